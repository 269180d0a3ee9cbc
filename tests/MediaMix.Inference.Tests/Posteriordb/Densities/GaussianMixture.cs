namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>Mixture of two normals in [μ₁, ln(μ₂ − μ₁), ln σ₁, ln σ₂, logit θ].</summary>
sealed class GaussianMixture(double[] y) : ILogDensity
{
    public int Dimension => 5;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (low, gap) = (position[0], Math.Exp(position[1]));
        var high = low + gap;
        var (first, second) = (Math.Exp(position[2]), Math.Exp(position[3]));
        var share = 1 / (1 + Math.Exp(-position[4]));
        // θ ~ Beta(5, 5) with the Jacobian θ(1 − θ); μ and σ ~ N(0, 2) with the Jacobians of the three logarithms.
        var log = 5 * (Math.Log(share) + Math.Log(1 - share))
            - (low * low + high * high + first * first + second * second) / 8 + position[1] + position[2] + position[3];
        var (byMean1, bySd1, byMean2, bySd2) = (0.0, 0.0, 0.0, 0.0);
        var odds = Math.Log(share / (1 - share)) + position[3] - position[2];
        var inFirst = 0.0;
        foreach (var value in y)
        {
            var (a, b) = ((value - low) / first, (value - high) / second);
            var excess = odds - 0.5 * (a * a - b * b);
            var tail = Math.Exp(-Math.Abs(excess));
            var weight = (excess >= 0 ? 1 : tail) / (1 + tail);
            log += Math.Log(1 - share) - position[3] - 0.5 * b * b + Math.Max(excess, 0) + Math.Log(1 + tail);
            inFirst += weight;
            byMean1 += weight * a / first;
            bySd1 += weight * (a * a - 1);
            byMean2 += (1 - weight) * b / second;
            bySd2 += (1 - weight) * (b * b - 1);
        }
        gradient[0] = byMean1 + byMean2 - (low + high) / 4;
        gradient[1] = (byMean2 - high / 4) * gap + 1;
        gradient[2] = bySd1 - first * first / 4 + 1;
        gradient[3] = bySd2 - second * second / 4 + 1;
        gradient[4] = inFirst - y.Length * share + 5 * (1 - 2 * share);
        return log;
    }
}
