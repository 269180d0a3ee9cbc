namespace MediaMix.Analysis;

/// <summary>Where the truths of a recovery study come from.</summary>
public enum TruthSource
{
    /// <summary>The priors: what the analyst held possible before seeing an outcome. Intervals must cover as often as they say.</summary>
    Prior,

    /// <summary>The posterior of a fit: worlds like the one that the data describe.</summary>
    Posterior,
}

/// <summary>A return that a recovery study takes as true.</summary>
/// <param name="Channel">Paid channel of the model.</param>
/// <param name="Roi">Outcome per unit of spend over the window, carry-out included; finite and not 0.</param>
public sealed record StatedRoi(string Channel, double Roi);

/// <summary>How a recovery study is run.</summary>
public sealed record RecoveryOptions
{
    /// <summary>Chains that are long enough for 5 and 95 % quantiles and short enough for a hundred fits in a minute or so.</summary>
    public static SamplerSpec ShortChains { get; } = new() { Chains = 4, Warmup = 300, Draws = 250 };

    /// <value>Number of simulated data sets, each fitted once; at least 1, default 100.</value>
    public int Refits { get; init; } = 100;

    /// <value>Decides every truth, outcome and fit. Default 42.</value>
    public ulong Seed { get; init; } = 42;

    /// <value>Fits at the same time, one thread each; 0 = one per processor. Changes no result.</value>
    public int Threads { get; init; }

    /// <value>Where truths come from, but for the stated returns; default the prior.</value>
    public TruthSource Truth { get; init; }

    /// <value>Returns that are the same in every truth; default none.</value>
    public IReadOnlyList<StatedRoi> Stated { get; init; } = [];

    /// <value>How each data set is fitted; its seed is not used. Default <see cref="ShortChains"/>.</value>
    public SamplerSpec Sampler { get; init; } = ShortChains;

    /// <value>
    /// Model that is fitted to the simulated data in place of the one that made them: with the same channels and controls, all priors
    /// written. Null (default) = the same model, so that whatever is found wrong is not the model.
    /// </value>
    public ModelSpec? Analyst { get; init; }

    /// <value>Called after every fit from its thread, with the number of fits done so far; null = nobody is told.</value>
    public Action<int>? Completed { get; init; }
}
