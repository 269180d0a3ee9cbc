using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>The probability of reaching a goal where normal noise is added to every scenario: the mean of Φ((outcome + shift − goal) / sd), without any sampling.</summary>
/// <param name="Goal">What is to be reached.</param>
/// <param name="Shifts">What is added to the outcome of every scenario.</param>
/// <param name="Noise">Standard deviation of the noise of every scenario, > 0.</param>
sealed record NoisyGoalUtility(double Goal, double[] Shifts, double[] Noise) : ScenarioUtility
{
    const double InverseRootTwoPi = 0.3989422804014327;

    /// <inheritdoc/>
    public override bool IsConcave => false;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<double> outcomes, Span<double> weights)
    {
        var sum = 0.0;
        for (var s = 0; s < outcomes.Length; s++)
        {
            var z = (outcomes[s] + Shifts[s] - Goal) / Noise[s];
            sum += ScalarMath.NormalCdf(z);
            weights[s] = InverseRootTwoPi * ScalarMath.Exp(-0.5 * z * z) / (Noise[s] * outcomes.Length);
        }
        return sum / outcomes.Length;
    }
}
