using System.Globalization;
using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>The numbers in the charts are those of the tables, to the six digits that the charts keep.</summary>
public class ChartFiguresTests
{
    static readonly FitAnalysis Analysis = SampleAnalysis.Create(new SampleDesign { HasGaps = true, HasOrganic = true, HasReach = true, HasMovement = true });
    static readonly ReportPage Page = new(Analysis);

    [Fact]
    public void Fitted_EveryPeriod_AsInTheTable()
    {
        var table = Table(FittedTable.Write);
        var rows = Page.Rows("fitted");

        Assert.Equal(table.Count, rows.Count);
        foreach (var (line, row) in table.Zip(rows))
        {
            Assert.Equal(line["date"], (string?)row!["date"]);
            AssertSame(line["actual"], row["actual"]);
            AssertSame(line["expected"], row["expected"]);
            AssertSame(line["q5"], row["q5"]);
            AssertSame(line["q95"], row["q95"]);
        }
    }

    [Theory]
    [InlineData("roi", "roi")]
    [InlineData("marginal-roi", "mroi")]
    public void Returns_EveryPaidChannel_AsInTheTable(string figure, string column)
    {
        var table = Table(RoiTable.Write).Where(line => line[column + "_mean"] != "").ToDictionary(line => line["channel"]);
        var rows = Page.Rows(figure);

        Assert.Equal(table.Count, rows.Count);
        foreach (var row in rows)
        {
            var name = (string)row!["name"]!;
            var line = table[name == ReturnChart.Together ? "all" : name];
            AssertSame(line[column + "_mean"], row["mean"]);
            AssertSame(line[column + "_q5"], row["q5"]);
            AssertSame(line[column + "_q95"], row["q95"]);
        }
    }

    [Fact]
    public void ChannelsOverTime_EveryBar_AsInTheTable()
    {
        var table = Table(ContributionsTable.Write).ToDictionary(line => (line["date"], line["component"]));
        var rows = Page.Rows("channels-over-time");

        Assert.Equal(Analysis.Channels.Count * Analysis.Periods.Count, rows.Count);
        foreach (var row in rows)
            AssertSame(table[((string)row!["date"]!, (string)row["name"]!)]["mean"], row["mean"]);
    }

    [Fact]
    public void DriversOverTime_EveryPeriod_AddsUpToTheExpectedOutcome()
    {
        var expected = Table(FittedTable.Write).ToDictionary(line => line["date"], line => Number(line["expected"]));

        foreach (var bar in Page.Rows("drivers-over-time").GroupBy(row => (string)row!["date"]!))
            Assert.Equal(1, bar.Sum(row => (double)row!["mean"]!) / expected[bar.Key], 1e-5);
    }

    [Fact]
    public void DriversOverTime_MorePeriodsThanBars_SumsKept()
    {
        var analysis = SampleAnalysis.Create(new SampleDesign { Periods = 1000, Step = TimeStep.Day });
        var rows = new ReportPage(analysis).Rows("drivers-over-time");

        Assert.InRange(rows.Select(r => (string)r!["date"]!).Distinct().Count(), 100, 182);
        Assert.Equal(1, rows.Sum(r => (double)r!["mean"]!) / analysis.Fitted.Expected.Sum(), 1e-5);
    }

    [Fact]
    public void Waterfall_Steps_StartWhereTheLastEndedAndReachTheTotal()
    {
        var rows = Page.Rows("waterfall");

        for (var i = 1; i < rows.Count - 1; i++)
            Assert.Equal((double)rows[i - 1]!["to"]!, (double)rows[i]!["from"]!);
        Assert.Equal(1, (double)rows[^1]!["to"]! / Analysis.Fitted.Expected.Sum(), 1e-5);
    }

    [Fact]
    public void Waterfall_ControlThatCancels_ReadsZeroNotRoundingNoise()
    {
        var sample = SampleAnalysis.Create();
        var noise = new Estimate(-1.01e-7, -2e-7, -1e-7, 1e-7);
        var cancelled = sample with
        {
            Contributions = [.. sample.Contributions.Select(c => c.Kind == ComponentKind.Control ? c with { Total = noise } : c)],
        };

        var rows = WaterfallChart.Create(cancelled)["data"]!["values"]!.AsArray();

        Assert.Contains(rows, static r => (string?)r!["kind"] == "controls");
        Assert.All(rows.Where(static r => (string?)r!["kind"] == "controls"), static r => Assert.Equal("0", (string?)r!["text"]));
    }

