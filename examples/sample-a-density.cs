#:project ../src/MediaMix.Inference

// The engine alone: samples a density of your own from its logarithm and gradient, here a banana whose moments are known.
using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

var options = new SamplerOptions { Seed = 7, Draws = 2000 };
var traces = Sampler.Run(() => new Banana(), start: null, options);

Console.WriteLine($"divergences: {SamplerStatistics.Of(traces).Divergences}");
for (var i = 0; i < 2; i++)
{
    double[] values = [.. traces.SelectMany(t => Enumerable.Range(0, options.Draws).Select(draw => t.Position(draw)[i]))];
    var s = Summary.Of(new ChainDraws(values, options.Chains, options.Draws));
    Console.WriteLine($"x{i + 1} mean {s.Mean,7:0.000} ± {s.McseMean:0.000}  sd {s.StandardDeviation:0.000}  R-hat {s.Rhat:0.000}");
}

/// <summary>x1 ~ normal(0, 1), x2 given x1 ~ normal(x1², 1): means 0 and 1, standard deviations 1 and √3.</summary>
sealed class Banana : ILogDensity
{
    public int Dimension => 2;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (x, residual) = (position[0], position[1] - position[0] * position[0]);
        (gradient[0], gradient[1]) = (-x + 2 * x * residual, -residual);
        return -0.5 * x * x - 0.5 * residual * residual;
    }
}
