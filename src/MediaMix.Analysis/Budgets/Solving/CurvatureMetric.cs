namespace MediaMix.Analysis;

/// <summary>
/// Weights of the variables for projections: −(Hx)ᵥ/xᵥ from two gradients, the row sums of the curvature relative to the point. Neighbouring
/// cells of a plan share their curvature through carryover, and a row sum counts what they share.
/// </summary>
static class CurvatureMetric
{
    const double Step = 1e-3;

    /// <summary>Range of the weights around their median.</summary>
    const double Spread = 1e6;

    /// <summary>Weights at a point.</summary>
    /// <param name="function">What is maximised.</param>
    /// <param name="x">A point of the set.</param>
    /// <param name="set">Where points may lie.</param>
    public static double[] At(Ascent.Function function, double[] x, Polytope set)
    {
        var (g, weights) = (new double[x.Length], new double[x.Length]);
        function(x, g);
        Write(function, x, g, set, weights);
        return weights;
    }

    /// <summary>Writes the weights at a point with a known gradient.</summary>
    public static void Write(Ascent.Function function, double[] x, double[] g, Polytope set, double[] weights)
    {
        var (size, stepped) = (Sizes(x, set), new double[x.Length]);
        // Towards zero: outside the set, but where every spend is still a spend.
        function([.. x.Select(static value => value * (1 - Step))], stepped);
        for (var v = 0; v < x.Length; v++)
            weights[v] = x[v] > 1e-9 * size[v] ? (stepped[v] - g[v]) / (Step * x[v]) : 0;
        var known = weights.Where(static w => w > 0 && double.IsFinite(w)).Order().ToArray();
        if (known.Length == 0)
        {
            Plain(x, set).CopyTo(weights, 0);
            return;
        }
        var median = known[known.Length / 2];
        for (var v = 0; v < x.Length; v++)
        {
            // At nothing at all, a curve loses its first slope over its size.
            var weight = weights[v] > 0 && double.IsFinite(weights[v]) ? weights[v] : Math.Abs(g[v]) / size[v];
            weights[v] = Math.Clamp(weight, median / Spread, median * Spread);
        }
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
