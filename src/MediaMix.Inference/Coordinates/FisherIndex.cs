namespace MediaMix.Inference;

/// <summary>
/// How far a coordinate is from normal and uncorrelated: the Fisher divergence to a standard normal that the best scale
/// leaves, halved: I = √(Var q · Var s) + Cov(q, s), s the score ∂ log p/∂q. Over the density itself Cov(q, s) = −1 (Stein's
/// identity). Keeping the sample's own covariance makes the index of a sample never negative, and zero for any few draws,
/// even unconverged ones, of an independent normal coordinate.
/// </summary>
static class FisherIndex
{
    /// <summary>The index of one coordinate; NaN where an element is not finite, 0 for a constant one.</summary>
    /// <param name="coordinate">Value in every draw.</param>
    /// <param name="score">Derivative of the log density in every draw.</param>
    public static double Of(ReadOnlySpan<double> coordinate, ReadOnlySpan<double> score)
    {
        var (mean, scoreMean) = (0.0, 0.0);
        for (var i = 0; i < coordinate.Length; i++)
        {
            mean += coordinate[i];
            scoreMean += score[i];
        }
        (mean, scoreMean) = (mean / coordinate.Length, scoreMean / coordinate.Length);
        var (square, scoreSquare, product) = (0.0, 0.0, 0.0);
        for (var i = 0; i < coordinate.Length; i++)
        {
            var (q, s) = (coordinate[i] - mean, score[i] - scoreMean);
            square += q * q;
            scoreSquare += s * s;
            product += q * s;
        }
        // Two roots, not the root of the product: that may overflow where neither factor does.
        return (Math.Sqrt(square) * Math.Sqrt(scoreSquare) + product) / coordinate.Length;
    }

    /// <summary>The sum over all coordinates.</summary>
    /// <param name="draws">At least one.</param>
    /// <param name="dimension">Number of coordinates.</param>
    public static double Sum(IReadOnlyList<WhiteningDraw> draws, int dimension)
    {
        var (coordinate, score) = (new double[draws.Count], new double[draws.Count]);
        var sum = 0.0;
        for (var k = 0; k < dimension; k++)
        {
            for (var i = 0; i < draws.Count; i++)
                (coordinate[i], score[i]) = (draws[i].Position[k], draws[i].Gradient[k]);
            sum += Of(coordinate, score);
        }
        return sum;
    }
}
