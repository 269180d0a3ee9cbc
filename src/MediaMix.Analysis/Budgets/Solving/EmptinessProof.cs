namespace MediaMix.Analysis;

/// <summary>
/// Whether a polytope is empty, either way with something to show for it: a point that lies in it, or multipliers of its rows as of Farkas' lemma. For
/// any μ that is ≥ 0 for inequalities, points of the set have μ'(Ax − b) ≤ 0; where the least of that over the bounds alone is above 0, there are none.
/// </summary>
/// <param name="Point">A point that breaks no row by more than <see cref="Tolerance"/>; null where none was found.</param>
/// <param name="Multipliers">One per row; null where nothing proves the set empty. Empty where a lower end lies above an upper one, which needs no proof.</param>
sealed record EmptinessProof(double[]? Point, double[]? Multipliers)
{
    /// <summary>By how much a row may be broken, relative to its terms.</summary>
    public const double Tolerance = 1e-7;

    /// <summary>How far multipliers must be above 0 to prove anything, relative to the terms of the sum: far above rounding.</summary>
    const double Rounding = 1e-11;

    /// <summary>True when no point lies in the set. Where neither a point nor a proof was found, within a few tolerances of touching, it counts as empty.</summary>
    public bool IsEmpty => Point is null;

    /// <summary>True where that is beyond doubt.</summary>
    public bool IsProven => Point is not null || Multipliers is not null;

    /// <summary>Looks for either.</summary>
    public static EmptinessProof Of(Polytope set)
    {
        for (var v = 0; v < set.Count; v++)
        {
            if (set.Lower[v] > set.Upper[v] + Tolerance * Math.Max(Math.Abs(set.Lower[v]), Math.Abs(set.Upper[v])))
                return new EmptinessProof(null, []);
        }
        set = set with { Upper = [.. set.Upper.Zip(set.Lower, Math.Max)] };
        var middle = set.Lower.Zip(set.Upper, static (a, b) => 0.5 * (a + b)).ToArray();
        var (projection, point) = (new Projection(set), new double[set.Count]);
        if (projection.Nearest(middle, CurvatureMetric.Plain(middle, set), point) <= Tolerance)
            return new EmptinessProof(point, null);
        if (Proving(set, projection.Multipliers) is { } proof)
            return new EmptinessProof(null, proof);
        // Multipliers of an empty set run away, and where they run is the proof; the nearer the start, the less else is in them.
        projection.Reset();
        projection.Nearest((double[])point.Clone(), CurvatureMetric.Plain(point, set), point);
        return new EmptinessProof(null, Proving(set, projection.Multipliers) ?? Proving(set, LeastViolation(set, point)));
    }

    /// <summary>By how much multipliers prove that a set is empty, relative to the terms of the sum; 0 or less proves nothing.</summary>
    /// <param name="set">The set.</param>
    /// <param name="multipliers">One per row; negative ones of inequalities count as 0.</param>
    public static double Excess(Polytope set, ReadOnlySpan<double> multipliers)
    {
        var (signed, prices) = (multipliers.ToArray(), new double[set.Count]);
        for (var r = 0; r < signed.Length; r++)
            signed[r] = set.Rows[r].IsEquality ? signed[r] : Math.Max(0, signed[r]);
        set.Prices(signed, prices);
        var (least, size) = (0.0, double.Epsilon);
        for (var r = 0; r < signed.Length; r++)
            (least, size) = (least - signed[r] * set.Rows[r].Bound, size + Math.Abs(signed[r] * set.Rows[r].Bound));
        for (var v = 0; v < prices.Length; v++)
        {
            var term = Math.Min(prices[v] * set.Lower[v], prices[v] * set.Upper[v]);
            (least, size) = (least + term, size + Math.Abs(term));
        }
        return least / size;
    }

    static double[]? Proving(Polytope set, ReadOnlySpan<double> multipliers)
    {
        var largest = 0.0;
        foreach (var multiplier in multipliers)
            largest = Math.Max(largest, Math.Abs(multiplier));
        if (!(largest > 0) || !double.IsFinite(largest))
            return null;
        var scaled = multipliers.ToArray();
        for (var r = 0; r < scaled.Length; r++)
            scaled[r] = set.Rows[r].IsEquality || scaled[r] > 0 ? scaled[r] / largest : 0;
        return Excess(set, scaled) > Rounding ? scaled : null;
    }

    /// <summary>The violations at the point of the bounds where their squares add up to least: where that is not 0, they are multipliers that prove it.</summary>
    static double[] LeastViolation(Polytope set, double[] start)
    {
        double[] weight = [.. set.Rows.Select(static row => 1 / Math.Max(row.Coefficient.Sum(static a => a * a), double.Epsilon))];
        var violation = new double[weight.Length];
        var bounds = set with { Rows = [] };
        var summit = new Ascent(bounds).Climb(Function, start, CurvatureMetric.Plain(start, bounds), 400);
        Violations(summit.Point);
        return [.. violation.Select((r, i) => r * weight[i])];

        double Function(ReadOnlySpan<double> x, Span<double> gradient)
        {
            Violations(x);
            gradient.Clear();
            var sum = 0.0;
            for (var r = 0; r < weight.Length; r++)
            {
                sum -= 0.5 * weight[r] * violation[r] * violation[r];
                for (var k = 0; k < set.Rows[r].Index.Length; k++)
                    gradient[set.Rows[r].Index[k]] -= weight[r] * violation[r] * set.Rows[r].Coefficient[k];
            }
            return sum;
        }

        void Violations(ReadOnlySpan<double> x)
        {
            for (var r = 0; r < weight.Length; r++)
            {
                var excess = set.Rows[r].Of(x) - set.Rows[r].Bound;
                violation[r] = set.Rows[r].IsEquality ? excess : Math.Max(0, excess);
            }
        }
    }
}
