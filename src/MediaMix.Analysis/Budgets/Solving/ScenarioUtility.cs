using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// What a decision maker makes of outcomes that differ between scenarios, as one number with its derivatives. Adding a constant to all
/// outcomes adds it to the utility, unless a goal is to be reached. Immutable and thread-safe.
/// </summary>
abstract record ScenarioUtility
{
    /// <summary>True where the utility is concave in the outcomes.</summary>
    public abstract bool IsConcave { get; }

    /// <summary>True where no better outcome lowers the utility.</summary>
    public virtual bool IsMonotone => true;

    /// <summary>A concave utility above a concave one that no better outcome lowers, without kinks where that costs no more than a slack; the utility itself where it is all that.</summary>
    /// <param name="slack">How far it may be above for the sake of smoothness, in units of outcome, ≥ 0.</param>
    public virtual ScenarioUtility Above(double slack) => this;

    /// <summary>The utility that is maximised, smooth almost everywhere.</summary>
    /// <param name="outcomes">One per scenario.</param>
    /// <param name="weights">∂utility/∂outcome, overwritten.</param>
    public abstract double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights);

    /// <summary>The utility as it is reported, without smoothing.</summary>
    /// <param name="outcomes">One per scenario.</param>
    public virtual double Exact(ReadOnlySpan<double> outcomes) => Evaluate(outcomes, new double[outcomes.Length]);

    /// <summary>Σ weight of rank × order statistic; ties keep the order of scenarios.</summary>
    private protected static double ByRank(ReadOnlySpan<double> outcomes, Span<double> weights, Func<int, double> weightOfRank)
    {
        var values = outcomes.ToArray();
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(order, (a, b) => values[a].CompareTo(values[b]) is var c and not 0 ? c : a.CompareTo(b));
        var sum = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            var weight = weightOfRank(rank);
            weights[order[rank]] = weight;
            sum += weight * values[order[rank]];
        }
        return sum;
    }
}

/// <summary>The mean over scenarios.</summary>
sealed record MeanUtility : ScenarioUtility
{
    /// <inheritdoc/>
    public override bool IsConcave => true;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        weights.Fill(1.0 / outcomes.Length);
        return Numerics.Kernels.Sum(outcomes) / outcomes.Length;
    }
}

/// <summary>A quantile over scenarios; maximised as a mean of the order statistics around it.</summary>
/// <param name="Probability">In (0, 1).</param>
sealed record QuantileUtility(double Probability) : ScenarioUtility
{
    /// <summary>Half the width of the mean, as a share of the scenarios.</summary>
    const double HalfWidth = 0.04;

    /// <inheritdoc/>
    public override bool IsConcave => false;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var count = outcomes.Length;
        var (centre, width) = (Probability * (count - 1), Math.Max(1, HalfWidth * count));
        var total = 0.0;
        for (var rank = 0; rank < count; rank++)
            total += Kernel(rank);
        return ByRank(outcomes, weights, rank => Kernel(rank) / total);

        double Kernel(int rank) => Math.Max(0, 1 - Math.Abs(rank - centre) / width);
    }

    /// <inheritdoc/>
    public override double Exact(ReadOnlySpan<double> outcomes)
    {
        var sorted = outcomes.ToArray();
        Array.Sort(sorted);
        return Quantiles.Type7(sorted, Probability);
    }
}

/// <summary>The probability of reaching a goal; maximised with the step smoothed to a logistic curve.</summary>
/// <param name="Goal">What is to be reached.</param>
/// <param name="Width">Scale of the logistic curve, > 0.</param>
sealed record GoalUtility(double Goal, double Width) : ScenarioUtility
{
    /// <inheritdoc/>
    public override bool IsConcave => false;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var sum = 0.0;
        for (var s = 0; s < outcomes.Length; s++)
        {
            var p = Numerics.ScalarMath.Logistic((outcomes[s] - Goal) / Width);
            sum += p;
            weights[s] = p * (1 - p) / (Width * outcomes.Length);
        }
        return sum / outcomes.Length;
    }

    /// <inheritdoc/>
    public override double Exact(ReadOnlySpan<double> outcomes)
    {
        var reached = 0;
        foreach (var outcome in outcomes)
            reached += outcome >= Goal ? 1 : 0;
        return (double)reached / outcomes.Length;
    }
}
