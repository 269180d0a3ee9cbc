namespace MediaMix.Analysis;

/// <summary>How a channel responds to other amounts in the periods of a plan, in the proportions of the old one.</summary>
static class PlanCurve
{
    const int MostDraws = 200;

    /// <summary>Points of the curve, and the largest of its multiples at least.</summary>
    const int Points = 21;

    const double LeastSpan = 2;

    /// <summary>The curve; where effects multiply, among the other channels as in the new plan.</summary>
    /// <param name="problem">The question.</param>
    /// <param name="block">0-based planned channel.</param>
    /// <param name="old">Old plan, variables of all blocks.</param>
    /// <param name="plan">New plan.</param>
    /// <param name="largestPast">Largest spend of a period that the data have seen.</param>
    public static ResponseCurve Of(PlanProblem problem, int block, double[] old, double[] plan, double largestPast)
    {
        var name = problem.Model.Spec.Channels[problem.Map.Channels[block]].Name;
        var (before, after) = (problem.Map.Part(old, block), problem.Map.Part(plan, block));
        var shape = before.Sum() > 0 ? before : after;
        var unit = shape.Sum();
        var span = unit > 0 ? Math.Max(LeastSpan, Math.Ceiling(11 * after.Sum() / unit) / 10) : LeastSpan;
        double[] multiples = [.. Enumerable.Range(0, Points).Select(i => i * span / (Points - 1))];
        var stride = (problem.Draws.Length + MostDraws - 1) / MostDraws;
        PlanResponse[] draws = [.. problem.Draws.Where((_, d) => d % stride == 0)];
        var some = new PlanEffects(problem.Map, draws);
        double[][] effects = [.. multiples.Select(m => some.Among(block, plan, [.. shape.Select(x => x * m)]))];
        var band = BandBuilder.Build(effects);
        double[] amounts = [.. multiples.Select(m => m * unit)];
        double[] marginal = [.. Enumerable.Range(0, Points).Select(i => Slope(amounts, band.Mean, i))];
        var periods = problem.Horizon.Periods;
        return new ResponseCurve(name, multiples, amounts, band, marginal, before.Sum(), unit > 0 ? largestPast * periods / unit : 0);
    }

    static double Slope(double[] x, double[] y, int i)
    {
        var (a, b) = (Math.Max(0, i - 1), Math.Min(x.Length - 1, i + 1));
        return x[b] > x[a] ? (y[b] - y[a]) / (x[b] - x[a]) : 0;
    }
}
