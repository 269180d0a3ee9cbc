using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MediaMix.Inference;

namespace MediaMix.BitCheck;

/// <summary>The bits of whole fits: start, warm-up, transitions, recovery and derived quantities, a hash for each quantity.</summary>
public static class FitDigest
{
    /// <summary>One line per quantity, <c>case: quantity hash</c>, in a fixed order.</summary>
    /// <exception cref="InvalidOperationException">A chain did not move, so that equal bits would say nothing.</exception>
    public static IReadOnlyList<string> Lines() =>
        [.. FitCases.Models.SelectMany(static c => Fit(c, true).Concat(Fit(c, false))), .. CorrelatedNormal()];

    static IEnumerable<string> Fit(FitCase @case, bool collapse)
    {
        var fit = ModelFit.Run(@case.Spec, @case.Panel, FitCases.Sampler with { Collapse = collapse });
        var name = $"{@case.Name}, {(collapse ? "collapsed" : "all sampled")}";
        return Statistics(name, fit.Statistics).Concat(fit.Draws.Names.Select(quantity => Line(name, quantity, fit.Draws[quantity])));
    }

    static IEnumerable<string> CorrelatedNormal()
    {
        const string name = "correlated normal";
        var traces = Sampler.Run(static () => new CorrelatedNormal(), null, new SamplerOptions { Chains = 2, Warmup = 150, Draws = 50 });
        return Statistics(name, SamplerStatistics.Of(traces)).Append(Line(name, "positions", [.. traces.SelectMany(static t => t.Positions)]));
    }

    static IEnumerable<string> Statistics(string name, SamplerStatistics statistics)
    {
        if (statistics.LogDensity.Distinct().Count() < statistics.LogDensity.Length / 2)
            throw new InvalidOperationException($"{name}: most draws repeat the one before.");
        return
        [
            Line(name, "step size", statistics.StepSize),
            Line(name, "gradients of warm-up", [.. statistics.WarmupGradients]),
            Line(name, "gradients of draws", [.. statistics.Leapfrogs]),
            Line(name, "log density", statistics.LogDensity),
            Line(name, "energy", statistics.Energy),
            Line(name, "acceptance", statistics.AcceptStatistic),
        ];
    }

    static string Line<T>(string name, string quantity, T[] values)
        where T : unmanaged =>
        $"{name}: {quantity} {Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(values.AsSpan())).AsSpan(0, 12))}";
}
