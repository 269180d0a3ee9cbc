using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Which of two decompositions contributions are, where media multiply the outcome. Sentences with full stops.</summary>
public static class DecompositionText
{
    /// <summary>The key: <c>additive</c> or <c>counterfactual</c>.</summary>
    /// <param name="decomposition">The decomposition.</param>
    public static string Key(Decomposition decomposition) => decomposition == Decomposition.Counterfactual ? "counterfactual" : "additive";

    /// <summary>What a contribution means; null where effects add up, so that there is no choice.</summary>
    /// <param name="analysis">What the fit says.</param>
    public static string? Of(FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return analysis switch
        {
            { IsMultiplicative: false } => null,
            { Decomposition: Decomposition.Counterfactual } =>
                "Contributions are counterfactual: what would be lost without a channel, all else as it was. Media multiply each other here, so that these losses overlap; what they count more than once is taken off as a step of its own, and all steps add up.",
            _ =>
                "Contributions are additive: media multiply each other here, and what all of them bring is divided among them by the logarithmic mean Divisia index, so that parts add up. They are not what would be lost without a channel; returns are, and so are contributions with report: { decomposition: counterfactual } in the model file.",
        };
    }
}