    [Fact]
    public void Response_SolidPart_AsInTheTableAndEndsWhereTheDataEnd()
    {
        var curve = Analysis.ResponseCurves[0];
        var table = Table(ResponseCurvesTable.Write).Where(line => line["channel"] == curve.Channel).ToArray();
        var seen = Page.Rows("response-0").Where(r => (string?)r!["part"] == "seen").ToArray();

        Assert.Equal(curve.Multiplier.Count(m => m <= curve.LargestSeen), seen.Length);
        foreach (var (line, row) in table.Zip(seen))
        {
            AssertSame(line["spend"], row!["spend"]);
            AssertSame(line["response_mean"], row["mean"]);
            AssertSame(line["response_q5"], row["q5"]);
            AssertSame(line["response_q95"], row["q95"]);
        }
    }

    [Theory]
    [InlineData("frequency-0", "TV", "roi")]
    [InlineData("frequency-1", "Online video", "effect")]
    public void Frequency_GridPlanAndBest_AsInTheTable(string figure, string channel, string column)
    {
        var analysis = SampleAnalysis.Create(new SampleDesign { Channels = 4, HasOrganic = true, HasReach = true });
        var table = Table(FrequencyTable.Write, analysis).Where(line => line["channel"] == channel).ToArray();
        var rows = new ReportPage(analysis).Rows(figure);

        Assert.Equal(33, rows.Count);
        foreach (var (line, row) in table.Where(static line => line["mark"] != "actual").Append(table[0]).Append(table.Single(static line => line["mark"] == "best")).Zip(rows))
        {
            AssertSame(line["frequency"], row!["frequency"]);
            AssertSame(line[column + "_mean"], row["mean"]);
            AssertSame(line[column + "_q5"], row["q5"]);
            AssertSame(line[column + "_q95"], row["q95"]);
        }
        Assert.Equal(("best", 2.2, 2.6), ((string?)rows[^1]!["part"], (double?)rows[^1]!["from"], (double?)rows[^1]!["to"]));
    }

    [Fact]
    public void Effectiveness_EveryPeriod_AsInTheTable()
    {
        var table = Table(EffectivenessTable.Write).Where(static line => line["channel"] == "TV").ToArray();
        var rows = Page.Rows("effectiveness-0");

        Assert.Equal(table.Length, rows.Count);
        foreach (var (line, row) in table.Zip(rows))
        {
            Assert.Equal(line["date"], (string?)row!["date"]);
            AssertSame(line["mean"], row["mean"]);
            AssertSame(line["q5"], row["q5"]);
            AssertSame(line["q95"], row["q95"]);
        }
        Assert.DoesNotContain("effectiveness-2", Page.ChartIds);
    }

    [Fact]
    public void Effectiveness_ThousandDays_AtMostTwoHundredPointsToTheLastDay()
    {
        var analysis = SampleAnalysis.Create(new SampleDesign { Channels = 1, Periods = 1000, Step = TimeStep.Day, HasMovement = true });
        var rows = new ReportPage(analysis).Rows("effectiveness-0");

        Assert.InRange(rows.Count, 150, 201);
        Assert.Equal(analysis.Periods.Label(999), (string?)rows[^1]!["date"]);
    }

    [Fact]
    public void Curves_NothingMovesAndNoReach_NeitherChartNorWord()
    {
        var page = new ReportPage(SampleAnalysis.Create());

        Assert.DoesNotContain(page.ChartIds, static id => id.StartsWith("frequency", StringComparison.Ordinal) || id.StartsWith("effectiveness", StringComparison.Ordinal));
        Assert.All([FrequencyTable.FileName, EffectivenessTable.FileName, "reach does not saturate"], text => Assert.DoesNotContain(text, page.Markup, StringComparison.Ordinal));
        Assert.Contains("reach does not saturate", Page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_SpendAndEffect_EachAddUpToOne()
    {
        foreach (var what in Page.Rows("shares").GroupBy(r => (string)r!["what"]!))
            Assert.Equal(1, what.Sum(r => (double)r!["share"]!), 1e-5);
    }

    [Fact]
    public void Number_NotFinite_Null()
    {
        Assert.Null(ChartSpec.Number(double.NaN));
        Assert.Null(ChartSpec.Number(double.PositiveInfinity));
        Assert.Equal(123457.0, (double?)ChartSpec.Number(123456.7));
    }

    static List<Dictionary<string, string>> Table(Action<TextWriter, FitAnalysis> write, FitAnalysis? analysis = null)
    {
        using var writer = new StringWriter();
        write(writer, analysis ?? Analysis);
        var lines = writer.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(p => p.First, p => p.Second))];
    }

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    static void AssertSame(string cell, JsonNode? value)
    {
        if (cell.Length == 0)
            Assert.Null(value);
        else if (Number(cell) == 0)
            Assert.Equal(0, (double)value!);
        else
            Assert.Equal(1, (double)value! / Number(cell), 5e-6);
    }
}
