namespace MediaMix.Analysis;

/// <summary>How a channel responds to other amounts in the periods of a plan, in the proportions of the old one.</summary>
static class PlanCurve
{
    const int MostDraws = 200;

    /// <summary>Points of the curve, and the largest of its multiples at least.</summary>
    const int Points = 21;

    const double LeastSpan = 2;

    public static ResponseCurve Of(PlanProblem problem, int block, double[] before, double[] after, string name, double largestPast)
    {
        var shape = before.Sum() > 0 ? before : after;
        var unit = shape.Sum();
        var span = unit > 0 ? Math.Max(LeastSpan, Math.Ceiling(11 * after.Sum() / unit) / 10) : LeastSpan;
        double[] multiples = [.. Enumerable.Range(0, Points).Select(i => i * span / (Points - 1))];
        var stride = (problem.Draws.Length + MostDraws - 1) / MostDraws;
        PlanResponse[] draws = [.. problem.Draws.Where((_, d) => d % stride == 0)];
        var effects = BandBuilder.Allocate(Points, draws.Length);
        Parallel.For(0, Points, i =>
        {
            var (simulator, spend) = (new PlanSimulator(problem.Horizon), new double[problem.Horizon.Cells]);
            problem.Map.Spread(block, [.. shape.Select(x => x * multiples[i])], spend);
            for (var d = 0; d < draws.Length; d++)
                effects[i][d] = simulator.Effect(draws[d], problem.Map.Channels[block], spend);
        });
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
