using System.Text.Json;
using MediaMix.Analysis;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Reporting;

/// <summary>What the data settled and what they left open, as keys of <c>diagnostics.json</c>.</summary>
static class InsightJson
{
    public static void Write(Utf8JsonWriter json, FitAnalysis analysis)
    {
        Array(json, "findings", analysis.Findings, Finding);
        Array(json, "pairs", analysis.Pairs, Pair);
        Array(json, "power_scaling", analysis.Sensitivities, Sensitivity);
        Array(json, "predictive_checks", analysis.PredictiveChecks, Check);
        if (analysis.GeoCorrelation is { } geos)
        {
            json.WriteStartObject("geo_residuals");
            DiagnosticsFile.WriteNumber(json, "correlation", geos.Correlation);
            DiagnosticsFile.WriteNumber(json, "total_sd_ratio", geos.SdRatio);
            DiagnosticsFile.WriteNumber(json, "threshold", geos.Threshold);
            json.WriteEndObject();
        }
    }

    static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("level", finding.Level == FindingLevel.Attention ? "attention" : "note");
        json.WriteString("subject", finding.Subject);
        json.WriteString("message", finding.Message);
        json.WriteString("remedy", finding.Remedy);
    }

    static void Pair(Utf8JsonWriter json, ChannelPair pair)
    {
        json.WriteString("first", pair.First);
        json.WriteString("second", pair.Second);
        DiagnosticsFile.WriteNumber(json, "correlation", pair.Correlation);
        json.WriteNumber("spend", pair.Spend);
        Estimate(json, "effect", pair.Effect);
        if (pair.Roi is { } roi)
            Estimate(json, "roi", roi);
        else
            json.WriteNull("roi");
    }

    static void Sensitivity(Utf8JsonWriter json, ReturnSensitivity sensitivity)
    {
        json.WriteString("channel", sensitivity.Channel);
        DiagnosticsFile.WriteNumber(json, "prior", sensitivity.Prior);
        DiagnosticsFile.WriteNumber(json, "likelihood", sensitivity.Likelihood);
        DiagnosticsFile.WriteNumber(json, "prior_shift", sensitivity.PriorShift);
        DiagnosticsFile.WriteNumber(json, "likelihood_shift", sensitivity.LikelihoodShift);
        DiagnosticsFile.WriteNumber(json, "pareto_k", sensitivity.Khat);
        json.WriteString("diagnosis", sensitivity.Diagnosis switch
        {
            PowerScalingDiagnosis.PriorDataConflict => "prior_and_data",
            PowerScalingDiagnosis.StrongPrior => "prior_decides",
            _ => "none",
        });
    }

    static void Check(Utf8JsonWriter json, PredictiveCheck check)
    {
        json.WriteString("statistic", check.Statistic);
        DiagnosticsFile.WriteNumber(json, "observed", check.Observed);
        Estimate(json, "replicated", check.Replicated);
        DiagnosticsFile.WriteNumber(json, "p_value", check.PValue);
        json.WriteBoolean("flagged", check.IsFlagged);
    }

    static void Estimate(Utf8JsonWriter json, string key, Estimate estimate)
    {
        json.WriteStartObject(key);
        DiagnosticsFile.WriteNumber(json, "mean", estimate.Mean);
        DiagnosticsFile.WriteNumber(json, "q5", estimate.Q5);
        DiagnosticsFile.WriteNumber(json, "q50", estimate.Q50);
        DiagnosticsFile.WriteNumber(json, "q95", estimate.Q95);
        json.WriteEndObject();
    }

    static void Array<T>(Utf8JsonWriter json, string key, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
