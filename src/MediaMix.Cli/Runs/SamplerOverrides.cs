namespace MediaMix.Cli;

/// <summary>What the command line says about sampling; null = as in the model file.</summary>
sealed record SamplerOverrides(int? Chains = null, int? Warmup = null, int? Draws = null, ulong? Seed = null)
{
    public SamplerSpec Apply(SamplerSpec spec) => spec with
    {
        Chains = Chains ?? spec.Chains,
        Warmup = Warmup ?? spec.Warmup,
        Draws = Draws ?? spec.Draws,
        Seed = Seed ?? spec.Seed,
    };
}
