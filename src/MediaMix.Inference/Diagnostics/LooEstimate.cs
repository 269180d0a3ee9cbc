namespace MediaMix.Inference.Diagnostics;

/// <summary>Out-of-sample predictive accuracy over all observations (PSIS-LOO).</summary>
public sealed class LooEstimate
{
    /// <summary>Adds up pointwise results.</summary>
    /// <param name="points">One per observation, in the observations' order; at least one. Not copied: do not change it afterwards.</param>
    /// <param name="draws">Number of posterior draws S, which sets the threshold of k̂.</param>
    /// <exception cref="ArgumentException">There is no observation.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draws"/> is below 2.</exception>
    public LooEstimate(IReadOnlyList<LooPoint> points, int draws)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 2);
        if (points.Count == 0)
            throw new ArgumentException("There must be at least one observation.", nameof(points));

        Points = points;
        KhatThreshold = ParetoTail.Threshold(draws);
        var elpd = new PointwiseTotal([.. points.Select(p => p.Elpd)]);
        Elpd = elpd.Sum;
        ElpdStandardError = elpd.StandardError;
        EffectiveParameters = points.Sum(p => p.EffectiveParameters);
        UnreliablePoints = points.Count(p => !(p.Khat <= KhatThreshold));
    }

    /// <summary>The observations' own results.</summary>
    public IReadOnlyList<LooPoint> Points { get; }

    /// <summary>Sum of the pointwise expected log predictive densities; larger is better.</summary>
    public double Elpd { get; }

    /// <summary>√(n · var(elpd_i)), divisor n − 1; NaN for one observation.</summary>
    public double ElpdStandardError { get; }

    /// <summary>Effective number of parameters p_loo.</summary>
    public double EffectiveParameters { get; }

    /// <summary>The same accuracy on the deviance scale, −2 · elpd.</summary>
    public double Looic => -2 * Elpd;

    /// <summary>Largest k̂ that is trusted with this number of draws.</summary>
    public double KhatThreshold { get; }

    /// <summary>Number of observations whose k̂ is above the threshold or undefined: their elpd may be badly off.</summary>
    public int UnreliablePoints { get; }
}
