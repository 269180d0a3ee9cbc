namespace MediaMix.Analysis;

/// <summary>How variants and placebos of a fit are run.</summary>
public sealed record SensitivityOptions
{
    /// <value>Decides placebo media and fits; null (default) = the seed of the fit.</value>
    public ulong? Seed { get; init; }

    /// <value>Fits at the same time, one thread each; 0 = one per processor. Changes no result.</value>
    public int Threads { get; init; }

    /// <value>How each variant is fitted; its seed is not used. Default <see cref="RecoveryOptions.ShortChains"/> with twice the draws.</value>
    public SamplerSpec Sampler { get; init; } = RecoveryOptions.ShortChains with { Draws = 500 };

    /// <value>Channels of noise that are tried, each in a fit of its own; at least 1, default 5.</value>
    public int NoisePlacebos { get; init; } = 5;

    /// <value>Called after every fit from its thread, with the number of fits done so far; null = nobody is told.</value>
    public Action<int>? Completed { get; init; }
}
