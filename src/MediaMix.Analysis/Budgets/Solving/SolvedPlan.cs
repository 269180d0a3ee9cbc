namespace MediaMix.Analysis;

/// <summary>A plan that was found, with the set it was sought in.</summary>
/// <param name="Point">Variables, money.</param>
/// <param name="Certificate">How good it is at least.</param>
/// <param name="Multipliers">Prices of the rows.</param>
/// <param name="Set">The set.</param>
/// <param name="Utility">What is maximised, at the plan, without smoothing and before what the plan costs.</param>
sealed record SolvedPlan(double[] Point, BudgetCertificate Certificate, double[] Multipliers, Polytope Set, double Utility)
{
    /// <summary>What the plan spends.</summary>
    public double Spent { get; } = Point.Sum();
}
