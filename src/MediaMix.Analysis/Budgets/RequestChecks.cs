using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>Whether a question fits a model; all faults at once.</summary>
static class RequestChecks
{
    const int MostPeriods = 1000;

    public static void Run(BoundModel model, BudgetRequest request)
    {
        var faults = new FaultList();
        if (request.Periods is < 1 or > MostPeriods)
            faults.Error(Invariant($"A plan of {request.Periods} periods is not possible."), Invariant($"It has 1 to {MostPeriods}."));
        if (request.Detail is PlanDetail.Geo or PlanDetail.Cell && model.Panel.Geos.Count == 1)
            faults.Error("The model has one geo, so there is nothing to divide between geos.", "Decide by channel or by period.");
        if (request.Margin is { Column: { } column })
            Margin(model.Panel, column, faults);
        if (request.Draws < 10)
            faults.Error(Invariant($"{request.Draws} draws are too few to plan with."), "Use at least 10.");
        Target(request.Target, faults);
        Risk(request, faults);
        Scope(model, request, faults);
        foreach (var limit in request.Limits)
            Limit(model, request, limit, faults);
        faults.ThrowIfErrors();
    }

    static void Margin(Panel panel, string column, FaultList faults)
    {
        if (!panel.Series.ContainsKey(column))
            faults.Error($"The data have no column {column}, which is the margin per unit of outcome.", "Name a column of numbers, or state the margin as a number.");
        else if (panel.WindowOf(column) is var cells && Array.FindIndex(cells, static x => x < 0) is var cell and >= 0)
            faults.Error(Invariant($"The margin ({column}) is negative ({cells[cell]}) in period {panel.Window.Label(cell % panel.Periods)}."), "It is the money earned per unit of outcome, 0 or more.");
        else if (!Array.Exists(panel.WindowOf(column), static x => x > 0))
            faults.Error($"The margin ({column}) is 0 in every row.", "Leave it out: without a margin effects are maximised.");
    }

    static void Target(BudgetTarget target, FaultList faults)
    {
        (string Name, double? Value)[] numbers = target switch
        {
            FixedBudget f => [("budget", f.Budget)],
            TargetRoi t => [("target ROI", t.Roi), ("budget", t.Ceiling)],
            TargetMarginalRoi t => [("target marginal ROI", t.MarginalRoi), ("budget", t.Ceiling)],
            TargetOutcome t => [("target outcome", t.Outcome), ("budget", t.Ceiling)],
            TargetProbability t => [("budget", t.Ceiling)],
            _ => [],
        };
        foreach (var (name, value) in numbers)
        {
            if (value is { } number && !(number > 0 && double.IsFinite(number)))
                faults.Error(Invariant($"The {name} is {number}."), "It must be a number above 0.");
        }
    }

    static void Risk(BudgetRequest request, FaultList faults)
    {
        switch (request.Risk)
        {
            case OutcomeQuantile q when !(q.Probability is > 0 and < 1):
                faults.Error(Invariant($"A quantile of {q.Probability} is not possible."), "It lies between 0 and 1, such as 0.1.");
                break;
            case WorstMean w when !(w.Share is > 0 and <= 1):
                faults.Error(Invariant($"The worst {w.Share} of the draws is not possible."), "It is a share above 0 and at most 1, such as 0.1.");
                break;
            case MeanLessSd m when !(m.Aversion >= 0 && double.IsFinite(m.Aversion)):
                faults.Error(Invariant($"An aversion of {m.Aversion} is not possible."), "It is 0 or more, such as 1.");
                break;
            case ReachGoal when request.Target is TargetOutcome or TargetRoi or TargetMarginalRoi:
                faults.Error("The probability of a goal can be maximised for a given budget only.", "State a budget, or the probability that is wanted (--target-probability), or leave the goal out.");
                break;
        }
        if (request.Target is TargetProbability target)
        {
            if (!(target.Probability is > 0 and < 1))
                faults.Error(Invariant($"A target probability of {target.Probability} is not possible."), "It lies between 0 and 1, such as 0.9.");
            if (request.Risk is not ReachGoal)
                faults.Error("A target probability needs a goal that is reached with it.", "State the goal, too (--goal).");
        }
    }

    static void Scope(BoundModel model, BudgetRequest request, FaultList faults)
    {
        if (request.RiskOf == RiskScope.Effect)
        {
            if (request.Future is not null)
                faults.Error("What is assumed of the plan's periods matters for the outcome only, not for the effect of the media.", "Leave it out, or ask for the outcome (--risk-of outcome).");
            return;
        }
        if (model.Spec.Likelihood is LogNormalErrors)
            faults.Error("Under log-normal errors noise grows with the outcome, and plans cannot be optimised by the noisy outcome yet.", "Ask for the effect of the media (--risk-of effect).");
        if (request.Target is TargetRoi)
            faults.Error("A return per unit spent is one of the media, not of the whole outcome.", "Ask for the effect of the media (--risk-of effect), or state a target outcome.");
        if (request.Future is { } future && future.Periods - model.Panel.Periods != request.Periods)
            faults.Error(Invariant($"The plan has {request.Periods} periods, and {future.Periods - model.Panel.Periods} are assumed."), "Assume as many as are planned.");
    }

    static void Limit(BoundModel model, BudgetRequest request, SpendLimit limit, FaultList faults)
    {
        Names("channel", limit.Channels, [.. model.Spec.Channels.Select(static c => c.Name)], limit, faults);
        Names("geo", limit.Geos, model.Panel.Geos, limit, faults);
        foreach (var name in (limit.Channels ?? []).Where(name => model.Spec.Channels.Any(c => c.Name == name)))
        {
            if (model.Constants.Channels.First(c => c.Name == name).Spend <= 0)
                faults.Error($"{limit.Statement}: the channel {name} has no spend in the data, so it is not planned.", "Leave it out.", limit.Where);
        }
        var to = limit.To ?? request.Periods - 1;
        if (limit.From < 0 || limit.From > to || to >= request.Periods)
            faults.Error(Invariant($"{limit.Statement}: periods {limit.From + 1} to {to + 1} do not lie inside the {request.Periods} of the plan."), null, limit.Where);
        if (limit.Least is null && limit.Most is null)
            faults.Error($"{limit.Statement}: neither a least nor a most is stated.", null, limit.Where);
        if (limit.Least is < 0 || limit.Most is < 0)
            faults.Error($"{limit.Statement}: spend is never below 0.", null, limit.Where);
        if (limit.Least > limit.Most)
            faults.Error(Invariant($"{limit.Statement}: the least, {limit.Least}, is more than the most, {limit.Most}."), null, limit.Where);
    }

    static void Names(string what, SpecList<string>? names, IReadOnlyList<string> known, SpendLimit limit, FaultList faults)
    {
        foreach (var name in (names ?? []).Where(name => !known.Contains(name)))
        {
            var near = DidYouMean.Suggest(name, known);
            faults.Error($"{limit.Statement}: there is no {what} {name}.", near is null ? $"There are {string.Join(", ", known)}." : $"Did you mean {near}?", limit.Where);
        }
    }
}
