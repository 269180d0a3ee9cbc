using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class ChartSpecTests
{
    public static TheoryData<int, int, TimeStep> Designs => new()
    {
        { 1, 1, TimeStep.Month },
        { 2, 30, TimeStep.Index },
        { 6, 104, TimeStep.Week },
        { 20, 400, TimeStep.Day },
    };

    [Theory]
    [MemberData(nameof(Designs))]
    public void Specs_EveryChart_SchemaDataLayersWithMarks(int channels, int periods, TimeStep step)
    {
        var page = Page(channels, periods, step);

        Assert.NotEmpty(page.ChartIds);
        Assert.All(page.ChartIds, id =>
        {
            var spec = page.Spec(id);
            Assert.Equal("https://vega.github.io/schema/vega-lite/v6.json", (string?)spec["$schema"]);
            Assert.Equal("container", (string?)spec["width"]);
            Assert.NotEmpty(spec["data"]!["values"]!.AsArray());
            Assert.NotEmpty(spec["layer"]!.AsArray());
            Assert.All(spec["layer"]!.AsArray(), layer => Assert.NotNull((string?)layer!["mark"]!["type"]));
        });
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Specs_EveryField_ExistsInTheData(int channels, int periods, TimeStep step)
    {
        var page = Page(channels, periods, step);

        Assert.All(page.ChartIds, id =>
        {
            var spec = page.Spec(id);
            var known = spec["data"]!["values"]!.AsArray().SelectMany(row => row!.AsObject().Select(p => p.Key)).ToHashSet();
            foreach (var made in spec["transform"]?.AsArray().SelectMany(t => t!["as"]!.AsArray()) ?? [])
                known.Add((string)made!);
            Assert.All(Fields(spec["layer"]!).Concat(Fields(spec["encoding"])), field => Assert.Contains(field, known));
        });
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Page_Identifiers_UniqueAndDescribed(int channels, int periods, TimeStep step)
    {
        var page = Page(channels, periods, step);
        var ids = Regex.Matches(page.Markup, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(page.ChartIds.Count, Regex.Count(page.Markup, "role=\"img\" aria-label=\"[^\"]{20,}\""));
    }

    [Fact]
    public void Specs_Colors_AreVariablesOfTheStyleSheet()
    {
        var page = Page(20, 156, TimeStep.Week);
        var used = Regex.Matches(page.Markup, @"var\((--[\w-]+)\)").Select(m => m.Groups[1].Value).Distinct();

        Assert.All(used, name => Assert.Contains(name + ": #", PageResources.Style, StringComparison.Ordinal));
    }

    [Fact]
    public void MediaOverTime_TwentyChannels_TenLayersAndTheRestTogether()
    {
        var page = Page(20, 52, TimeStep.Week);
        var names = page.Rows("channels-over-time").Select(r => (string)r!["name"]!).Distinct().ToArray();

        Assert.Equal(10, names.Length);
        Assert.Equal("11 other channels", names[^1]);
    }

    [Fact]
    public void Waterfall_ChannelCalledTotal_KeepsItsOwnRow()
    {
        var page = new ReportPage(TinyAnalysis.Create(paid: "Total"));

        Assert.Equal(4, page.Rows("waterfall").Select(r => (string?)r!["name"]).Distinct().Count());
    }

    [Fact]
    public void Interval_OneIntervalTenTimesLonger_CutAndMarked()
    {
        var rows = Enumerable.Range(0, 5)
            .Select(i => new IntervalRow($"c{i}", new Estimate(1, 0.5, 1, i == 4 ? 40 : 2), null, false, false))
            .ToArray();
        var spec = IntervalChart.Create(rows, "return", null);

        Assert.Equal(8 * 1.03, (double)spec["data"]!["values"]![4]!["cut"]!, 1e-6);
        Assert.Null(spec["data"]!["values"]![0]!["cut"]);
    }

    static ReportPage Page(int channels, int periods, TimeStep step) =>
        new(SampleAnalysis.Create(new SampleDesign { Channels = channels, Periods = periods, Step = step, HasGaps = true, HasReach = true, HasMovement = true }));

    static IEnumerable<string> Fields(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Key == "field" ? [(string)p.Value!] : p.Key == "data" ? [] : Fields(p.Value)),
        JsonArray a => a.SelectMany(Fields),
        _ => [],
    };
}
