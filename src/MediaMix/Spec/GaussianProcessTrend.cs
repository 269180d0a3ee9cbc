namespace MediaMix;

/// <summary>
/// A trend without stated form: a Gaussian process on the scale of the outcome, less its mean over the window, since the intercept
/// carries the level.
/// </summary>
/// <param name="Process">The process.</param>
public sealed record GaussianProcessTrend(GaussianProcess Process) : TrendSpec
{
    /// <summary>A process with all defaults.</summary>
    public GaussianProcessTrend()
        : this(new GaussianProcess())
    {
    }
}
