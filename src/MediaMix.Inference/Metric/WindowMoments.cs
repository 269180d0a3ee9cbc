using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>Means of positions and gradients over a window of draws, and the scale of the diagonal Fisher map.</summary>
sealed class WindowMoments
{
    readonly double[] _mean;
    readonly double[] _gradientMean;

    WindowMoments(double[] mean, double[] gradientMean, double[] scale) => (_mean, _gradientMean, Scale) = (mean, gradientMean, scale);

    /// <summary>σ, length d.</summary>
    public double[] Scale { get; }

    /// <summary>Takes the moments; a coordinate whose draws are degenerate gets the fallback scale.</summary>
    public static WindowMoments Of(IReadOnlyList<WhiteningDraw> draws, ReadOnlySpan<double> fallback)
    {
        var estimator = new FisherEstimator(fallback.Length);
        foreach (var draw in draws)
            estimator.Add(draw.Position, draw.Gradient);
        var scale = fallback.ToArray();
        estimator.UpdateScale(scale);
        return new WindowMoments(estimator.Mean.ToArray(), estimator.GradientMean.ToArray(), scale);
    }

    /// <summary>(θ − θ̄)/σ and σ(g − ḡ) of every draw, padded.</summary>
    public (double[][] Positions, double[][] Gradients) Standardise(IReadOnlyList<WhiteningDraw> draws)
    {
        var (positions, gradients) = (new double[draws.Count][], new double[draws.Count][]);
        for (var n = 0; n < draws.Count; n++)
        {
            (positions[n], gradients[n]) = (Padding.Allocate(Scale.Length), Padding.Allocate(Scale.Length));
            for (var i = 0; i < Scale.Length; i++)
            {
                positions[n][i] = (draws[n].Position[i] - _mean[i]) / Scale[i];
                gradients[n][i] = (draws[n].Gradient[i] - _gradientMean[i]) * Scale[i];
            }
        }
        return (positions, gradients);
    }

    /// <summary>The best centre θ̄ + Σḡ, with Σ = σ(I + U(Λ − I)Uᵀ)σ.</summary>
    public double[] Centre(IReadOnlyList<double[]> directions, ReadOnlySpan<double> variances)
    {
        var dimension = Scale.Length;
        var step = new double[dimension];
        Kernels.Multiply(Scale, _gradientMean, step);
        for (var k = 0; k < variances.Length; k++)
        {
            var direction = directions[k].AsSpan(0, dimension);
            Kernels.Axpy((variances[k] - 1) * Kernels.Dot(direction, step), direction, step);
        }
        Kernels.MultiplyAdd(Scale, step, _mean, step);
        return step;
    }
}
