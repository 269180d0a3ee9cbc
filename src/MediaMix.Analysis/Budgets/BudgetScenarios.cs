using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Better splits of the money that was spent in the fitted window, from the response curves of its draws: what a report can say of the budget without any
/// further question. Curves are linear between the points of their grid.
/// </summary>
static class BudgetScenarios
{
    /// <summary>Largest relative changes of a channel's spend, one scenario each.</summary>
    static readonly double[] Changes = [0.3, 1];

    /// <summary>The scenarios; empty with fewer than two paid channels.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="returns">Its response curves per draw.</param>
    /// <param name="run">Threads.</param>
    public static IReadOnlyList<BudgetScenario> Of(FittedModel fit, ReturnPass returns, Execution run = default)
    {
        var paid = fit.Model.PaidChannels();
        if (paid.Length < 2)
            return [];
        if (fit.Model.Spec.Likelihood is LogNormalErrors)
            return JointWindowScenarios.Of(fit, paid, Changes, run);
        double[] spend = [.. paid.Select(m => fit.Model.Constants.Channels[m].Spend)];
        // What maximises units does not maximise money where their value differs from cell to cell.
        var worth = new CurveScenarios([.. paid.Select(m => returns.WorthCurves[m])], ReturnPass.Multipliers, spend);
        var units = new CurveScenarios([.. paid.Select(m => returns.Curves[m])], ReturnPass.Multipliers, spend);
        return [.. Changes.Select(change => Scenario(fit, (worth, units), paid, spend, change))];
    }

    static BudgetScenario Scenario(FittedModel fit, (CurveScenarios Worth, CurveScenarios Units) curves, int[] paid, double[] spend, double change)
    {
        var all = Enumerable.Range(0, spend.Length).ToArray();
        var set = new Polytope(
            [.. spend.Select(s => (1 - change) * s)], [.. spend.Select(s => (1 + change) * s)],
            [new LinearRow(all, [.. all.Select(static _ => 1.0)], spend.Sum(), IsEquality: true, -1)]);
        var objective = new ScenarioObjective(curves.Worth, new MeanUtility());
        var points = new BlockCurves(objective);
        points.Add([.. all.SelectMany(b => ReturnPass.Multipliers.Where(m => m >= 1 - change && m <= 1 + change).Select(m => (b, m * spend[b])))]);
        points.Add([.. all.SelectMany(b => new[] { (b, set.Lower[b]), (b, set.Upper[b]) })]);
        // Piecewise linear curves have their optimum on a grid; the split of the grid is the answer, put on the budget.
        var after = new double[spend.Length];
        new Projection(set).Nearest(GridSplit.Find(points, set, spend.Sum(), 0), CurvatureMetric.Plain(spend, set), after);
        if (objective.Evaluate(after, []) < objective.Evaluate(spend, []))
            spend.CopyTo(after, 0);
        var units = new ScenarioObjective(curves.Units, new MeanUtility());
        var (before, then) = (units.ByBlock(spend), units.ByBlock(after));
        var factor = fit.Model.Spec.UnitValue is { Number: { } number } ? number : 1;
        var (worthBefore, worthAfter) = (Times(PlanReview.Sum(objective.ByBlock(spend)), factor), Times(PlanReview.Sum(objective.ByBlock(after)), factor));
        var (gain, worthGain) = (Less(PlanReview.Sum(then), PlanReview.Sum(before)), Less(worthAfter, worthBefore));
        return new BudgetScenario
        {
            LargestChange = change,
            Budget = spend.Sum(),
            Channels = [.. all.Select(b => Allocation(fit.Model.Constants.Channels[paid[b]].Name, curves.Worth, factor, b, spend[b], after[b], before[b], then[b]))],
            EffectBefore = BandBuilder.Estimate(PlanReview.Sum(before)),
            EffectAfter = BandBuilder.Estimate(PlanReview.Sum(then)),
            Gain = BandBuilder.Estimate(gain),
            WorthBefore = Money(fit.Model, worthBefore),
            WorthAfter = Money(fit.Model, worthAfter),
            WorthGain = Money(fit.Model, worthGain),
            ProbabilityBetter = (double)worthGain.Count(static g => g > 0) / worthGain.Length,
        };
    }

    /// <summary>Money is told where a unit has a value.</summary>
    public static Estimate? Money(BoundModel model, double[] worth) => model.HasUnitValue ? BandBuilder.Estimate(worth) : null;

    public static double[] Less(double[] more, double[] less) => [.. more.Zip(less, static (a, b) => a - b)];

    static double[] Times(double[] values, double factor) => factor == 1 ? values : Array.ConvertAll(values, x => factor * x);

    static ChannelAllocation Allocation(string name, CurveScenarios curves, double factor, int block, double spend, double after, double[] effectBefore, double[] effectAfter) => new()
    {
        Channel = name,
        SpendBefore = spend,
        SpendAfter = after,
        EffectBefore = BandBuilder.Estimate(effectBefore),
        EffectAfter = BandBuilder.Estimate(effectAfter),
        MarginalBefore = BandBuilder.Estimate(Times(curves.Slopes(block, spend), factor)),
        MarginalAfter = after > 0 ? BandBuilder.Estimate(Times(curves.Slopes(block, after), factor)) : null,
    };
}

/// <summary>Response curves given per draw on a grid of multiples, linear in between. Immutable and thread-safe.</summary>
/// <param name="curves">[block][multiple][draw].</param>
/// <param name="multiples">Ascending from 0.</param>
/// <param name="units">Variable at the multiple 1, per block.</param>
sealed class CurveScenarios(double[][][] curves, double[] multiples, double[] units) : IScenarioResponse, IScenarioWorker
{
    public int Scenarios => curves[0][0].Length;

    public IReadOnlyList<int> Blocks { get; } = [.. units.Select(static _ => 1)];

    public bool HasBounds => false;

    public bool IsConcave(int block) => false;

    public bool IsIncreasing(int block) => true;

    public IScenarioWorker CreateWorker() => this;

    public double Evaluate(int scenario, int block, ReadOnlySpan<double> x, Span<double> gradient, bool isBound)
    {
        var (low, share) = Place(block, x[0]);
        var (a, b) = (curves[block][low][scenario], curves[block][low + 1][scenario]);
        if (!gradient.IsEmpty)
            gradient[0] = (b - a) / ((multiples[low + 1] - multiples[low]) * units[block]);
        return a + share * (b - a);
    }

    /// <summary>Effect of the next unit per draw, by the difference over the points around.</summary>
    public double[] Slopes(int block, double x)
    {
        var (low, share) = Place(block, x);
        // At a point of the grid the slopes of both sides count.
        var first = share < 0.5 ? Math.Max(0, low - 1) : low;
        var last = Math.Min(multiples.Length - 1, first + 2);
        var width = (multiples[last] - multiples[first]) * units[block];
        return [.. curves[block][last].Zip(curves[block][first], (b, a) => (b - a) / width)];
    }

    (int Low, double Share) Place(int block, double x)
    {
        var multiple = x / units[block];
        var low = 0;
        while (low < multiples.Length - 2 && multiples[low + 1] <= multiple)
            low++;
        return (low, (multiple - multiples[low]) / (multiples[low + 1] - multiples[low]));
    }
}
