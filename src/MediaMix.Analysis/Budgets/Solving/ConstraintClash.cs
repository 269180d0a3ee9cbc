namespace MediaMix.Analysis;

/// <summary>
/// Which statements cannot all be kept: a set of which every smaller one can, found by leaving out one statement after the other as long as the
/// rest still clashes (the deletion filter of Chinneck and Dravnieks 1991).
/// </summary>
/// <param name="Statements">Their indices, ascending, such that any one of them may be given up; empty where nothing clashes.</param>
/// <param name="Core">What they state, and what belongs to the problem itself.</param>
/// <param name="Proof">That the core is empty.</param>
sealed record ConstraintClash(IReadOnlyList<int> Statements, Polytope Core, EmptinessProof Proof)
{
    /// <summary>True when no point satisfies all bounds and rows.</summary>
    public static bool IsEmpty(Polytope set) => EmptinessProof.Of(set).IsEmpty;

    /// <summary>Finds a clash.</summary>
    /// <param name="set">The constraints.</param>
    /// <param name="lower">Lower ends that belong to the problem itself.</param>
    /// <param name="upper">Upper ends that belong to the problem itself.</param>
    public static ConstraintClash Find(Polytope set, double[] lower, double[] upper)
    {
        var (core, proof) = (set, EmptinessProof.Of(set));
        if (!proof.IsEmpty)
            return new ConstraintClash([], set, proof);
        var kept = Enumerable.Range(0, set.Statements.Count).ToHashSet();
        for (var statement = set.Statements.Count - 1; statement >= 0; statement--)
        {
            kept.Remove(statement);
            var fewer = Only(set, lower, upper, kept);
            if (EmptinessProof.Of(fewer) is { IsEmpty: true } other)
                (core, proof) = (fewer, other);
            else
                kept.Add(statement);
        }
        return new ConstraintClash([.. kept.Order()], core, proof);
    }

    /// <summary>A set with the constraints of some statements alone, and those that belong to the problem itself.</summary>
    public static Polytope Only(Polytope set, double[] lower, double[] upper, HashSet<int> kept) => set with
    {
        Lower = [.. set.Lower.Select((value, v) => Keeps(set.LowerSource, v, kept) ? value : lower[v])],
        Upper = [.. set.Upper.Select((value, v) => Keeps(set.UpperSource, v, kept) ? value : upper[v])],
        Rows = [.. set.Rows.Where(row => row.Source < 0 || kept.Contains(row.Source))],
    };

    static bool Keeps(int[] sources, int v, HashSet<int> kept) => sources.Length == 0 || sources[v] < 0 || kept.Contains(sources[v]);
}
