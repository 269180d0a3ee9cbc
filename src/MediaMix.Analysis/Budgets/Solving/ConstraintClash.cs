namespace MediaMix.Analysis;

/// <summary>
/// Which statements cannot all be kept: a set of which every smaller one can, found by leaving out one statement after the other as long as the
/// rest still clashes (the deletion filter of Chinneck and Dravnieks 1991).
/// </summary>
static class ConstraintClash
{
    const double Tolerance = 1e-7;

    /// <summary>True when no point satisfies all bounds and rows.</summary>
    public static bool IsEmpty(Polytope set)
    {
        for (var v = 0; v < set.Count; v++)
        {
            if (set.Lower[v] > set.Upper[v] + Tolerance * Math.Max(Math.Abs(set.Lower[v]), Math.Abs(set.Upper[v])))
                return true;
        }
        var ordered = set with { Upper = [.. set.Upper.Zip(set.Lower, Math.Max)] };
        var middle = ordered.Lower.Zip(ordered.Upper, static (a, b) => 0.5 * (a + b)).ToArray();
        return new Projection(ordered).Nearest(middle, CurvatureMetric.Plain(middle, ordered), new double[set.Count]) > Tolerance;
    }

    /// <summary>Indices of statements that clash, a smallest set in the sense that any of them may be given up; empty where nothing clashes.</summary>
    /// <param name="set">The constraints.</param>
    /// <param name="lower">Lower ends that belong to the problem itself.</param>
    /// <param name="upper">Upper ends that belong to the problem itself.</param>
    public static IReadOnlyList<int> Find(Polytope set, double[] lower, double[] upper)
    {
        if (!IsEmpty(set))
            return [];
        var kept = Enumerable.Range(0, set.Statements.Count).ToHashSet();
        for (var statement = set.Statements.Count - 1; statement >= 0; statement--)
        {
            kept.Remove(statement);
            if (!IsEmpty(Only(set, lower, upper, kept)))
                kept.Add(statement);
        }
        return [.. kept.Order()];
    }

    static Polytope Only(Polytope set, double[] lower, double[] upper, HashSet<int> kept) => set with
    {
        Lower = [.. set.Lower.Select((value, v) => Keeps(set.LowerSource, v, kept) ? value : lower[v])],
        Upper = [.. set.Upper.Select((value, v) => Keeps(set.UpperSource, v, kept) ? value : upper[v])],
        Rows = [.. set.Rows.Where(row => row.Source < 0 || kept.Contains(row.Source))],
    };

    static bool Keeps(int[] sources, int v, HashSet<int> kept) => sources.Length == 0 || sources[v] < 0 || kept.Contains(sources[v]);
}
