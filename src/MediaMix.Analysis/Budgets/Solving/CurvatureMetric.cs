namespace MediaMix.Analysis;

/// <summary>
/// Weights of the variables for projections: −(Hx)ᵥ/xᵥ from two gradients, the row sums of the curvature relative to the point. Neighbouring
/// cells of a plan share their curvature through carryover, and a row sum counts what they share.
/// </summary>
static class CurvatureMetric
{
    const double Step = 1e-3;

    /// <summary>Range of the weights around their median, in units of the variables' own sizes.</summary>
    const double Spread = 1e3;

    /// <summary>Weights at a point.</summary>
    /// <param name="function">What is maximised.</param>
    /// <param name="x">A point of the set.</param>
    /// <param name="set">Where points may lie.</param>
    public static double[] At(Ascent.Function function, double[] x, Polytope set)
    {
        var n = x.Length;
        var (size, g, stepped) = (Sizes(x, set), new double[n], new double[n]);
        function(x, g);
        // Towards zero: outside the set, but where every spend is still a spend.
        function([.. x.Select(static value => value * (1 - Step))], stepped);
        var relative = new double[n];
        for (var v = 0; v < n; v++)
            relative[v] = x[v] > 1e-6 * size[v] ? (stepped[v] - g[v]) / (Step * x[v]) * size[v] * size[v] : 0;
        var known = relative.Where(static r => r > 0 && double.IsFinite(r)).Order().ToArray();
        var median = known.Length == 0 ? 1 : known[known.Length / 2];
        for (var v = 0; v < n; v++)
        {
            var weight = relative[v] > 0 && double.IsFinite(relative[v]) ? Math.Clamp(relative[v], median / Spread, median * Spread) : median;
            relative[v] = weight / (size[v] * size[v]);
        }
        return relative;
    }

    /// <summary>Weights without any knowledge of the function: every variable in units of its own size.</summary>
    public static double[] Plain(double[] x, Polytope set) => [.. Sizes(x, set).Select(static s => 1 / (s * s))];

    /// <summary>How large a variable is: its value, or a share of its range where that is nothing.</summary>
    static double[] Sizes(double[] x, Polytope set)
    {
        var mean = x.Length == 0 ? 0 : x.Average(Math.Abs);
        return
        [
            .. x.Select((value, v) => Math.Abs(value) is var s && s > 1e-3 * mean
                ? s
                : mean > 0 ? 0.3 * mean : Math.Max(1e-3 * (set.Upper[v] - set.Lower[v]), double.Epsilon * 1e10)),
        ];
    }
}
