using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The verdict and the sampler's checks for machines, <c>diagnostics.json</c>.</summary>
public static class DiagnosticsFile
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "diagnostics.json";

    /// <summary>Writes the object of <see cref="Of"/>.</summary>
    /// <param name="writer">Receives JSON text with <c>\n</c> line ends and a final newline; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        JsonForm.Write(writer, Of(analysis));
    }

    /// <summary>One object with snake-case keys. NaN and infinities become null.</summary>
    /// <param name="analysis">What the fit says.</param>
    public static JsonObject Of(FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var document = new JsonObject();
        AddVerdict(document, analysis.Verdict);
        AddSampler(document, analysis.Diagnostics);
        AddFit(document, analysis.Fitted);
        document["fit"] = JsonForm.Rows(analysis.Measures, Measures);
        document["residual_autocorrelations"] = JsonForm.Rows(analysis.Fitted.ResidualAutocorrelations, static value => JsonForm.Number(value));
        if (analysis.Holdout is { } holdout)
            document["holdout"] = Holdout(holdout);
        InsightJson.Add(document, analysis);
        if (analysis.Geos.Count > 0)
            document["geos"] = JsonForm.Rows(analysis.Geos, Geo);
        return document;
    }

    static void AddVerdict(JsonObject document, Verdict verdict)
    {
        document["verdict"] = VerdictText.Key(verdict.Level);
        document["reasons"] = JsonForm.Rows(verdict.Reasons, Reason);
        document["statements"] = JsonForm.Texts(verdict.Statements);
        document["not_checked"] = JsonForm.Texts(verdict.NotChecked);
    }

    /// <summary>One rule that objects, as every document has it.</summary>
    internal static JsonObject Reason(VerdictReason reason) => new()
    {
        ["level"] = VerdictText.Key(reason.Level),
        ["subject"] = reason.Subject,
        ["value"] = JsonForm.Number(reason.Value),
        ["threshold"] = JsonForm.Number(reason.Threshold),
        ["message"] = reason.Message,
        ["remedy"] = reason.Remedy,
    };

    static void AddSampler(JsonObject document, FitDiagnostics diagnostics)
    {
        document["chains"] = diagnostics.Chains;
        document["warmup"] = diagnostics.Warmup;
        document["warmup_used"] = diagnostics.WarmupUsed;
        document["draws"] = diagnostics.Draws;
        document["seed"] = diagnostics.Seed;
        document["pass"] = diagnostics.Pass.Index;
        document["target_accept"] = diagnostics.Pass.TargetAccept;
        document["refined_steps"] = diagnostics.Pass.Refinement is not null;
        document["earlier_divergences"] = diagnostics.EarlierDivergences;
        document["divergences"] = diagnostics.Divergences;
        AddExtreme(document, "max_rhat", diagnostics.MaxRhat);
        AddExtreme(document, "min_ess_bulk", diagnostics.MinEssBulk);
        AddExtreme(document, "min_ess_tail", diagnostics.MinEssTail);
        document["min_ebfmi"] = JsonForm.Number(diagnostics.MinEbfmi);
        document["max_pareto_k"] = JsonForm.Number(diagnostics.MaxParetoK);
        document["elpd_loo"] = JsonForm.Number(diagnostics.ElpdLoo);
        document["p_loo"] = JsonForm.Number(diagnostics.PLoo);
        document["gradient_evaluations"] = diagnostics.GradientEvaluations;
        document["negative_baseline_probability"] = JsonForm.Number(diagnostics.NegativeBaselineProbability);
    }

    static void AddExtreme(JsonObject document, string key, Extreme extreme)
    {
        document[key] = JsonForm.Number(extreme.Value);
        document[key + "_of"] = extreme.Name;
    }

    static void AddFit(JsonObject document, FittedSeries fitted)
    {
        document["r_squared"] = JsonForm.Number(fitted.RSquared);
        document["mape"] = JsonForm.Number(fitted.Mape);
        document["coverage_90"] = JsonForm.Number(fitted.Coverage90);
        document["residual_autocorrelation"] = JsonForm.Number(fitted.ResidualAutocorrelation);
    }

    static JsonObject Measures(FitMeasures measures) => new()
    {
        ["part"] = measures.Part switch { FitPart.Train => "train", FitPart.Test => "test", _ => "all" },
        ["outcomes"] = measures.Outcomes,
        ["r_squared"] = JsonForm.Number(measures.RSquared),
        ["mape"] = JsonForm.Number(measures.Mape),
        ["wmape"] = JsonForm.Number(measures.Wmape),
        ["coverage_90"] = JsonForm.Number(measures.Coverage90),
    };

    static JsonObject Holdout(HoldoutScore holdout) => new()
    {
        ["cells"] = holdout.Cells,
        ["coverage_50"] = JsonForm.Number(holdout.Coverage50),
        ["coverage_80"] = JsonForm.Number(holdout.Coverage80),
        ["coverage_90"] = JsonForm.Number(holdout.Coverage90),
        ["crps"] = JsonForm.Number(holdout.Crps),
        ["mape"] = JsonForm.Number(holdout.Mape),
        ["wmape"] = JsonForm.Number(holdout.Wmape),
    };

    static JsonObject Geo(GeoResult geo)
    {
        var row = new JsonObject
        {
            ["geo"] = geo.Geo,
            ["size"] = JsonForm.Number(geo.Size),
            ["fitted"] = geo.Periods.Fitted,
            ["held_out"] = geo.Periods.HeldOut,
            ["left_out"] = geo.Periods.LeftOut,
            ["absent"] = geo.Periods.Absent,
            ["actual_total"] = JsonForm.Number(geo.ActualTotal),
            ["expected_total"] = JsonForm.Number(geo.ExpectedTotal),
        };
        AddFit(row, geo.Fitted);
        return row;
    }
}
