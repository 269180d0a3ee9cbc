namespace MediaMix;

/// <summary>Converts priors that people state per week to the panel's own period.</summary>
static class WeeklyPrior
{
    const double SmallestShape = 0.5;

    /// <summary>
    /// The beta prior of <c>d^exponent</c> when <c>d</c>, a retention per week, is beta(a, b): same mean and variance,
    /// from E[d^k] = Γ(a+k)Γ(a+b) / (Γ(a)Γ(a+b+k)); the variance is lowered where a shape would fall below one half.
    /// </summary>
    public static Prior Retention(double a, double b, double exponent)
    {
        if (exponent == 1)
            return new BetaPrior(a, b);
        var mean = Moment(a, b, exponent);
        var variance = Moment(a, b, 2 * exponent) - mean * mean;
        var total = mean * (1 - mean) / variance - 1;
        // Months turn a weekly retention into something near 0, whose exact variance would be a spike at 0 that says
        // nothing and cannot be sampled; the mean is kept.
        total = Math.Max(total, SmallestShape / Math.Min(mean, 1 - mean));
        return new BetaPrior(Round(mean * total), Round((1 - mean) * total));
    }

    static double Moment(double a, double b, double k) => Math.Exp(
        Numerics.ScalarMath.LogGamma(a + k) + Numerics.ScalarMath.LogGamma(a + b)
        - Numerics.ScalarMath.LogGamma(a) - Numerics.ScalarMath.LogGamma(a + b + k));

    // Four digits keep the printed default readable; the difference is far below what a prior can mean.
    static double Round(double value) => Math.Round(value, 4);
}
