using MediaMix.Inference;

namespace MediaMix.Cli;

/// <summary>What the command line says about sampling; null = as in the model file.</summary>
/// <param name="Chains">Number of chains.</param>
/// <param name="Warmup">Budget of warm-up draws per chain.</param>
/// <param name="Draws">Kept draws per chain.</param>
/// <param name="Seed">Seed.</param>
/// <param name="IsAudit">True for dispersed starts, and for twice the usual number of chains unless a number is given.</param>
sealed record SamplerOverrides(int? Chains = null, int? Warmup = null, int? Draws = null, ulong? Seed = null, bool IsAudit = false)
{
    const int AuditChains = 8;

    public SamplerSpec Apply(SamplerSpec spec) => spec with
    {
        Chains = Chains ?? (IsAudit ? Math.Max(spec.Chains, AuditChains) : spec.Chains),
        Warmup = Warmup ?? spec.Warmup,
        Draws = Draws ?? spec.Draws,
        Seed = Seed ?? spec.Seed,
        Starts = IsAudit ? StartKind.Dispersed : spec.Starts,
    };
}
