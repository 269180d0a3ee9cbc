using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>The verdict and the sampler's checks for machines, <c>diagnostics.json</c>.</summary>
public static class DiagnosticsFile
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "diagnostics.json";

    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Letters of all languages stay readable; < > & are escaped all the same.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes one object with snake-case keys. NaN and infinities become null.</summary>
    /// <param name="writer">Receives JSON text with <c>\n</c> line ends and a final newline; stays open.</param>
    /// <param name="analysis">What the fit says.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            WriteVerdict(json, analysis.Verdict);
            WriteSampler(json, analysis.Diagnostics);
            WriteFit(json, analysis.Fitted);
            WriteMeasures(json, analysis);
            if (analysis.Holdout is { } holdout)
                WriteHoldout(json, holdout);
            InsightJson.Write(json, analysis);
            if (analysis.Geos.Count > 0)
                WriteGeos(json, analysis.Geos);
            json.WriteEndObject();
        }
        writer.Write(Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Write('\n');
    }

    static void WriteMeasures(Utf8JsonWriter json, FitAnalysis analysis)
    {
        json.WriteStartArray("fit");
        foreach (var measures in analysis.Measures)
        {
            json.WriteStartObject();
            json.WriteString("part", measures.Part switch { FitPart.Train => "train", FitPart.Test => "test", _ => "all" });
            json.WriteNumber("outcomes", measures.Outcomes);
            WriteNumber(json, "r_squared", measures.RSquared);
            WriteNumber(json, "mape", measures.Mape);
            WriteNumber(json, "wmape", measures.Wmape);
            WriteNumber(json, "coverage_90", measures.Coverage90);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("residual_autocorrelations");
        foreach (var value in analysis.Fitted.ResidualAutocorrelations)
        {
            if (double.IsFinite(value))
                json.WriteNumberValue(value);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    static void WriteVerdict(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("verdict", VerdictText.Key(verdict.Level));
        json.WriteStartArray("reasons");
        foreach (var reason in verdict.Reasons)
        {
            json.WriteStartObject();
            json.WriteString("level", VerdictText.Key(reason.Level));
            json.WriteString("subject", reason.Subject);
            WriteNumber(json, "value", reason.Value);
            WriteNumber(json, "threshold", reason.Threshold);
            json.WriteString("message", reason.Message);
            json.WriteString("remedy", reason.Remedy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteTexts(json, "statements", verdict.Statements);
        WriteTexts(json, "not_checked", verdict.NotChecked);
    }

    static void WriteSampler(Utf8JsonWriter json, FitDiagnostics diagnostics)
    {
        json.WriteNumber("chains", diagnostics.Chains);
        json.WriteNumber("warmup", diagnostics.Warmup);
        json.WriteNumber("warmup_used", diagnostics.WarmupUsed);
        json.WriteNumber("draws", diagnostics.Draws);
        json.WriteNumber("seed", diagnostics.Seed);
        json.WriteNumber("pass", diagnostics.Pass.Index);
        json.WriteNumber("target_accept", diagnostics.Pass.TargetAccept);
        json.WriteBoolean("refined_steps", diagnostics.Pass.Refinement is not null);
        json.WriteNumber("earlier_divergences", diagnostics.EarlierDivergences);
        json.WriteNumber("divergences", diagnostics.Divergences);
        WriteExtreme(json, "max_rhat", diagnostics.MaxRhat);
        WriteExtreme(json, "min_ess_bulk", diagnostics.MinEssBulk);
        WriteExtreme(json, "min_ess_tail", diagnostics.MinEssTail);
        WriteNumber(json, "min_ebfmi", diagnostics.MinEbfmi);
        WriteNumber(json, "max_pareto_k", diagnostics.MaxParetoK);
        WriteNumber(json, "elpd_loo", diagnostics.ElpdLoo);
        WriteNumber(json, "p_loo", diagnostics.PLoo);
        json.WriteNumber("gradient_evaluations", diagnostics.GradientEvaluations);
        WriteNumber(json, "negative_baseline_probability", diagnostics.NegativeBaselineProbability);
    }

    static void WriteFit(Utf8JsonWriter json, FittedSeries fitted)
    {
        WriteNumber(json, "r_squared", fitted.RSquared);
        WriteNumber(json, "mape", fitted.Mape);
        WriteNumber(json, "coverage_90", fitted.Coverage90);
        WriteNumber(json, "residual_autocorrelation", fitted.ResidualAutocorrelation);
    }

    static void WriteHoldout(Utf8JsonWriter json, HoldoutScore holdout)
    {
        json.WriteStartObject("holdout");
        json.WriteNumber("cells", holdout.Cells);
        WriteNumber(json, "coverage_50", holdout.Coverage50);
        WriteNumber(json, "coverage_80", holdout.Coverage80);
        WriteNumber(json, "coverage_90", holdout.Coverage90);
        WriteNumber(json, "crps", holdout.Crps);
        WriteNumber(json, "mape", holdout.Mape);
        WriteNumber(json, "wmape", holdout.Wmape);
        json.WriteEndObject();
    }

    static void WriteGeos(Utf8JsonWriter json, IReadOnlyList<GeoResult> geos)
    {
        json.WriteStartArray("geos");
        foreach (var geo in geos)
        {
            json.WriteStartObject();
            json.WriteString("geo", geo.Geo);
            WriteNumber(json, "size", geo.Size);
            json.WriteNumber("fitted", geo.Periods.Fitted);
            json.WriteNumber("held_out", geo.Periods.HeldOut);
            json.WriteNumber("left_out", geo.Periods.LeftOut);
            json.WriteNumber("absent", geo.Periods.Absent);
            WriteNumber(json, "actual_total", geo.ActualTotal);
            WriteNumber(json, "expected_total", geo.ExpectedTotal);
            WriteFit(json, geo.Fitted);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteExtreme(Utf8JsonWriter json, string key, Extreme extreme)
    {
        WriteNumber(json, key, extreme.Value);
        json.WriteString(key + "_of", extreme.Name);
    }

    static void WriteTexts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    internal static void WriteNumber(Utf8JsonWriter json, string key, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }
}
