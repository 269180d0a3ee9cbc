namespace MediaMix.Analysis;

/// <summary>
/// An upper bound on a sum of curves that need not be concave, each of one variable: μ'b + Σ max(φ(x) − p x), with the prices p = Aᵀμ of the rows. Between two
/// evaluated points an increasing curve is at most its value at the upper one, and one that counts negatively at least its value at the lower one; intervals
/// that decide are halved until the bound is tight. This is the bound by the concave envelopes of the curves, rigorous between the points as well.
/// </summary>
static class SplitBound
{
    /// <summary>Finds a bound.</summary>
    /// <param name="curves">Differences of increasing curves; points are added.</param>
    /// <param name="set">Bounds and rows.</param>
    /// <param name="multipliers">μ of the rows, ≥ 0 for inequalities; any give a bound.</param>
    /// <param name="price">Subtracted per unit of every variable.</param>
    /// <param name="tolerance">Excess over the bound on exactly known curves that is good enough.</param>
    /// <param name="mostPoints">Points to evaluate at most.</param>
    public static double Of(BlockCurves curves, Polytope set, double[] multipliers, double price, double tolerance, int mostPoints)
    {
        var until = curves.Count + mostPoints;
        var scale = 1.0;
        while (true)
        {
            scale = BestScale(curves, set, multipliers, price);
            var prices = Prices(set, multipliers, scale, price);
            var wanted = new List<(int, double)>();
            for (var v = 0; v < set.Count; v++)
            {
                var lower = Reached(curves.Of(v), prices[v]);
                foreach (var (a, b, upper) in Intervals(curves.Of(v), prices[v]))
                {
                    // All intervals that could hold the maximum, not the best alone: fewer rounds, more at a time.
                    if (upper > lower + tolerance / set.Count && b - a > 1e-9 * (Math.Abs(a) + Math.Abs(b)))
                        wanted.Add((v, 0.5 * (a + b)));
                }
            }
            if (wanted.Count == 0 || curves.Count >= until)
                return Dual(curves, set, multipliers, scale, price);
            curves.Add([.. wanted.Take(Math.Max(1, until - curves.Count))]);
        }
    }

    static double Dual(BlockCurves curves, Polytope set, double[] multipliers, double scale, double price)
    {
        var prices = Prices(set, multipliers, scale, price);
        var bound = 0.0;
        for (var r = 0; r < multipliers.Length; r++)
            bound += scale * multipliers[r] * set.Rows[r].Bound;
        for (var v = 0; v < set.Count; v++)
            bound += Math.Max(Reached(curves.Of(v), prices[v]), Intervals(curves.Of(v), prices[v]).Select(static i => i.Upper).DefaultIfEmpty(double.NegativeInfinity).Max());
        return bound;
    }

    /// <summary>The bound is convex in the multipliers: the best multiple of them, by golden section.</summary>
    static double BestScale(BlockCurves curves, Polytope set, double[] multipliers, double price)
    {
        const double Golden = 0.6180339887498949;
        var (low, high) = (0.0, 2.0);
        var (a, b) = (high - Golden * (high - low), low + Golden * (high - low));
        var (fa, fb) = (Dual(curves, set, multipliers, a, price), Dual(curves, set, multipliers, b, price));
        for (var i = 0; i < 40; i++)
        {
            if (fa <= fb)
                (high, b, fb, a, fa) = (b, a, fa, b - Golden * (b - low), double.NaN);
            else
                (low, a, fa, b, fb) = (a, b, fb, a + Golden * (high - a), double.NaN);
            if (double.IsNaN(fa))
                fa = Dual(curves, set, multipliers, a, price);
            if (double.IsNaN(fb))
                fb = Dual(curves, set, multipliers, b, price);
        }
        // At no price the golden section never quite arrives.
        var least = fa <= fb ? a : b;
        return Dual(curves, set, multipliers, 0, price) <= Math.Min(fa, fb) ? 0 : least;
    }

    static double[] Prices(Polytope set, double[] multipliers, double scale, double price)
    {
        var prices = new double[set.Count];
        set.Prices(multipliers, prices);
        for (var v = 0; v < prices.Length; v++)
            prices[v] = scale * prices[v] + price;
        return prices;
    }

    static double Reached(SortedList<double, (double For, double Against)> curve, double price)
    {
        var best = double.NegativeInfinity;
        for (var i = 0; i < curve.Count; i++)
            best = Math.Max(best, curve.Values[i].For - curve.Values[i].Against - price * curve.Keys[i]);
        return best;
    }

    static IEnumerable<(double A, double B, double Upper)> Intervals(SortedList<double, (double For, double Against)> curve, double price)
    {
        for (var i = 0; i + 1 < curve.Count; i++)
        {
            var (a, b) = (curve.Keys[i], curve.Keys[i + 1]);
            yield return (a, b, curve.Values[i + 1].For - curve.Values[i].Against - Math.Min(price * a, price * b));
        }
    }
}
