using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>The parameter table: every variable of the draws with its diagnostics.</summary>
static class ParameterTable
{
    public static IReadOnlyList<ParameterSummary> Build(FittedModel fit, Execution run = default)
    {
        var known = fit.Model.Parameters.ToDictionary(static p => p.Name, StringComparer.Ordinal);
        var rows = new ParameterSummary[fit.Draws.Names.Count];
        run.For(rows.Length, i =>
        {
            var name = fit.Draws.Names[i];
            known.TryGetValue(name, out var parameter);
            rows[i] = Row(name, Summarise(fit, fit.Draws.Values(i)), parameter) with { Key = fit.Model.KeyOf(name) };
        });
        return rows;
    }

    /// <summary>Summary of one quantity of the fit.</summary>
    public static Summary Summarise(FittedModel fit, double[] draws) =>
        Summary.Of(new ChainDraws(draws, fit.Draws.Chains, fit.Draws.Iterations));

    static ParameterSummary Row(string name, Summary s, ModelParameter? parameter) => new(
        name, s.Mean, s.StandardDeviation, s.McseMean, s.Q025, s.Q05, s.Q25, s.Q50, s.Q75, s.Q95, s.Q975,
        s.EssBulk, s.EssTail, s.Rhat, parameter?.Prior.Text, parameter?.Meaning)
    {
        Origin = parameter?.Origin,
    };
}
