using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class DiagnosticsFileTests
{
    [Theory]
    [InlineData(VerdictLevel.Trust, "trust")]
    [InlineData(VerdictLevel.Caution, "caution")]
    [InlineData(VerdictLevel.DoNotTrust, "do_not_trust")]
    public void Write_Verdict_SnakeCase(VerdictLevel level, string key) =>
        Assert.Equal(key, (string?)Parse(SampleAnalysis.Create(new SampleDesign { Level = level }))["verdict"]);

    [Fact]
    public void Write_Numbers_AsInTheAnalysis()
    {
        var json = Parse(TinyAnalysis.Create());

        Assert.Equal(4, (int?)json["chains"]);
        Assert.Equal(500, (int?)json["warmup"]);
        Assert.Equal(1000, (int?)json["draws"]);
        Assert.Equal(42ul, (ulong?)json["seed"]);
        Assert.Equal(3, (int?)json["divergences"]);
        Assert.Equal(1.0063, (double?)json["max_rhat"]);
        Assert.Equal("TV.saturation.half", (string?)json["max_rhat_of"]);
        Assert.Equal(1240.0, (double?)json["min_ess_bulk"]);
        Assert.Equal(1633.0, (double?)json["min_ess_tail"]);
        Assert.Equal(0.87, (double?)json["min_ebfmi"]);
        Assert.Equal(48213L, (long?)json["gradient_evaluations"]);
    }

    [Fact]
    public void Write_NotFinite_Null()
    {
        var json = Parse(TinyAnalysis.Create());

        Assert.True(json.ContainsKey("elpd_loo"));
        Assert.Null(json["elpd_loo"]);
        Assert.Null(json["max_pareto_k"]);
        Assert.Null(json["residual_autocorrelation"]);
    }

    [Fact]
    public void Write_Reasons_AllFields()
    {
        var reason = Parse(TinyAnalysis.Create())["reasons"]![0]!.AsObject();

        Assert.Equal(["level", "subject", "value", "threshold", "message", "remedy"], reason.Select(p => p.Key));
        Assert.Equal("do_not_trust", (string?)reason["level"]);
        Assert.Equal("tv.roi", (string?)reason["subject"]);
        Assert.Equal(1.09, (double?)reason["value"]);
        Assert.Equal(1.05, (double?)reason["threshold"]);
    }

    [Fact]
    public void Write_StatementsAndOmissions_Listed()
    {
        var json = Parse(TinyAnalysis.Create());

        Assert.Single(json["statements"]!.AsArray());
        Assert.Equal(2, json["not_checked"]!.AsArray().Count);
    }

    [Fact]
    public void Write_Text_LineFeedsOnlyAndFinalNewline()
    {
        using var writer = new StringWriter();
        DiagnosticsFile.Write(writer, TinyAnalysis.Create());

        Assert.DoesNotContain('\r', writer.ToString());
        Assert.EndsWith("}\n", writer.ToString(), StringComparison.Ordinal);
    }

    static JsonObject Parse(FitAnalysis analysis)
    {
        using var writer = new StringWriter();
        DiagnosticsFile.Write(writer, analysis);
        return JsonNode.Parse(writer.ToString())!.AsObject();
    }
}
