namespace MediaMix.Analysis;

/// <summary>
/// What a decision brings in each of several equally likely scenarios: a sum over blocks of variables that do not meet in any scenario.
/// Immutable and thread-safe; workers do the work.
/// </summary>
interface IScenarioResponse
{
    /// <summary>Number of scenarios, ≥ 1.</summary>
    int Scenarios { get; }

    /// <summary>Number of variables of every block; blocks lie one after the other.</summary>
    IReadOnlyList<int> Blocks { get; }

    /// <summary>True when there are concave upper bounds.</summary>
    bool HasBounds { get; }

    /// <summary>True when the upper bound of a block is the block itself, in every scenario.</summary>
    /// <param name="block">0-based block.</param>
    bool IsConcave(int block);

    /// <summary>True when no scenario of a block falls with any variable.</summary>
    /// <param name="block">0-based block.</param>
    bool IsIncreasing(int block);

    /// <summary>One per thread.</summary>
    IScenarioWorker CreateWorker();
}

/// <summary>Evaluates blocks of scenarios; belongs to one thread.</summary>
interface IScenarioWorker
{
    /// <summary>What a block brings in a scenario, or the concave upper bound of that.</summary>
    /// <param name="scenario">0-based scenario.</param>
    /// <param name="block">0-based block.</param>
    /// <param name="x">Variables of the block, inside the limits that the bound was made for.</param>
    /// <param name="gradient">Overwritten; empty when not wanted.</param>
    /// <param name="isBound">True for the bound.</param>
    double Evaluate(int scenario, int block, ReadOnlySpan<double> x, Span<double> gradient, bool isBound);
}
