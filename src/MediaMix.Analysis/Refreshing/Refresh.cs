using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>
/// Fits again without forgetting: the posterior of an earlier run, made wider, becomes the prior of every parameter that both models share. Matched one by
/// one, so that correlations between parameters are forgotten.
/// </summary>
public static class Refresh
{
    /// <summary>Takes priors from an earlier fit.</summary>
    /// <param name="earlier">The earlier fit.</param>
    /// <param name="model">The new model, bound to the new data, with its own priors.</param>
    /// <param name="refresh">How wide.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1.</exception>
    /// <exception cref="InvalidInputException">The outcome of one counts money and that of the other units, so that no return of the one can be a prior of the other.</exception>
    public static RefreshResult Apply(FittedModel earlier, BoundModel model, RefreshSpec refresh)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(refresh);
        ArgumentOutOfRangeException.ThrowIfLessThan(refresh.Inflate, 1, nameof(refresh));
        if ((earlier.Model.Panel.OutcomeKind, model.Panel.OutcomeKind) is (OutcomeKind.Revenue, OutcomeKind.Units) or (OutcomeKind.Units, OutcomeKind.Revenue))
        {
            throw new InvalidInputException(new Fault(
                $"priors_from: the outcome of {refresh.Run} counts {Words(earlier.Model)}, that of this model {Words(model)}: what the one returned says nothing of the other.",
                "Take priors from a run of the same outcome, or state data.outcome_kind.", Subject: "priors_from"));
        }
        var carried = new CarriedDraws(earlier, model);
        var there = earlier.Model.Sampled.Select(static p => p.Key).ToHashSet();
        var stated = model.Spec.ParameterPriors.Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        var free = model.Parameters.Where(static p => p.IsSampled && !p.IsDeviation).ToArray();
        RefreshedPrior[] priors = [.. free.Where(p => there.Contains(p.Key)).Select(p => Prior(p, stated.Contains(p.Name), carried, refresh))];
        var spec = model.Spec with
        {
            ParameterPriors = [.. model.Spec.ParameterPriors, .. priors.Where(static p => p.Kept is null).Select(static p => new ParameterPrior(p.Parameter, p.Prior))],
        };
        return new RefreshResult(
            BoundModel.Bind(spec, model.Panel), priors,
            [.. free.Where(p => !there.Contains(p.Key)).Select(static p => p.Name)],
            Twice(earlier.Model.Panel, model.Panel, refresh.Inflate) is { } warning ? [warning] : []);
    }

    static string Words(BoundModel model) => model.Panel.OutcomeKind == OutcomeKind.Units ? "units" : "money";

    static RefreshedPrior Prior(ModelParameter parameter, bool isStated, CarriedDraws carried, RefreshSpec refresh)
    {
        var (name, original) = (parameter.Name, parameter.Prior);
        if (isStated)
            return new RefreshedPrior(name, original, original, "the model states a prior for it alone");
        if (carried.Of(parameter.Key, out var obstacle) is not { } draws)
            return new RefreshedPrior(name, original, original, obstacle);
        // Outside of the support lies what the new model rules out, such as a level above a bound.
        var inside = Array.FindAll(draws, original.Support.Contains);
        if (2 * inside.Length < draws.Length)
            return new RefreshedPrior(name, original, original, "the new model rules out what the earlier run found");
        if (MatchedPrior.Of(original, inside, refresh.Inflate) is not { } matched)
            return new RefreshedPrior(name, original, original, "what the earlier run knows of it cannot be made as wide");
        return !refresh.MayWiden && !(MatchedPrior.Width(matched) < MatchedPrior.Width(original))
            ? new RefreshedPrior(name, original, original, "what the earlier run knows of it, made wider, is no narrower")
            : new RefreshedPrior(name, original, matched with { Origin = PriorOrigin.Carried }, null);
    }

    /// <summary>Rows that the earlier run has seen would enter once as data and once through the priors.</summary>
    static Fault? Twice(Panel earlier, Panel panel, double inflate)
    {
        var seen = Fitted(earlier).ToHashSet();
        var fitted = Fitted(panel).ToArray();
        var twice = fitted.Count(seen.Contains);
        if (twice == 0)
            return null;
        var culture = CultureInfo.InvariantCulture;
        var fresh = Enumerable.Range(0, panel.Periods).Where(t => !seen.Any(cell => cell.Period == panel.Window.Label(t))).Select(panel.Window.Label).FirstOrDefault();
        return new Fault(
            string.Create(culture, $"priors_from: {twice} of {fitted.Length} fitted rows were fitted in the earlier run, too. What they say counts {1 + 1 / (inflate * inflate):0.##} times: once as data, 1/{inflate:0.##}² through the priors."),
            fresh is null
                ? "Every row is in both: refit without priors_from, or raise inflate."
                : $"Fit the new rows alone (data.from: {fresh}; rows before it still feed the carryover), or raise inflate.",
            Severity: Severity.Warning, Subject: "priors_from");
    }

    static IEnumerable<(string Geo, string Period)> Fitted(Panel panel) =>
        Enumerable.Range(0, panel.Cells).Where(cell => !double.IsNaN(panel.FittedOutcome[cell])).Select(cell => (panel.Geos[cell / panel.Periods], panel.Window.Label(cell % panel.Periods)));
}
