using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Coordinates;

/// <summary>
/// y_j ~ N(x_j, s_j), x_j ~ N(μ, τ), μ ~ N(0, m), τ ~ half-Cauchy(c), in [x, μ, ln τ], with independent draws from its
/// posterior and no sampler: ln τ from its marginal on a fine grid (μ and x integrated out), then μ and x, both normal.
/// </summary>
sealed class ExactHierarchy(double[] y, double[] sd, double meanSd = 5, double tauScale = 5)
{
    const int Cells = 40_000;
    const double Lowest = -15;
    const double Highest = 8;

    public int Count => y.Length;

    public int Dimension => y.Length + 2;

    public NormalHierarchy Hierarchy => new() { Members = [.. Enumerable.Range(0, Count)], MeanCoordinate = Count, LogSdCoordinate = Count + 1 };

    public IReadOnlyList<WhiteningDraw> Draw(int count, ulong seed)
    {
        var rng = Rng.Create(seed, 0, 0, 1);
        var cumulative = Cumulative();
        var draws = new WhiteningDraw[count];
        for (var i = 0; i < count; i++)
        {
            var cell = Array.BinarySearch(cumulative, rng.NextDouble() * cumulative[^1]);
            var t = At(cell < 0 ? ~cell : cell);
            var (mean, precision) = MeanGiven(t);
            var mu = mean + rng.NextNormal() / Math.Sqrt(precision);
            var position = new double[Dimension];
            (position[Count], position[Count + 1]) = (mu, t);
            for (var j = 0; j < Count; j++)
            {
                var (data, prior) = (1 / (sd[j] * sd[j]), Math.Exp(-2 * t));
                position[j] = (data * y[j] + prior * mu) / (data + prior) + rng.NextNormal() / Math.Sqrt(data + prior);
            }
            draws[i] = new WhiteningDraw(position, Gradient(position));
        }
        return draws;
    }

    double[] Gradient(double[] position)
    {
        var (mu, tau) = (position[Count], Math.Exp(position[Count + 1]));
        var gradient = new double[Dimension];
        var ratio = tau / tauScale;
        gradient[Count] = -mu / (meanSd * meanSd);
        gradient[Count + 1] = 1 - Count - 2 * ratio * ratio / (1 + ratio * ratio);
        for (var j = 0; j < Count; j++)
        {
            var z = (position[j] - mu) / tau;
            gradient[j] = (y[j] - position[j]) / (sd[j] * sd[j]) - z / tau;
            gradient[Count] += z / tau;
            gradient[Count + 1] += z * z;
        }
        return gradient;
    }

    static double At(int cell) => Lowest + (Highest - Lowest) * (cell + 0.5) / Cells;

    double[] Cumulative()
    {
        var logs = Enumerable.Range(0, Cells).Select(cell => LogMarginal(At(cell))).ToArray();
        var (largest, sum) = (logs.Max(), 0.0);
        return [.. logs.Select(log => sum += Math.Exp(log - largest))];
    }

    double LogMarginal(double t)
    {
        var ratio = Math.Exp(t) / tauScale;
        var (mean, precision) = MeanGiven(t);
        var log = t - Math.Log(1 + ratio * ratio) + 0.5 * mean * mean * precision - 0.5 * Math.Log(precision);
        for (var j = 0; j < Count; j++)
        {
            var variance = sd[j] * sd[j] + Math.Exp(2 * t);
            log -= 0.5 * (Math.Log(variance) + y[j] * y[j] / variance);
        }
        return log;
    }

    (double Mean, double Precision) MeanGiven(double t)
    {
        var (weighted, precision) = (0.0, 1 / (meanSd * meanSd));
        for (var j = 0; j < Count; j++)
        {
            var weight = 1 / (sd[j] * sd[j] + Math.Exp(2 * t));
            weighted += weight * y[j];
            precision += weight;
        }
        return (weighted / precision, precision);
    }
}
