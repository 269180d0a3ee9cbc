namespace MediaMix.Analysis;

/// <summary>A model whose priors come from an earlier run.</summary>
/// <param name="Model">The model, bound to the new data.</param>
/// <param name="Priors">Every parameter that both share, and what became of its prior, in the order of reports.</param>
/// <param name="NewParameters">Parameters that the earlier run does not have; they keep the prior that the model gives them.</param>
/// <param name="Warnings">Rows that would count twice.</param>
public sealed record RefreshResult(
    BoundModel Model, IReadOnlyList<RefreshedPrior> Priors, IReadOnlyList<string> NewParameters, IReadOnlyList<Fault> Warnings)
{
    /// <summary>One sentence: how many priors come from the earlier run.</summary>
    /// <param name="run">Name of the run.</param>
    /// <param name="inflate">Factor on standard deviations.</param>
    public string Summary(string run, double inflate)
    {
        var taken = Priors.Count(static p => p.Kept is null);
        var kept = Priors.Count - taken;
        return FormattableString.Invariant(
            $"Priors of {taken} parameters come from {run}, {inflate:0.##} times as wide as what it learned; {kept + NewParameters.Count} keep those of the model ({kept} of which it could not narrow or which mean something else there, {NewParameters.Count} that it does not have).");
    }
}

/// <summary>What became of the prior of one parameter.</summary>
/// <param name="Parameter">Name.</param>
/// <param name="Original">Prior that the model gives it by itself.</param>
/// <param name="Prior">Prior that it has now.</param>
/// <param name="Kept">Why it keeps the original; null where it does not.</param>
public sealed record RefreshedPrior(string Parameter, Prior Original, Prior Prior, string? Kept);
