using System.Globalization;
using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Charts of shares, order, baseline, carryover and saturation hold the numbers of their tables, to the six digits that charts keep.</summary>
public class TableFiguresTests
{
    static readonly FitAnalysis Analysis = SampleAnalysis.Create(new SampleDesign { HasOrganic = true });
    static readonly ReportPage Page = new(Analysis);

    [Fact]
    public void Baseline_EveryPeriod_AsInTheTable() => AssertRows(
        Table(BaselineTable.Write), Page.Rows("fitted"), ("mean", "base"), ("q5", "base5"), ("q95", "base95"));

    [Fact]
    public void Carryover_EveryLag_AsInTheTable() => AssertRows(
        Table(CarryoverTable.Write, "TV"), Page.Rows("carryover-0"), ("lag", "lag"), ("mean", "mean"), ("q5", "q5"), ("q95", "q95"), ("prior_mean", "prior"), ("prior_q5", "prior5"), ("prior_q95", "prior95"));

    [Fact]
    public void Saturation_EveryExposure_AsInTheTable() => AssertRows(
        Table(SaturationTable.Write, "TV"), [.. Page.Rows("saturation-0").Where(static r => (string?)r!["part"] == "curve")], ("exposure", "exposure"), ("mean", "mean"), ("q5", "q5"), ("q95", "q95"));

    [Fact]
    public void Saturation_Histogram_CountsWhatWasSeen() =>
        Assert.Equal([3, 7, 1], Page.Rows("saturation-0").Where(static r => (string?)r!["part"] == "seen").Select(static r => (int)r!["count"]!));

    [Fact]
    public void Ranks_EveryQuarterAndChannel_AsInTheTable()
    {
        var table = Table(BlocksTable.Write).ToDictionary(static line => (line["from"], line["channel"]));
        var rows = Page.Rows("ranks");

        Assert.Equal(table.Count, rows.Count);
        Assert.All(rows, row => AssertRows([table[((string)row!["date"]!, (string)row["name"]!)]], new JsonNode?[] { row }, ("mean", "mean"), ("rank", "rank")));
    }

    [Fact]
    public void Parts_EveryShare_AsInTheTable()
    {
        var table = Table(SharesTable.Write).ToDictionary(static line => line["channel"]);
        var rows = Page.Rows("parts");

        Assert.Equal(table.Count, rows.Count);
        Assert.All(rows, row => AssertRows([table[(string)row!["name"]! is "Without media" ? "baseline" : (string)row["name"]!]], new JsonNode?[] { row }, ("share_mean", "mean"), ("share_q5", "q5"), ("share_q95", "q95")));
    }

    [Fact]
    public void Split_EveryChannel_AsInTheTable()
    {
        var table = Table(SharesTable.Write).ToDictionary(static line => line["channel"]);

        Assert.All(Page.Rows("carry-split").Where(static r => (string?)r!["part"] == "now"), row =>
            AssertRows([table[(string)row!["name"]!]], new JsonNode?[] { row }, ("immediate_share_mean", "to"), ("immediate_share_q5", "q5"), ("immediate_share_q95", "q95")));
    }

    [Fact]
    public void Bubbles_EveryPaidChannel_AsInTheTables()
    {
        var returns = Table(RoiTable.Write).ToDictionary(static line => line["channel"]);
        var shares = Table(SharesTable.Write).ToDictionary(static line => line["channel"]);

        Assert.Equal(5, Page.Rows("return-and-next").Count);
        Assert.All(Page.Rows("return-and-next"), row => AssertRows(
            [returns[(string)row!["name"]!]], new JsonNode?[] { row }, ("spend", "spend"), ("roi_mean", "x"), ("roi_q5", "x5"), ("roi_q95", "x95"), ("mroi_mean", "y"), ("mroi_q5", "y5"), ("mroi_q95", "y95")));
        Assert.All(Page.Rows("exposure-effect"), row => AssertRows(
            [shares[(string)row!["name"]!]], new JsonNode?[] { row }, ("per_exposure_mean", "y"), ("per_exposure_q5", "y5"), ("per_exposure_q95", "y95")));
    }

    [Fact]
    public void Cost_EveryPaidChannel_MedianAndIntervalAsInTheTable()
    {
        var units = SampleAnalysis.Create(new SampleDesign { Kind = OutcomeKind.Units });
        var table = Table(RoiTable.Write, analysis: units).ToDictionary(static line => line["channel"]);
        var rows = new ReportPage(units).Rows("cost");

        Assert.Equal(7, rows.Count);
        Assert.All(rows, row => AssertRows(
            [table[(string)row!["name"]! == ReturnChart.Together ? "all" : (string)row["name"]!]], new JsonNode?[] { row }, ("cost_per_unit_q50", "mean"), ("cost_per_unit_q5", "q5"), ("cost_per_unit_q95", "q95")));
    }

    [Fact]
    public void Order_Summary_SaysTheProbabilitiesOfTheTable()
    {
        var table = Table(OrderTable.Write);
        var (best, worst) = (table.MaxBy(static line => line["other"] == "" ? Number(line["p_roi_higher"]) : 0)!, table.MaxBy(static line => line["p_lowest"] == "" ? 0 : Number(line["p_lowest"]))!);
        var pair = table.Single(line => line["channel"] == best["channel"] && line["other"] == worst["channel"]);
        var text = string.Join('\n', SummaryText.Of(Analysis));

        Assert.Contains($"{best["channel"]} returned", text, StringComparison.Ordinal);
        Assert.Contains($"best of all with probability {NumberText.Probability(Number(best["p_roi_higher"]))}", text, StringComparison.Ordinal);
        Assert.Contains($"worst with probability {NumberText.Probability(Number(worst["p_lowest"]))}", text, StringComparison.Ordinal);
        Assert.Contains($"more on {best["channel"]} than on {worst["channel"]} has a probability of {NumberText.Probability(Number(pair["p_roi_higher"]))}", text, StringComparison.Ordinal);
    }

    static List<Dictionary<string, string>> Table(Action<TextWriter, FitAnalysis> write, string? channel = null, FitAnalysis? analysis = null)
    {
        using var writer = new StringWriter();
        write(writer, analysis ?? Analysis);
        var lines = writer.ToString().TrimEnd('\n').Split('\n').Select(static line => line.Split(',')).ToArray();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(static p => p.First, static p => p.Second)).Where(line => channel is null || line["channel"] == channel)];
    }

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    static void AssertRows(IReadOnlyList<Dictionary<string, string>> table, IList<JsonNode?> rows, params (string Column, string Field)[] pairs)
    {
        Assert.Equal(table.Count, rows.Count);
        foreach (var (line, row) in table.Zip(rows))
            Assert.All(pairs, pair => Assert.Equal(Number(line[pair.Column]), (double)row![pair.Field]!, 5e-6 * Math.Abs(Number(line[pair.Column]))));
    }
}
