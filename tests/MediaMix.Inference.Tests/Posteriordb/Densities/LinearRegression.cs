using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>y ~ N(X β, σ) in the coordinates [β, ln σ].</summary>
/// <param name="columns">The columns of X.</param>
/// <param name="outcome">y.</param>
/// <param name="coefficients">Prior of each β.</param>
/// <param name="noise">Prior of σ.</param>
sealed class LinearRegression(double[][] columns, double[] outcome, Prior[] coefficients, Prior noise) : ILogDensity
{
    readonly double[] _residual = new double[outcome.Length];

    public int Dimension => columns.Length + 1;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var sigma = Math.Exp(position[^1]);
        outcome.CopyTo(_residual, 0);
        for (var j = 0; j < columns.Length; j++)
            Kernels.Axpy(-position[j], columns[j], _residual);
        var square = Kernels.SumOfSquares(_residual) / (sigma * sigma);
        // The last term is the Jacobian of ln σ.
        var log = -0.5 * square - outcome.Length * position[^1] + noise(sigma, out var slope) + position[^1];
        gradient[^1] = square - outcome.Length + slope * sigma + 1;
        for (var j = 0; j < columns.Length; j++)
        {
            log += coefficients[j](position[j], out slope);
            gradient[j] = Kernels.Dot(columns[j], _residual) / (sigma * sigma) + slope;
        }
        return log;
    }
}
