using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Turns a fit into everything it says: contributions, returns, curves, diagnostics and the verdict, all from the one
/// simulator of the outcome. The definitions are those of <c>docs/statistics.md</c>.
/// </summary>
public static class FitAnalyzer
{
    /// <summary>Analyses a fit. Deterministic: the same fit gives the same numbers whatever the number of threads.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="refits">Whether the model may be fitted again without an experiment, to tell what it says without it.</param>
    /// <param name="token">Stops such a fit, and the walks over all draws.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FitAnalysis Analyze(FittedModel fit, ExperimentRefits refits = ExperimentRefits.WhenNeeded, CancellationToken token = default) =>
        Analyze(fit, new AnalysisOptions { Refits = refits, Execution = new Execution(Token: token) });

    /// <summary>Analyses a fit. Deterministic: the same fit gives the same numbers whatever the number of threads.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="options">Threads, cancellation, and what is known already.</param>
    /// <exception cref="OperationCanceledException">The token of the options was cancelled.</exception>
    public static FitAnalysis Analyze(FittedModel fit, AnalysisOptions options)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(options);
        var run = options.Execution;
        var components = ComponentPass.Run(fit, run: run);
        var returns = ReturnPass.Run(fit, run);
        var prior = PriorPass.Run(fit.Model, fit.Sampler.Seed, run);
        var learning = new LearningTables(fit, returns, prior, run);
        var parameters = ParameterTable.Build(fit, run);
        var cells = CellPass.Run(fit, components, run);
        var contributions = Contributions(fit.Model, components, run);
        var fitted = FitQuality.Of(fit, components, cells, run);
        var without = new ExperimentTable(fit, prior, ExperimentPass.Run(fit, run), options);
        var experiments = without.Results();
        var holdout = HoldoutTable.Of(cells.HeldOut);
        var diagnostics = DiagnosticsTable.Build(fit, components, parameters, cells.Loo);
        var insights = InsightTables.Of(fit, components, cells, returns, run);
        var offset = components.Components.Count - fit.Model.Spec.Channels.Count;
        var signal = ChannelSignal.Of(fit.Model, components.Means[offset..], cells.Expected);
        var channels = Graded(ReturnTable.Channels(fit, components, returns, learning, experiments, signal), insights.GeoCorrelation);
        var densities = learning.Densities();
        var correlations = PairTable.Correlations(returns);
        var pairs = PairTable.Pairs(fit, returns, correlations);
        return new FitAnalysis
        {
            Name = fit.Model.Spec.Name,
            OutcomeName = fit.Model.Spec.Outcome,
            OutcomeKind = fit.Model.Panel.OutcomeKind,
            Periods = fit.Model.Panel.Window,
            Fitted = fitted,
            Contributions = contributions,
            HasUnitValue = fit.Model.HasUnitValue,
            BreakEven = BreakEvenReturn.Of(fit, null),
            Decomposition = fit.Model.Spec.Decomposition,
            IsMultiplicative = fit.Model.Spec.Likelihood is LogNormalErrors,
            Channels = channels,
            All = ReturnTable.All(fit, components, returns),
            Groups = new GroupTable(fit, components, returns, prior, run).Build(),
            ResponseCurves = CurveTables.Responses(fit, returns, run),
            Carryover = CurveTables.Carryover(fit, returns, prior, run),
            Frequencies = FrequencyPass.Run(fit, returns, run),
            Effectiveness = EffectivenessPass.Run(fit, run),
            Experiments = experiments,
            Refits = without.Refits,
            Findings = new Findings(fit, channels, densities).Of(pairs, insights, diagnostics, cells.Loo),
            Pairs = pairs,
            ReturnCorrelations = correlations,
            Sensitivities = insights.Sensitivities,
            PredictiveChecks = insights.Checks,
            GeoCorrelation = insights.GeoCorrelation,
            Influential = insights.Influential,
            Learning = densities,
            Parameters = parameters,
            Diagnostics = diagnostics,
            Verdict = VerdictRules.Judge(fit, components, returns, fitted, channels, experiments, diagnostics, holdout, insights),
            Geos = GeoTable.Of(fit, components, cells, returns, run),
            Holdout = holdout,
            Baseline = BaselineTable.Of(fit, components, run),
            BaselineShare = BaselineTable.Share(components),
            Measures = MeasureTable.Of(fit, cells),
            Order = OrderTable.Of(fit, returns),
            Saturations = SaturationPass.Run(fit, run),
            Blocks = BlockTable.Of(fit, components),
            DataFindings = DesignReview.Of(fit.Model.Spec, fit.Model.Panel, prior),
            Scenarios = BudgetScenarios.Of(fit, returns, run),
        };
    }

    /// <summary>Where geos move together far beyond what the model believes, the data say less than its intervals do, and what they narrowed is not known.</summary>
    static IReadOnlyList<ChannelReturn> Graded(IReadOnlyList<ChannelReturn> channels, GeoCorrelation? geos) =>
        geos is { IsSevere: true } ? [.. channels.Select(static c => c.Grade == Grade.B ? c with { Grade = Grade.C } : c)] : channels;

    static IReadOnlyList<Contribution> Contributions(BoundModel model, ComponentPass pass, Execution run) =>
    [
        .. pass.Components.Select((component, c) => new Contribution(
            component.Name, component.Kind,
            BandBuilder.Build(pass.Bands[c], GeoSums.OverGeos(pass.Means[c], model.Panel.Periods), run),
            BandBuilder.Estimate(pass.Totals[c]),
            component.Kind == ComponentKind.Treatment ? model.TreatmentLevel(component.Index) : null)),
    ];
}
