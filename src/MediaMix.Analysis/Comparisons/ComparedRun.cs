using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>What is compared of one fitted model.</summary>
/// <param name="Name">What it is called; unique among those compared.</param>
/// <param name="Model">The model.</param>
/// <param name="Loo">Leave-one-out estimate over its fitted cells, densities per outcome unit whatever the likelihood.</param>
/// <param name="Roi">Return of every paid channel.</param>
/// <param name="Health">Whether its chains agree.</param>
public sealed record ComparedRun(string Name, BoundModel Model, LooEstimate Loo, IReadOnlyDictionary<string, Estimate> Roi, FitHealth Health)
{
    /// <summary>Prepares a fit for comparison: one walk over its draws for densities, one for returns.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="run">Threads, and when to stop; changes no result.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ComparedRun Of(string name, FittedModel fit, Execution run = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        return new ComparedRun(
            name, fit.Model, CellPass.Run(fit, ComponentPass.Run(fit, run: run), run).Loo,
            ChannelRoi.Of(fit, run).ToDictionary(static pair => pair.Key, static pair => BandBuilder.Estimate(pair.Value), StringComparer.Ordinal),
            FitHealth.Of(fit));
    }

    /// <summary>Largest Pareto k̂ of its observations.</summary>
    public double MaxParetoK => Loo.Points.Max(static p => p.Khat);
}
