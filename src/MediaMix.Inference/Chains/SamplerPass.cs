namespace MediaMix.Inference;

/// <summary>One run of all chains. While any transition diverges another follows, and the last one counts.</summary>
/// <param name="Index">0 = as asked for; 1 = with smaller steps; 2 = with refined steps.</param>
/// <param name="TargetAccept">Acceptance statistic that the step size was tuned to.</param>
/// <param name="Refinement">How steps were refined; null = not at all.</param>
public sealed record SamplerPass(int Index, double TargetAccept, StepRefinement? Refinement)
{
    /// <summary>What is left of the distance to an acceptance of 1: 0.9 becomes 0.95.</summary>
    const double SmallerSteps = 0.5;

    /// <summary>Where steps are refined one by one, the step size need not suit the narrowest place.</summary>
    const double RefinedTarget = 0.8;

    /// <summary>The passes of a run, each run only if a transition diverged in the one before.</summary>
    internal static IReadOnlyList<SamplerPass> Of(SamplerOptions options)
    {
        var first = new SamplerPass(0, options.TargetAccept, options.Refinement);
        return options.Retry && options.Refinement is null
            ? [first, new(1, 1 - SmallerSteps * (1 - options.TargetAccept), null), new(2, Math.Min(options.TargetAccept, RefinedTarget), new StepRefinement())]
            : [first];
    }

    /// <summary>The options of this pass.</summary>
    internal SamplerOptions Apply(SamplerOptions options) => options with { TargetAccept = TargetAccept, Refinement = Refinement };

    /// <summary>Name of a chain's log in this pass.</summary>
    internal string LogName(int chain) => Index == 0
        ? FormattableString.Invariant($"chain-{chain}")
        : FormattableString.Invariant($"retry-{Index}-chain-{chain}");
}
