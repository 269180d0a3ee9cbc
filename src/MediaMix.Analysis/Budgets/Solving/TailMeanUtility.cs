namespace MediaMix.Analysis;

/// <summary>The mean of the worst share of scenarios (conditional value at risk, Rockafellar and Uryasev 2000).</summary>
/// <param name="Share">Share of the scenarios, in (0, 1].</param>
sealed record TailMeanUtility(double Share) : ScenarioUtility
{
    /// <inheritdoc/>
    public override bool IsConcave => true;

    /// <inheritdoc/>
    public override ScenarioUtility Above(double slack) => slack > 0 && Share < 1 ? new SmoothTailMeanUtility(Share, 2 * slack) : this;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var size = Share * outcomes.Length;
        return ByRank(outcomes, weights, rank => Math.Clamp(size - rank, 0, 1) / size);
    }
}

/// <summary>
/// The mean of the worst share without its kinks, which are where scenarios change places: the tail mean is the least Σ w × outcome over weights from 0 to 1/size that
/// add to one, and here (width × size / 2) Σ w² is added to that (Nesterov 2005). Concave, and above the tail mean by at most half the width.
/// </summary>
/// <param name="Share">Share of the scenarios, in (0, 1).</param>
/// <param name="Width">Range of outcomes over which a scenario leaves the tail, > 0.</param>
sealed record SmoothTailMeanUtility(double Share, double Width) : ScenarioUtility
{
    const int Halvings = 100;

    /// <inheritdoc/>
    public override bool IsConcave => true;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var size = Share * outcomes.Length;
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var outcome in outcomes)
            (low, high) = (Math.Min(low, outcome), Math.Max(high, outcome + Width));
        for (var i = 0; i < Halvings && low < high; i++)
        {
            var middle = 0.5 * (low + high);
            if (Write(middle, outcomes, weights) < size)
                low = middle;
            else
                high = middle;
        }
        Numerics.Kernels.Scale(1 / Write(high, outcomes, weights), weights, weights);
        return Numerics.Kernels.Dot(weights, outcomes) + 0.5 * Width * size * Numerics.Kernels.Dot(weights, weights);
    }

    /// <summary>Writes how much of every scenario is in the tail that ends at an outcome; their sum.</summary>
    double Write(double end, ReadOnlySpan<double> outcomes, Span<double> parts)
    {
        var sum = 0.0;
        for (var s = 0; s < outcomes.Length; s++)
            sum += parts[s] = Math.Clamp((end - outcomes[s]) / Width, 0, 1);
        return sum;
    }
}
