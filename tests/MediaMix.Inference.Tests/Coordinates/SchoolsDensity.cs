namespace MediaMix.Inference.Tests;

/// <summary>
/// The eight schools (Rubin 1981), centred, with their hierarchy declared: y_j ~ N(θ_j, scale·σ_j), θ_j ~ N(μ, τ), μ ~ N(0, 5),
/// ln τ ~ N(1, 1). Coordinates θ₁ … θ₈, μ, ln τ. A small scale makes the data speak for themselves; chains begin with the λ given.
/// </summary>
sealed class SchoolsDensity(double scale, double firstCentring = 1) : IHierarchical
{
    static readonly double[] Effect = [28, 8, -3, 7, -1, 1, 18, 12];
    static readonly double[] Error = [15, 10, 16, 11, 9, 11, 10, 18];

    public int Dimension => 10;

    public IReadOnlyList<NormalHierarchy> Hierarchies { get; } =
        [new NormalHierarchy { Members = [0, 1, 2, 3, 4, 5, 6, 7], MeanCoordinate = 8, LogSdCoordinate = 9, FirstCentring = firstCentring }];

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (mean, logSd) = (position[8], position[9]);
        var precision = Math.Exp(-2 * logSd);
        var log = -mean * mean / 50 - (logSd - 1) * (logSd - 1) / 2 - 8 * logSd;
        (gradient[8], gradient[9]) = (-mean / 25, -(logSd - 1) - 8);
        for (var j = 0; j < 8; j++)
        {
            var (toData, toMean) = ((Effect[j] - position[j]) / (scale * Error[j] * scale * Error[j]), precision * (position[j] - mean));
            log -= 0.5 * (Effect[j] - position[j]) * toData + 0.5 * (position[j] - mean) * toMean;
            gradient[j] = toData - toMean;
            gradient[8] += toMean;
            gradient[9] += (position[j] - mean) * toMean;
        }
        return log;
    }
}
