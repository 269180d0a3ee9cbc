using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>
/// Solves a question: directly where the budget is given or the next unit has a price, else by finding the budget whose best plan just reaches the
/// target. What the best plan for at most a budget brings never falls with the budget; what it returns per unit may.
/// </summary>
sealed class BudgetSearch(PlanProblem problem, CancellationToken token)
{
    const int MostHalvings = 40;
    const double Precision = 1e-5;

    /// <summary>Budgets below this share of the ceiling are not looked at.</summary>
    const double SmallestShare = 1e-4;

    readonly PlanConstraints _constraints = new(problem.Map, problem.Reference);
    readonly double[] _reference = problem.Map.Collect(problem.Reference);

    public SolvedPlan Run()
    {
        // A budget that is to be found can clash with nothing but the ceiling.
        var first = problem.Request.Target is FixedBudget { IsCeiling: false } ? (problem.Ceiling, false) : (problem.Ceiling, true);
        ThrowIfEmpty(first);
        return problem.Request.Target switch
        {
            TargetOutcome target => LeastBudget(target.Outcome),
            TargetProbability target => LeastBudget(target.Probability),
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
        var objective = problem.Objective(set);
        var search = new PlanSearch(objective, set, problem.Tolerance(objective, start) * looser, token);
        var (point, certificate) = search.Run(start);
        return new SolvedPlan(point, certificate, search.Multipliers, set, problem.Measure(objective).Exact(objective.Outcomes(point)));
    }

    void ThrowIfEmpty((double, bool) total)
    {
        // Without an end of their own: that no channel can spend more than all of the budget follows from the budget.
        var endless = 1e3 * problem.Ceiling;
        var set = _constraints.Set(total, endless, problem.Request.Limits);
        var (lower, upper) = _constraints.Natural(endless);
        var clash = ConstraintClash.Find(set, lower, upper);
        if (clash.Statements.Count == 0)
            return;
        var where = clash.Statements.Select(i => i - 1).Where(static i => i >= 0).Select(i => problem.Request.Limits[i].Where).FirstOrDefault(static w => w is not null);
        throw new InvalidInputException(new Fault(
            $"No plan {(clash.Proof.IsProven ? "can keep" : "was found that keeps")} all of these: {string.Join("; ", clash.Statements.Select(i => set.Statements[i]))}.",
            clash.Statements.Count == 1 ? "It contradicts itself." : "Any plan can keep them if one of them is given up or loosened.", where));
    }

    /// <summary>The least budget whose best plan reaches so much of what is asked for.</summary>
    SolvedPlan LeastBudget(double wanted)
    {
        var (low, high) = (Least(), problem.Ceiling);
        var best = SolveAtMost(high, null)!;
        if (best.Utility < wanted)
        {
            throw Unreachable(problem.Request.Target is TargetProbability
                ? Invariant($"The best plan found for at most {high:#,0.##} reaches the goal with a probability of {best.Utility:0.###}, less than {wanted}.")
                : Invariant($"The best plan found for at most {high:#,0.##} brings {best.Utility:#,0.##}, less than the target of {wanted:#,0.##}."));
        }
        high = best.Spent;
        for (var i = 0; i < MostHalvings && high - low > Precision * high; i++)
        {
            var middle = 0.5 * (low + high);
            if (SolveAtMost(middle, best) is { } plan && plan.Utility >= wanted)
                (best, high) = (plan, Math.Min(middle, plan.Spent));
            else
                low = middle;
        }
        return best;
    }

    /// <summary>The largest budget whose best plan returns so much per unit.</summary>
    SolvedPlan LargestBudget(TargetRoi target) =>
        ReturnCrossing.Find(SolveAtMost, target.Roi / problem.ReturnFactor, problem.Ceiling, Math.Max(Least(), SmallestShare * problem.Ceiling), Precision)
        ?? throw Unreachable(Invariant($"No plan was found that keeps the constraints and returns {target.Roi} per unit spent."));

    /// <summary>The best plan that spends at most a budget; null where the constraints do not allow that.</summary>
    SolvedPlan? SolveAtMost(double budget, SolvedPlan? near)
    {
        var set = _constraints.Set((budget, true), problem.Ceiling, problem.Request.Limits);
        var start = near?.Point ?? _reference;
        return ConstraintClash.IsEmpty(set) ? null : Solve(set, [.. start.Select(x => x * budget / Math.Max(start.Sum(), double.Epsilon))], 1);
    }

    /// <summary>What the constraints make any plan spend.</summary>
    double Least() => _constraints.Set(null, problem.Ceiling, problem.Request.Limits).Lower.Sum();

    static InvalidInputException Unreachable(string message) => new(new Fault(message, "Ask for less, allow more budget, or loosen the constraints."));
}
