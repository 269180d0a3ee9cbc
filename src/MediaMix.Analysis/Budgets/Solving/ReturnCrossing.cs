namespace MediaMix.Analysis;

/// <summary>
/// The largest budget whose best plan returns so much per unit spent. Returns need not fall with the budget: behind the threshold of an S-shaped channel they rise, so the search
/// comes from above. What is at most <c>b</c> brings at most the bound U of the best plan for <c>b</c>, so no plan that spends more than U/return, up to
/// <c>b</c>, returns enough: these budgets are passed over at once. Where the bound tells nothing the search goes down in steps, ever longer ones, and only between the last two of
/// these it is halved.
/// </summary>
static class ReturnCrossing
{
    const double FirstStep = 0.01, LongestStep = 0.16;
    const int MostHalvings = 40;

    /// <summary>Finds the plan; null where none returns so much.</summary>
    /// <param name="solve">The best plan that spends at most a budget, with value and bound of the same outcome that counts for the return; null where the constraints allow none.</param>
    /// <param name="roi">Outcome per unit of money, > 0.</param>
    /// <param name="ceiling">Largest budget.</param>
    /// <param name="least">Below this none is looked for, > 0.</param>
    /// <param name="precision">Relative width at which halving stops.</param>
    public static SolvedPlan? Find(Func<double, SolvedPlan?, SolvedPlan?> solve, double roi, double ceiling, double least, double precision)
    {
        var (budget, above, step, isPassed, last) = (ceiling, ceiling, FirstStep, true, (SolvedPlan?)null);
        while (budget >= least && solve(budget, last) is { } plan)
        {
            if (Reaches(plan, roi))
                return isPassed ? plan : Halve(solve, roi, plan, above, precision);
            last = plan;
            // What the search has not found may lie up to the bound, so it is the bound that rules budgets out.
            var passed = plan.Certificate.Bound / roi;
            isPassed = passed < (1 - FirstStep) * budget;
            above = budget;
            budget = isPassed ? passed : (1 - step) * budget;
            step = isPassed ? FirstStep : Math.Min(2 * step, LongestStep);
        }
        return null;
    }

    static bool Reaches(SolvedPlan plan, double roi) => plan.Utility >= roi * plan.Spent;

    static SolvedPlan Halve(Func<double, SolvedPlan?, SolvedPlan?> solve, double roi, SolvedPlan best, double above, double precision)
    {
        var low = best.Spent;
        for (var i = 0; i < MostHalvings && above - low > precision * above; i++)
        {
            var middle = 0.5 * (low + above);
            var plan = solve(middle, best);
            if (plan is not null && Reaches(plan, roi))
                (best, low) = (plan, middle);
            else
                above = middle;
        }
        return best;
    }
}
