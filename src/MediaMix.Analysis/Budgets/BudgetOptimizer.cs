namespace MediaMix.Analysis;

/// <summary>
/// Finds the best spend of the next periods: maximises what the posterior says of the media's effect, carry-in of past media and carry-out after the
/// plan included, over all plans that keep the constraints. Effects are those of ROI (see <c>docs/statistics.md</c>); their derivatives are exact.
/// </summary>
public static class BudgetOptimizer
{
    /// <summary>Multiples of the budget for which the frontier is computed.</summary>
    static readonly double[] FrontierMultiples = [.. Enumerable.Range(5, 11).Select(static i => i / 10.0)];

    /// <summary>Finds the best plan. Deterministic: the same fit and question give the same bits, whatever the number of threads.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="request">The question.</param>
    /// <param name="returns">What the fit says of its channels, for their grades; null = no grades.</param>
    /// <param name="withFrontier">True to solve for other budgets, too.</param>
    /// <param name="token">Stops the search.</param>
    /// <exception cref="InvalidInputException">The question cannot be answered, or its constraints clash; all faults are listed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BudgetPlan Optimize(
        FittedModel fit, BudgetRequest request, IReadOnlyList<ChannelReturn>? returns = null, bool withFrontier = false, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(request);
        RequestChecks.Run(fit.Model, request);
        var problem = PlanProblem.Of(fit, request, token);
        var solved = new BudgetSearch(problem, token).Run();
        var plan = new PlanReview(problem, solved, returns).Plan();
        return withFrontier ? plan with { Frontier = Frontier(problem, solved, token) } : plan;
    }

    static List<FrontierPoint> Frontier(PlanProblem problem, SolvedPlan solved, CancellationToken token)
    {
        var budget = solved.Point.Sum();
        var points = new List<FrontierPoint>();
        foreach (var multiple in FrontierMultiples)
        {
            if (new BudgetSearch(problem, token).TrySolve(multiple * budget, [.. solved.Point.Select(x => multiple * x)], 4) is not { } other)
                continue;
            points.Add(new FrontierPoint(
                multiple * budget,
                BandBuilder.Estimate(problem.Effects.Together(other.Point)),
                // Where every limit is reached a further unit could not be spent.
                other.Multipliers[0] > 0 ? problem.ReturnFactor * other.Multipliers[0] : double.NaN,
                [.. Enumerable.Range(0, problem.Map.Channels.Length).Select(b => other.Point.AsSpan(problem.Map.First(b), problem.Map.Counts[b]).ToArray().Sum())]));
        }
        return points;
    }
}
