using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// How far a density is from standard normal in the coordinates of a map: the mean of |z + ∇_z log p|² over draws, zero
/// exactly for a Gaussian that the map whitens (Seyboldt, Carlson and Carpenter 2026).
/// </summary>
static class FisherDistance
{
    public static double Of(AffineMap map, IReadOnlyList<WhiteningDraw> draws)
    {
        var (whitened, gradient) = (new double[draws[0].Position.Length], new double[draws[0].Position.Length]);
        var sum = 0.0;
        foreach (var draw in draws)
        {
            map.ToWhitened(draw.Position, whitened);
            map.PullGradient(draw.Gradient, gradient);
            Kernels.Add(whitened, gradient, whitened);
            sum += Kernels.SumOfSquares(whitened);
        }
        return sum / draws.Count;
    }

    /// <summary>The mean of |z|² over draws: the dimension, when the map whitens the law that they are from.</summary>
    public static double Spread(AffineMap map, IReadOnlyList<WhiteningDraw> draws)
    {
        var whitened = new double[draws[0].Position.Length];
        var sum = 0.0;
        foreach (var draw in draws)
        {
            map.ToWhitened(draw.Position, whitened);
            sum += Kernels.SumOfSquares(whitened);
        }
        return sum / draws.Count;
    }
}
