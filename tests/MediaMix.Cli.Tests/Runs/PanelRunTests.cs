using System.Globalization;
using System.Net;
using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>What a user sees of a panel: tables per geo, the held-out outcomes, and what check says before.</summary>
public class PanelRunTests
{
    const string Model = """
        data: { source: data.csv, date: week, geo: region, population: people, outcome: sales, holdout: last 4 }
        channels:
          - { name: tv, spend: tv, adstock: none, saturation: none }
          - { name: radio, spend: radio, adstock: none, saturation: none }
        baseline: { trend: none, seasonality: [] }
        """;

    static readonly string[] Regions = ["north", "=south", "east"];

    internal static Workspace Panel()
    {
        var cells = Enumerable.Range(0, 40).SelectMany(static week => Regions.Select((region, g) => (Week: week, Region: region, Geo: g)));
        return Workspace.With(
            [["week", "region", "people", "sales", "tv", "radio"], .. cells.Select(static c => new[] { SmallTable.Date(c.Week), c.Region, $"{1000 * (c.Geo + 1)}", Text(Sales(c.Week, c.Geo)), Text(Tv(c.Week, c.Geo)), Text(Radio(c.Week, c.Geo)) })],
            Model);
    }

    static double Tv(int week, int geo) => (geo + 1) * ((week * 7 + geo * 5) % 13);

    // Nothing is spent on radio in the third region.
    static double Radio(int week, int geo) => geo == 2 ? 0 : (geo + 1) * ((week * week + geo) % 11);

    static double Sales(int week, int geo) => (geo + 1) * (100 + (week * 31 + geo * 17) % 23) + 2 * Tv(week, geo) + Radio(week, geo);

    static string Text(double x) => x.ToString(CultureInfo.InvariantCulture);

    static string[][] Table(Workspace workspace, string file) => [.. File.ReadAllLines(Path.Combine(workspace.Run, file)).Select(static line => line.Split(','))];

    static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    [Fact]
    public async Task Fit_Panel_WritesTablesThatAddUpOverGeos()
    {
        using var workspace = Panel();
        await workspace.FitAsync();
        var (roi, byGeo) = (Table(workspace, "roi.csv"), Table(workspace, "roi_by_geo.csv"));
        var (totals, parts, periods) = (Table(workspace, "contributions_by_geo.csv"), Table(workspace, "contributions.csv"), Table(workspace, "fitted.csv"));

        Assert.Equal([("tv", "north"), ("tv", "'=south"), ("tv", "east"), ("radio", "north"), ("radio", "'=south")], byGeo[1..].Select(static row => (row[0], row[1])).OrderByDescending(static row => row.Item1, StringComparer.Ordinal).ThenBy(static row => Array.IndexOf(["north", "'=south", "east"], row.Item2)));
        foreach (var channel in roi[1..3])
        {
            Assert.Equal(Number(channel[1]), byGeo[1..].Where(row => row[0] == channel[0]).Sum(static row => Number(row[2])), 1e-9);
            Assert.Equal(Number(channel[2]), totals[1..].Where(row => row[1] == channel[0]).Sum(static row => Number(row[2])), 1e-6);
            Assert.Equal(Number(channel[2]), parts[1..].Where(row => row[1] == "all" && row[2] == channel[0]).Sum(static row => Number(row[3])), 1e-6);
        }
        Assert.Equal(1 + 3 * 40, periods.Length);
        Assert.Equal(3 * 4, periods.Count(static row => row[^1] == "held out"));
        Assert.Equal(1 + 3 * 40 + 40 * 3 * 3, parts.Length);
    }

    [Fact]
    public async Task Report_FinishedPanel_WritesTheSameBytesAgain()
    {
        using var workspace = Panel();
        await workspace.FitAsync();
        var before = FolderBytes.Of(workspace.Run);
        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(workspace.Run, "report.html"), TestContext.Current.CancellationToken));
        await Mediamix.RunAsync("report", workspace.Run);

        Assert.Equal(before, FolderBytes.Of(workspace.Run));
        Assert.Contains("3 geos × 40 weeks are 120 outcomes: 108 are fitted, 12 are held out to test the model", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_Panel_TellsGeosAndHoldout()
    {
        using var workspace = Panel();
        await workspace.FitAsync();
        var said = (await Mediamix.RunAsync("summary", workspace.Run)).Output;
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("summary", workspace.Run, "--json")).Output);

        Assert.Contains("Held out: of 12 outcomes", said, StringComparison.Ordinal);
        Assert.Contains("=south", said, StringComparison.Ordinal);
        Assert.Equal(Regions.Order(), json.RootElement.GetProperty("geos").EnumerateArray().Select(static g => g.GetProperty("geo").GetString()).Order());
        Assert.Equal(12, json.RootElement.GetProperty("diagnostics").GetProperty("holdout").GetProperty("cells").GetInt32());
    }

    [Fact]
    public async Task Check_Panel_SaysSizesAndWhatGeosShare()
    {
        using var workspace = Panel();
        var said = (await Mediamix.RunAsync("check", workspace.Model)).Output;
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output);
        var panel = json.RootElement.GetProperty("panel");

        Assert.Contains("compared per inhabitant", said, StringComparison.Ordinal);
        Assert.Contains("integrated out exactly", said, StringComparison.Ordinal);
        Assert.Equal("population", panel.GetProperty("sizes_by").GetString());
        Assert.Equal(3, panel.GetProperty("geos").EnumerateArray().Sum(static g => g.GetProperty("size").GetDouble()), 1e-12);
        Assert.Contains(panel.GetProperty("pooling").EnumerateArray(), static p => p.GetProperty("quantity").GetString() == "effect of tv" && p.GetProperty("pooling").GetString() == "hierarchical");
    }
}
