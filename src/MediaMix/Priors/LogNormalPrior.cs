using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Log-normal prior: ln x is normal(mu, sigma); ln p(x) = −ln x − (ln x − mu)²/(2 sigma²) − ln sigma − ½ ln 2π, x &gt;
/// 0.
/// </summary>
/// <param name="Mu">Mean of ln x; e^mu is the median of x.</param>
/// <param name="Sigma">Standard deviation of ln x, &gt; 0.</param>
public sealed record LogNormalPrior(double Mu, double Sigma) : Prior
{
    /// <value>Mean of ln x; e^mu is the median of x.</value>
    public double Mu { get; init => field = ArgumentDomain.Finite.Check(value, nameof(Mu)); } =
        ArgumentDomain.Finite.Check(Mu, nameof(Mu));

    /// <value>Standard deviation of ln x, &gt; 0.</value>
    public double Sigma { get; init => field = ArgumentDomain.Positive.Check(value, nameof(Sigma)); } =
        ArgumentDomain.Positive.Check(Sigma, nameof(Sigma));

    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => ScalarMath.Exp(Mu + 0.5 * Sigma * Sigma);

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(
        -ScalarMath.Log(Sigma) - ScalarMath.HalfLogTwoPi, LogLower: -1, LogQuadratic: -0.5 / (Sigma * Sigma), LogCentre: Mu);

    /// <inheritdoc/>
    public override string Text => PriorText.Format("lognormal", Mu, Sigma);

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        var logValue = ScalarMath.Log(value);
        var z = (logValue - Mu) / Sigma;
        derivative = -(1 + z / Sigma) / value;
        return -0.5 * z * z - logValue - ScalarMath.Log(Sigma) - ScalarMath.HalfLogTwoPi;
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        ArgumentDomain.CheckProbability(probability);
        return Inside(ScalarMath.Exp(Mu + Sigma * ScalarMath.NormalQuantile(probability)));
    }

    /// <summary>The log-normal prior with a given mean and standard deviation: sigma² = ln(1 + (sd/mean)²), mu = ln mean − sigma²/2.</summary>
    /// <param name="mean">Mean of x, &gt; 0.</param>
    /// <param name="sd">Standard deviation of x, &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a positive number, or their ratio is out of reach.</exception>
    public static LogNormalPrior FromMeanSd(double mean, double sd)
    {
        ArgumentDomain.Positive.Check(mean, nameof(mean));
        ArgumentDomain.Positive.Check(sd, nameof(sd));
        var ratio = sd / mean;
        var variance = ScalarMath.Log1p(ratio * ratio);
        return new LogNormalPrior(ScalarMath.Log(mean) - 0.5 * variance, Math.Sqrt(variance));
    }
}
