using MediaMix.Inference;

namespace MediaMix;

/// <summary>What a model believes before it has seen an outcome, in the form in which a fit says what it believes afterwards.</summary>
public static class PriorDraws
{
    /// <summary>
    /// Draws every sampled parameter from its prior, those of pooled groups given their group's, and derives from them what a
    /// fit derives: coefficients, ROI, knots, effects of levels. Experiments are data and do not enter.
    /// </summary>
    /// <param name="model">Bound model.</param>
    /// <param name="seed">Decides the draws; draw i does not depend on how many there are.</param>
    /// <param name="count">Number of draws, at least 1.</param>
    /// <returns>One chain with the names of the fit's draws, in their order.</returns>
    public static Draws Sample(BoundModel model, ulong seed, int count)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return DrawAssembly.FromPrior(model, seed, count);
    }
}
