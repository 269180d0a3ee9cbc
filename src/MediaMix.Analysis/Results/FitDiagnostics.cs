using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>The worst values of the convergence diagnostics over parameters, ROI and contributions.</summary>
public sealed record FitDiagnostics
{
    /// <value>Chains.</value>
    public required int Chains { get; init; }

    /// <value>Budget of warm-up draws per chain.</value>
    public required int Warmup { get; init; }

    /// <value>Warm-up draws of the chain that took the most.</value>
    public required int WarmupUsed { get; init; }

    /// <value>Kept draws per chain.</value>
    public required int Draws { get; init; }

    /// <value>Seed.</value>
    public required ulong Seed { get; init; }

    /// <value>How the chains were run: at first as asked for, and otherwise because transitions diverged.</value>
    public required SamplerPass Pass { get; init; }

    /// <value>Divergent transitions of earlier passes.</value>
    public required int EarlierDivergences { get; init; }

    /// <value>Divergent transitions after warm-up.</value>
    public required int Divergences { get; init; }

    /// <value>Largest R-hat and the quantity it belongs to.</value>
    public required Extreme MaxRhat { get; init; }

    /// <value>Smallest bulk effective sample size.</value>
    public required Extreme MinEssBulk { get; init; }

    /// <value>Smallest tail effective sample size.</value>
    public required Extreme MinEssTail { get; init; }

    /// <value>Smallest E-BFMI over chains.</value>
    public required double MinEbfmi { get; init; }

    /// <value>Largest Pareto k of PSIS-LOO.</value>
    public required double MaxParetoK { get; init; }

    /// <value>Expected log predictive density by PSIS-LOO, on the scale of the outcome column.</value>
    public required double ElpdLoo { get; init; }

    /// <value>Effective number of parameters by PSIS-LOO.</value>
    public required double PLoo { get; init; }

    /// <value>Gradient evaluations, warm-up and earlier passes included.</value>
    public required long GradientEvaluations { get; init; }

    /// <value>P(total baseline &lt; 0).</value>
    public required double NegativeBaselineProbability { get; init; }
}

/// <summary>An extreme value with the name of the quantity it belongs to.</summary>
/// <param name="Name">Parameter or derived quantity.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Extreme(string Name, double Value)
{
    /// <summary>The largest of some R-hats; NaN where one of them is: a chain that never moved is worse than any value.</summary>
    internal static double WorstRhat(IEnumerable<double> values)
    {
        var worst = double.NegativeInfinity;
        foreach (var value in values)
            worst = Math.Max(worst, value);
        return double.IsNegativeInfinity(worst) ? 1 : worst;
    }
}
