using System.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Scaling;

/// <summary>Something timed: a call, repeated in batches short enough to fit between two interruptions by other processes.</summary>
/// <param name="call">The call.</param>
/// <param name="operations">Operations of one call; times are per operation.</param>
sealed class Subject(Action call, double operations = 1)
{
    const double BatchNanoseconds = 2e5;

    int _calls = 1;

    /// <summary>Times a batch; nanoseconds per operation.</summary>
    public double Time()
    {
        var from = Stopwatch.GetTimestamp();
        for (var i = 0; i < _calls; i++)
            call();
        // Not through TimeSpan, whose ticks of 100 ns are as long as some of these calls.
        return (Stopwatch.GetTimestamp() - from) * (1e9 / Stopwatch.Frequency) / (_calls * operations);
    }

    /// <summary>Runs until everything is compiled and doubles the batch until it is long enough.</summary>
    public void Prepare(TimeSpan warmup)
    {
        var from = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(from) < warmup)
            call();
        // The fastest of a few: an interrupted one would make the batch too small.
        while (Enumerable.Range(0, 5).Min(_ => Time()) * operations * _calls < BatchNanoseconds)
            _calls *= 2;
    }

    /// <summary>One collapsed gradient.</summary>
    public static Subject Gradient(WorldSize size)
    {
        var density = size.Bind().CreateSamplingDensity();
        var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
        // Around the middle of every support, no two alike.
        for (var i = 0; i < position.Length; i++)
            position[i] = 0.1 * (i % 7 - 3);
        if (!double.IsFinite(density.Evaluate(position, gradient)))
            throw new InvalidOperationException($"The density of {size} is not finite where it is to be timed.");
        return new Subject(() => density.Evaluate(position, gradient));
    }

    /// <summary>The four pure kernels, on series that stay in the nearest cache.</summary>
    public static (Subject Exp, Subject Log, Subject Convolved, Subject Streamed) Kernels()
    {
        const int length = 512, lags = 16;
        var (x, y) = (new double[length], new double[length]);
        var rng = Rng.Create(2025, 0, 0, 2);
        foreach (ref var value in x.AsSpan())
            value = 0.01 + 5 * rng.NextDouble();
        var exposure = x[..(length / 2 + lags - 1)];
        var (weights, output) = (x[..lags], new double[length / 2]);
        return (
            new(() => Numerics.Kernels.Exp(x, y), length),
            new(() => Numerics.Kernels.Log(x, y), length),
            new(() => Convolution.Forward(exposure, weights, output), output.Length * lags),
            new(() => Numerics.Kernels.Axpy(1e-9, x, y), length));
    }
}
