namespace MediaMix.Analysis;

/// <summary>The mean less a multiple of the standard deviation over scenarios. An outcome far above the mean counts against it.</summary>
/// <param name="Aversion">λ ≥ 0.</param>
sealed record MeanLessSdUtility(double Aversion) : ScenarioUtility
{
    /// <inheritdoc/>
    public override bool IsConcave => true;

    /// <inheritdoc/>
    public override bool IsMonotone => Aversion == 0;

    /// <inheritdoc/>
    public override ScenarioUtility Above(double slack) => new MonotoneMeanLessSdUtility(Aversion);

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var count = outcomes.Length;
        var mean = Numerics.Kernels.Sum(outcomes) / count;
        var squares = 0.0;
        foreach (var outcome in outcomes)
            squares += (outcome - mean) * (outcome - mean);
        var sd = Math.Sqrt(squares / Math.Max(1, count - 1));
        for (var s = 0; s < count; s++)
            weights[s] = 1.0 / count - (sd > 0 ? Aversion * (outcomes[s] - mean) / (sd * Math.Max(1, count - 1)) : 0);
        return mean - Aversion * sd;
    }
}

/// <summary>
/// The least utility above mean − λ·sd that no better outcome lowers. The latter is the minimum of Σ w × outcome over all w with Σ w = 1 and
/// Σ w² ≤ 1/n + λ²/(n − 1); here none of them may be negative (as Maccheroni, Marinacci, Rustichini and Taboga 2009 do for the variance), so that w falls with the
/// outcome until it is nothing.
/// </summary>
/// <param name="Aversion">λ ≥ 0.</param>
sealed record MonotoneMeanLessSdUtility(double Aversion) : ScenarioUtility
{
    /// <inheritdoc/>
    public override bool IsConcave => true;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var (sorted, count) = (outcomes.ToArray(), outcomes.Length);
        Array.Sort(sorted);
        var most = 1.0 / count + Aversion * Aversion / Math.Max(1, count - 1);
        var until = Until(sorted, most);
        var sum = 0.0;
        for (var s = 0; s < count; s++)
        {
            // No aversion counts all alike, and the utmost the lowest alone.
            weights[s] = double.IsInfinity(until) ? 1 : until > sorted[0] ? Math.Max(0, until - outcomes[s]) : outcomes[s] <= sorted[0] ? 1 : 0;
            sum += weights[s];
        }
        Numerics.Kernels.Scale(1 / sum, weights, weights);
        return Numerics.Kernels.Dot(weights, outcomes);
    }

    /// <summary>
    /// The outcome from which on nothing counts: with the m lowest outcomes counted, of mean μ and variance V, Σ w² = (1 + V/(until − μ)²)/m. The m is
    /// that for which the outcome lies between the last that counts and the next.
    /// </summary>
    static double Until(double[] sorted, double most)
    {
        var (mean, squares) = (0.0, 0.0);
        for (var m = 1; m <= sorted.Length; m++)
        {
            var step = sorted[m - 1] - mean;
            mean += step / m;
            squares += step * (sorted[m - 1] - mean);
            if (!(most * m > 1))
                continue;
            var until = mean + Math.Sqrt(squares / m / (most * m - 1));
            if (m == sorted.Length || until <= sorted[m])
                return until;
        }
        return double.PositiveInfinity;
    }
}
