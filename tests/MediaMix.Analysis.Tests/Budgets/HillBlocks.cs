using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests;

/// <summary>
/// Blocks of periods with carryover and Hill curves, written down independently of the simulator: Σ_t coefficient × e^s/(e^s + k^s) with
/// e_t = Σ_l decay^l x_(t−l) / Σ_l decay^l, over the periods and the carryover after them.
/// </summary>
sealed class HillBlocks : IScenarioResponse
{
    const int Lags = 5;

    /// <summary>[scenario][block].</summary>
    public required (double Coefficient, double Half, double Slope, double Decay)[][] Curves { get; init; }

    public required int Periods { get; init; }

    public int Scenarios => Curves.Length;

    public IReadOnlyList<int> Blocks => [.. Enumerable.Repeat(Periods, Curves[0].Length)];

    public bool HasBounds => true;

    public bool IsConcave(int block) => Curves.All(s => s[block].Slope <= 1);

    public bool IsIncreasing(int block) => true;

    public IScenarioWorker CreateWorker() => new Worker(this);

    /// <summary>A random problem with a few scenarios around every curve.</summary>
    public static HillBlocks Random(ulong seed, int blocks, int periods, int scenarios, double leastSlope, double largestSlope)
    {
        var rng = Rng.Create(seed, 0, 0, 900);
        var centres = new (double, double, double, double)[blocks];
        for (var b = 0; b < blocks; b++)
            centres[b] = (Between(ref rng, 1, 10), Between(ref rng, 0.3, 3), Between(ref rng, leastSlope, largestSlope), Between(ref rng, 0, 0.7));
        var curves = new (double, double, double, double)[scenarios][];
        for (var s = 0; s < scenarios; s++)
        {
            curves[s] = new (double, double, double, double)[blocks];
            for (var b = 0; b < blocks; b++)
            {
                var (c, k, slope, decay) = centres[b];
                curves[s][b] = (c * Between(ref rng, 0.6, 1.4), k * Between(ref rng, 0.7, 1.3), Math.Clamp(slope * Between(ref rng, 0.8, 1.2), 0.3, largestSlope), decay);
            }
        }
        return new HillBlocks { Curves = curves, Periods = periods };
    }

    static double Between(ref Rng rng, double low, double high) => low + (high - low) * rng.NextDouble();

    sealed class Worker(HillBlocks owner) : IScenarioWorker
    {
        public double Evaluate(int scenario, int block, ReadOnlySpan<double> x, Span<double> gradient, bool isBound)
        {
            var (coefficient, half, slope, decay) = owner.Curves[scenario][block];
            gradient.Clear();
            var norm = 0.0;
            for (var l = 0; l < Lags; l++)
                norm += Math.Pow(decay, l);
            // The tangent from the origin touches where e^s = k^s (s − 1).
            var touch = isBound && slope > 1 ? half * Math.Pow(slope - 1, 1 / slope) : 0;
            var sum = 0.0;
            for (var t = 0; t < x.Length + Lags - 1; t++)
            {
                var seen = 0.0;
                for (var l = 0; l < Lags; l++)
                    seen += t - l >= 0 && t - l < x.Length ? Math.Pow(decay, l) / norm * x[t - l] : 0;
                var (value, derivative) = seen >= touch ? Hill(seen, half, slope) : (seen * Hill(touch, half, slope).Value / touch, Hill(touch, half, slope).Value / touch);
                sum += coefficient * value;
                for (var l = 0; l < Lags && !gradient.IsEmpty; l++)
                    if (t - l >= 0 && t - l < x.Length)
                        gradient[t - l] += coefficient * derivative * Math.Pow(decay, l) / norm;
            }
            return sum;
        }

        static (double Value, double Slope) Hill(double x, double half, double slope)
        {
            // No exposure: the secant to a small one stands for a slope that may be infinite.
            if (x <= 0)
                return (0, Hill(1e-3, half, slope).Value / 1e-3);
            var power = Math.Pow(x / half, slope);
            return (power / (1 + power), slope * power / (x * (1 + power) * (1 + power)));
        }
    }
}
