using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>A plan that was found, with the set it was sought in.</summary>
/// <param name="Point">Variables, money.</param>
/// <param name="Certificate">How good it is at least.</param>
/// <param name="Multipliers">Prices of the rows.</param>
/// <param name="Set">The set.</param>
sealed record SolvedPlan(double[] Point, BudgetCertificate Certificate, double[] Multipliers, Polytope Set);

/// <summary>
/// Solves a question: directly where the budget is given or the next unit has a price, else by finding the budget whose best plan just reaches the
/// target; what the best plan brings rises with the budget, so the root is bracketed and halved.
/// </summary>
sealed class BudgetSearch(PlanProblem problem, CancellationToken token)
{
    const int MostHalvings = 40;
    const double Precision = 1e-5;

    readonly PlanConstraints _constraints = new(problem.Map, problem.Reference);
    readonly double[] _reference = problem.Map.Collect(problem.Reference);

    public SolvedPlan Run()
    {
        // A budget that is to be found can clash with nothing but the ceiling.
        var first = problem.Request.Target is FixedBudget { IsCeiling: false } ? (problem.Ceiling, false) : (problem.Ceiling, true);
        ThrowIfEmpty(first);
        return problem.Request.Target switch
        {
            TargetOutcome target => LeastBudget(target),
            TargetRoi target => LargestBudget(target),
            _ => Solve(_constraints.Set(first, problem.Ceiling, problem.Request.Limits), _reference, 1),
        };
    }

    /// <summary>The best plan that spends exactly a budget; null where the constraints do not allow that.</summary>
    public SolvedPlan? TrySolve(double budget, double[] start, double looser)
    {
        var set = _constraints.Set((budget, false), Math.Max(budget, problem.Ceiling), problem.Request.Limits);
        return ConstraintClash.IsEmpty(set) ? null : Solve(set, start, looser);
    }

    SolvedPlan Solve(Polytope set, double[] start, double looser)
    {
        // Ends that are stated twice may cross by a rounding.
        set = set with { Upper = [.. set.Upper.Zip(set.Lower, Math.Max)] };
        // A plan that spends exactly so much is worth the same whatever a unit costs.
        var search = new PlanSearch(problem.Objective(set), set, problem.Request.Tolerance * looser, token);
        var (point, certificate) = search.Run(start);
        return new SolvedPlan(point, certificate, search.Multipliers, set);
    }

    void ThrowIfEmpty((double, bool) total)
    {
        // Without an end of their own: that no channel can spend more than all of the budget follows from the budget.
        var endless = 1e3 * problem.Ceiling;
        var set = _constraints.Set(total, endless, problem.Request.Limits);
        var (lower, upper) = _constraints.Natural(endless);
        var clash = ConstraintClash.Find(set, lower, upper);
        if (clash.Count == 0)
            return;
        var where = clash.Select(i => i - 1).Where(static i => i >= 0).Select(i => problem.Request.Limits[i].Where).FirstOrDefault(static w => w is not null);
        throw new InvalidInputException(new Fault(
            $"No plan can keep all of these: {string.Join("; ", clash.Select(i => set.Statements[i]))}.",
            clash.Count == 1 ? "It contradicts itself." : "Any plan can keep them if one of them is given up or loosened.", where));
    }

    /// <summary>The least budget whose best plan brings so much.</summary>
    SolvedPlan LeastBudget(TargetOutcome target)
    {
        var (low, high) = (Least(), problem.Ceiling);
        var best = TrySolve(high, _reference, 1) ?? throw Unreachable(Invariant($"The constraints do not allow to spend {high:#,0.##}."));
        if (best.Certificate.Value < target.Outcome)
            throw Unreachable(Invariant($"The best plan for {high:#,0.##} brings {best.Certificate.Value:#,0.##}, less than the target of {target.Outcome:#,0.##}."));
        return Bisect(low, high, best, plan => plan.Certificate.Value >= target.Outcome, keepHigh: true);
    }

    /// <summary>The largest budget whose best plan returns so much per unit.</summary>
    SolvedPlan LargestBudget(TargetRoi target)
    {
        var (high, plan) = (problem.Ceiling, TrySolve(problem.Ceiling, _reference, 1));
        if (plan is not null && Reaches(plan))
            return plan;
        for (var budget = 0.7 * high; budget > Math.Max(Least(), 1e-4 * problem.Ceiling); budget *= 0.7)
        {
            plan = TrySolve(budget, [.. _reference.Select(x => x * budget / Math.Max(_reference.Sum(), double.Epsilon))], 1);
            if (plan is not null && Reaches(plan))
                return Bisect(budget, high, plan, Reaches, keepHigh: false);
            high = budget;
        }
        throw Unreachable(Invariant($"No plan that keeps the constraints returns {target.Roi} per unit spent."));

        bool Reaches(SolvedPlan solved) => problem.ReturnFactor * solved.Certificate.Value >= target.Roi * solved.Point.Sum();
    }

    SolvedPlan Bisect(double low, double high, SolvedPlan best, Func<SolvedPlan, bool> reaches, bool keepHigh)
    {
        for (var i = 0; i < MostHalvings && high - low > Precision * high; i++)
        {
            var middle = 0.5 * (low + high);
            var plan = TrySolve(middle, [.. best.Point.Select(x => x * middle / best.Point.Sum())], 1);
            var isReached = plan is not null && reaches(plan);
            if (isReached)
                best = plan!;
            if (isReached == keepHigh)
                high = middle;
            else
                low = middle;
        }
        return best;
    }

    /// <summary>What the constraints make any plan spend.</summary>
    double Least() => _constraints.Set(null, problem.Ceiling, problem.Request.Limits).Lower.Sum();

    static InvalidInputException Unreachable(string message) => new(new Fault(message, "Ask for less, allow more budget, or loosen the constraints."));
}
