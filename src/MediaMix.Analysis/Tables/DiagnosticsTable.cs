using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>The worst convergence diagnostics over parameters, ROI and contributions.</summary>
static class DiagnosticsTable
{
    public static FitDiagnostics Build(
        FittedModel fit, ComponentPass components, IReadOnlyList<ParameterSummary> parameters, LooEstimate loo)
    {
        var checks = parameters.Select(static p => (p.Name, p.Rhat, p.EssBulk, p.EssTail)).ToList();
        for (var c = 0; c < components.Components.Count; c++)
        {
            // What no parameter moves, such as a fixed intercept, has no diagnostics; a stuck chain shows in its parameters.
            if (!components.Totals[c].AsSpan().ContainsAnyExcept(components.Totals[c][0]))
                continue;
            var summary = ParameterTable.Summarise(fit, components.Totals[c]);
            checks.Add(($"contribution of {components.Components[c].Name}", summary.Rhat, summary.EssBulk, summary.EssTail));
        }
        var energy = new ChainDraws(fit.Statistics.Energy, fit.Draws.Chains, fit.Draws.Iterations);
        return new FitDiagnostics
        {
            Chains = fit.Sampler.Chains,
            Warmup = fit.Sampler.Warmup,
            WarmupUsed = fit.Statistics.WarmupIterations.Max(),
            Draws = fit.Sampler.Draws,
            Seed = fit.Sampler.Seed,
            Pass = fit.Statistics.Pass,
            EarlierDivergences = fit.Statistics.DiscardedDivergences,
            Divergences = fit.Statistics.Divergences,
            // An undefined diagnostic (a stuck chain) is worse than any value.
            MaxRhat = checks.Select(static c => new Extreme(c.Name, c.Rhat)).MaxBy(static e => double.IsNaN(e.Value) ? double.PositiveInfinity : e.Value),
            MinEssBulk = checks.Select(static c => new Extreme(c.Name, c.EssBulk)).MinBy(static e => double.IsNaN(e.Value) ? double.NegativeInfinity : e.Value),
            MinEssTail = checks.Select(static c => new Extreme(c.Name, c.EssTail)).MinBy(static e => double.IsNaN(e.Value) ? double.NegativeInfinity : e.Value),
            MinEbfmi = Ebfmi.PerChain(energy).Min(),
            MaxParetoK = loo.Points.Max(static p => p.Khat),
            ElpdLoo = loo.Elpd,
            PLoo = loo.EffectiveParameters,
            GradientEvaluations = fit.Statistics.Gradients,
            NegativeBaselineProbability = NegativeBaseline(components),
        };
    }

    /// <summary>P(expected outcome less media and treatments &lt; 0), over the whole window.</summary>
    static double NegativeBaseline(ComponentPass pass)
    {
        var drivers = Enumerable.Range(0, pass.Components.Count)
            .Where(c => pass.Components[c].Kind is ComponentKind.Media or ComponentKind.Overlap or ComponentKind.Treatment).ToArray();
        var negative = 0;
        for (var draw = 0; draw < pass.ExpectedTotal.Length; draw++)
        {
            if (pass.ExpectedTotal[draw] - drivers.Sum(c => pass.Totals[c][draw]) < 0)
                negative++;
        }
        return negative / (double)pass.ExpectedTotal.Length;
    }
}
