using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// Turns a fit into everything it says: contributions, returns, curves, diagnostics and the verdict, all from the one
/// simulator of the outcome. The definitions are those of <c>docs/statistics.md</c>.
/// </summary>
public static class FitAnalyzer
{
    /// <summary>Analyses a fit. Deterministic: the same fit gives the same numbers whatever the number of threads.</summary>
    /// <param name="fit">The fit.</param>
    public static FitAnalysis Analyze(FittedModel fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var components = ComponentPass.Run(fit);
        var returns = ReturnPass.Run(fit);
        var prior = PriorPass.Run(fit.Model, fit.Sampler.Seed);
        var learning = new LearningTables(fit, returns, prior);
        var parameters = ParameterTable.Build(fit);
        var loo = Loo(fit, components);
        var contributions = Contributions(fit.Model, components);
        var fitted = FitQuality.Of(fit, components);
        var channels = ReturnTable.Channels(fit, components, returns, learning);
        var diagnostics = DiagnosticsTable.Build(fit, components, parameters, loo);
        return new FitAnalysis
        {
            Name = fit.Model.Spec.Name,
            OutcomeName = fit.Model.Spec.Outcome,
            OutcomeKind = fit.Model.Panel.OutcomeKind,
            Periods = fit.Model.Panel.Window,
            Fitted = fitted,
            Contributions = contributions,
            Channels = channels,
            All = ReturnTable.All(fit, components, returns),
            ResponseCurves = CurveTables.Responses(fit, returns),
            Carryover = CurveTables.Carryover(fit, returns),
            Frequencies = FrequencyPass.Run(fit, returns),
            Effectiveness = EffectivenessPass.Run(fit),
            Learning = learning.Densities(),
            Parameters = parameters,
            Diagnostics = diagnostics,
            Verdict = VerdictRules.Judge(fit, components, returns, fitted, channels, diagnostics),
        };
    }

    static IReadOnlyList<Contribution> Contributions(BoundModel model, ComponentPass pass) =>
    [
        .. pass.Components.Select((component, c) => new Contribution(
            component.Name, component.Kind,
            BandBuilder.Build(pass.Bands[c], pass.Means[c]),
            BandBuilder.Estimate(pass.Totals[c]),
            component.Kind == ComponentKind.Treatment ? model.TreatmentLevel(component.Index) : null)),
    ];

    static LooEstimate Loo(FittedModel fit, ComponentPass pass)
    {
        var observed = pass.LogLikelihood
            .Where((_, t) => !double.IsNaN(fit.Model.Panel.FittedOutcome[t]))
            .ToArray();
        var points = new LooPoint[observed.Length];
        Parallel.For(0, observed.Length, t =>
            points[t] = PsisLoo.Leave(new ChainDraws(observed[t], fit.Draws.Chains, pass.LikelihoodIterations)));
        return new LooEstimate(points, fit.Draws.Chains * pass.LikelihoodIterations);
    }
}
