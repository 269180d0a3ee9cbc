using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Reporting;

/// <summary>What the data settled and what they left open, as keys of <c>diagnostics.json</c>.</summary>
static class InsightJson
{
    public static void Add(JsonObject document, FitAnalysis analysis)
    {
        document["findings"] = JsonForm.Rows(analysis.Findings, Finding);
        document["pairs"] = JsonForm.Rows(analysis.Pairs, Pair);
        document["power_scaling"] = JsonForm.Rows(analysis.Sensitivities, Sensitivity);
        document["predictive_checks"] = JsonForm.Rows(analysis.PredictiveChecks, Check);
        document["influential"] = JsonForm.Rows(analysis.Influential, o => new JsonObject
        {
            ["geo"] = analysis.Geos.Count > 0 ? analysis.Geos[o.Geo].Geo : null,
            ["date"] = analysis.Periods.Label(o.Period),
            ["actual"] = JsonForm.Number(o.Actual),
            ["expected"] = JsonForm.Number(o.Expected),
            ["pareto_k"] = JsonForm.Number(o.ParetoK),
        });
        if (analysis.GeoCorrelation is { } geos)
            document["geo_residuals"] = new JsonObject
            {
                ["correlation"] = JsonForm.Number(geos.Correlation),
                ["total_sd_ratio"] = JsonForm.Number(geos.SdRatio),
                ["threshold"] = JsonForm.Number(geos.Threshold),
            };
    }

    static JsonObject Finding(Finding finding) => new()
    {
        ["code"] = finding.Code,
        ["level"] = finding.Level == FindingLevel.Attention ? "attention" : "note",
        ["subject"] = finding.Subject,
        ["message"] = finding.Message,
        ["remedy"] = finding.Remedy,
    };

    static JsonObject Pair(ChannelPair pair) => new()
    {
        ["first"] = pair.First,
        ["second"] = pair.Second,
        ["correlation"] = JsonForm.Number(pair.Correlation),
        ["spend"] = pair.Spend,
        ["effect"] = JsonForm.Estimate(pair.Effect),
        ["roi"] = JsonForm.Estimate(pair.Roi),
    };

    static JsonObject Sensitivity(ReturnSensitivity sensitivity) => new()
    {
        ["channel"] = sensitivity.Channel,
        ["prior"] = JsonForm.Number(sensitivity.Prior),
        ["likelihood"] = JsonForm.Number(sensitivity.Likelihood),
        ["prior_shift"] = JsonForm.Number(sensitivity.PriorShift),
        ["likelihood_shift"] = JsonForm.Number(sensitivity.LikelihoodShift),
        ["pareto_k"] = JsonForm.Number(sensitivity.Khat),
        ["diagnosis"] = sensitivity.Diagnosis switch
        {
            PowerScalingDiagnosis.PriorDataConflict => "prior_and_data",
            PowerScalingDiagnosis.StrongPrior => "prior_decides",
            _ => "none",
        },
    };

    static JsonObject Check(PredictiveCheck check) => new()
    {
        ["statistic"] = check.Statistic,
        ["observed"] = JsonForm.Number(check.Observed),
        ["replicated"] = JsonForm.Estimate(check.Replicated),
        ["p_value"] = JsonForm.Number(check.PValue),
        ["flagged"] = check.IsFlagged,
    };
}
