using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

Console.WriteLine($"largest error of the gradient: {GradientCheck.LargestError(new StraightLine(), [-80, 3.3, 0.5]):0e+0}");

var options = new SamplerOptions { Seed = 7 };
var traces = Sampler.Run(() => new StraightLine(), start: null, options);

Console.WriteLine($"divergences: {SamplerStatistics.Of(traces).Divergences}");
foreach (var (name, i) in new[] { ("intercept", 0), ("slope", 1), ("ln sd", 2) })
{
    double[] values = [.. traces.SelectMany(t => Enumerable.Range(0, options.Draws).Select(draw => t.Position(draw)[i]))];
    var s = Summary.Of(new ChainDraws(values, options.Chains, options.Draws));
    Console.WriteLine($"{name,-9} mean {s.Mean,9:0.0000} ± {s.McseMean:0.0000}  sd {s.StandardDeviation:0.0000}  R-hat {s.Rhat:0.000}  ESS {s.EssBulk:0}, tails {s.EssTail:0}");
}
