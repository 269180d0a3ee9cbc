namespace MediaMix.Analysis;

/// <summary>Actual against fitted, with the usual descriptive measures. None of them enters the verdict but the autocorrelation.</summary>
static class FitQuality
{
    public static FittedSeries Of(FittedModel fit, ComponentPass pass)
    {
        var panel = fit.Model.Panel;
        var actual = panel.Outcome.Values.AsSpan(panel.History, panel.Periods).ToArray();
        var expected = new double[panel.Periods];
        foreach (var mean in pass.Means)
            Numerics.Kernels.Add(expected, mean, expected);
        // The mean of the predictive distribution is the expected outcome itself; its draws only add Monte Carlo noise.
        var predictive = BandBuilder.Build(pass.Predictive, expected);
        var fitted = panel.FittedOutcome;
        var observed = Enumerable.Range(0, fitted.Length).Where(t => !double.IsNaN(fitted[t])).ToArray();
        var residuals = fitted.Zip(expected, static (y, e) => y - e).ToArray();
        return new FittedSeries(
            actual, expected, predictive,
            RSquared(actual, residuals, observed),
            Mape(actual, residuals, observed),
            observed.Count(t => actual[t] >= predictive.Q5[t] && actual[t] <= predictive.Q95[t]) / (double)observed.Length,
            Autocorrelation(pass.Innovations ?? Standardized(residuals, fit.Model)))
        {
            Exclusions = panel.Exclusions,
        };
    }

    static double RSquared(double[] actual, double[] residuals, int[] observed)
    {
        var (mean, offset) = (observed.Average(t => actual[t]), observed.Average(t => residuals[t]));
        return 1 - observed.Sum(t => Square(residuals[t] - offset)) / observed.Sum(t => Square(actual[t] - mean));
    }

    static double Mape(double[] actual, double[] residuals, int[] observed)
    {
        var errors = observed.Where(t => actual[t] != 0).Select(t => Math.Abs(residuals[t] / actual[t])).ToArray();
        return errors.Length > 0 ? errors.Average() : double.NaN;
    }

    /// <summary>Residuals of the same variance in every row.</summary>
    static double[] Standardized(double[] residuals, BoundModel model) =>
        model.RootWeights is { } roots ? [.. residuals.Zip(roots, static (r, root) => r * root)] : residuals;

    /// <summary>Lag-1 autocorrelation over pairs of neighbouring fitted periods; NaN with fewer than three pairs.</summary>
    static double Autocorrelation(double[] residuals)
    {
        var known = residuals.Where(static r => !double.IsNaN(r)).ToArray();
        var mean = known.Length > 0 ? known.Average() : 0;
        var (product, pairs) = (0.0, 0);
        for (var t = 1; t < residuals.Length; t++)
        {
            if (double.IsNaN(residuals[t]) || double.IsNaN(residuals[t - 1]))
                continue;
            product += (residuals[t] - mean) * (residuals[t - 1] - mean);
            pairs++;
        }
        return pairs < 3 ? double.NaN : product / pairs / known.Average(r => Square(r - mean));
    }

    static double Square(double x) => x * x;
}
