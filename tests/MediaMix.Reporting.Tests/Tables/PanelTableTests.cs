using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Tables of a panel of two geos, one of which opens in the second period: every cell by eye.</summary>
public class PanelTableTests
{
    [Fact]
    public void FittedWrite_Panel_ARowPerGeoAndPeriodInWhichItExists() => Assert.Equal(
        """
        date,geo,actual,mean,q5,q50,q95,expected,excluded
        2024-01-01,north,3,4,3.5,3.75,4.5,4,
        2024-01-08,north,5,6,5.5,5.75,6.5,6,held out
        2024-01-08,'=south,,7,6.5,6.75,7.5,7,

        """,
        Text(FittedTable.Write));

    [Fact]
    public void ContributionsWrite_Panel_TotalsThenGeos()
    {
        var lines = Text(ContributionsTable.Write).Split('\n');
        Assert.Equal("date,geo,component,mean,q5,q50,q95", lines[0]);
        Assert.Equal(["2024-01-01,all,intercept,7,6.5,6.875,7.5", "2024-01-08,all,intercept,8,7.5,7.875,8.5"], lines[1..3]);
        Assert.Equal("2024-01-08,'=south,tv,2,1.5,1.75,2.5", lines[16]);
        Assert.Equal(1 + 3 * 2 * 3 + 1, lines.Length);
    }

    [Fact]
    public void ContributionsWrite_LargePanel_TotalsAlone()
    {
        var panel = Panel();
        var lines = Text(ContributionsTable.Write, panel with { Geos = [.. panel.Geos.Select(static g => g with { ContributionSeries = null })] }).Split('\n');
        Assert.Equal(1 + 3 * 2 + 1, lines.Length);
        Assert.All(lines[1..^1], static line => Assert.Contains(",all,", line, StringComparison.Ordinal));
    }

    [Fact]
    public void GeoContributionsWrite_Panel_ARowPerGeoAndComponent() => Assert.Equal(
        """
        geo,component,mean,q5,q50,q95
        north,intercept,1,0.5,0.75,1.5
        north,tv,2,1.5,1.75,2.5
        north,email,3,2.5,2.75,3.5
        '=south,intercept,1,0.5,0.75,1.5
        '=south,tv,2,1.5,1.75,2.5
        '=south,email,3,2.5,2.75,3.5

        """,
        Text(GeoContributionsTable.Write));

    [Fact]
    public void GeoRoiWrite_Panel_OnlyWhereThereIsSpend() => Assert.Equal(
        """
        channel,geo,spend,contribution_mean,contribution_q5,contribution_q50,contribution_q95,roi_mean,roi_q5,roi_q50,roi_q95,mroi_mean,own_information
        tv,north,4,2,1.5,1.75,2.5,8,7.5,7.75,8.5,0.5,0.25

        """,
        Text(GeoRoiTable.Write));

    [Fact]
    public void DiagnosticsWrite_Panel_HasTheGeosAndTheHoldout()
    {
        var panel = Panel() with { Holdout = new HoldoutScore(8, 0.5, 0.75, 0.875, 2.5, 0.1, double.NaN, 7) };
        var document = JsonNode.Parse(Text(DiagnosticsFile.Write, panel))!;
        Assert.Equal((8, 0.875, 2.5), ((int)document["holdout"]!["cells"]!, (double)document["holdout"]!["coverage_90"]!, (double)document["holdout"]!["crps"]!));
        Assert.Null(document["holdout"]!["wmape"]);
        var north = document["geos"]![0]!;
        Assert.Equal(("north", 1, 1, 0.75), ((string?)north["geo"], (int)north["fitted"]!, (int)north["held_out"]!, (double)north["r_squared"]!));
    }

    [Fact]
    public void DiagnosticsWrite_NationalWithoutHoldout_HasNeither()
    {
        var document = JsonNode.Parse(Text(DiagnosticsFile.Write, TinyAnalysis.Create()))!.AsObject();
        Assert.False(document.ContainsKey("holdout") || document.ContainsKey("geos"));
    }

    static FitAnalysis Panel() => TinyAnalysis.Create() with { Geos = [North(), North() with { Geo = "=south", Fitted = Late(), Channels = [new GeoReturn(0, Around(0), null, null, null), new GeoReturn(0, Around(0), null, null, null)] }] };

    static GeoResult North() => new()
    {
        Geo = "north",
        Population = 1000,
        Size = 1.5,
        Periods = new GeoPeriods(1, 1, 0, 0),
        Fitted = new FittedSeries([3, 5], [4, 6], Band(4, 6), 0.75, 0.1, 1, double.NaN) { HeldOut = [false, true] },
        ActualTotal = 3,
        ExpectedTotal = 4,
        Contributions = [Around(1), Around(2), Around(3)],
        ContributionSeries = [Band(1, 1), Band(2, 2), Band(3, 3)],
        Channels = [new GeoReturn(4, Around(2), Around(8), 0.5, 0.25), new GeoReturn(0, Around(3), null, null, 0.5)],
    };

    static FittedSeries Late() => new([double.NaN, double.NaN], [double.NaN, 7], Band(double.NaN, 7), 0, 0, 0, 0);

    static Estimate Around(double x) => new(x, x - 0.5, x - 0.25, x + 0.5);

    static Band Band(params double[] mean) => new(
        mean, Array.ConvertAll(mean, static m => m - 0.5), Array.ConvertAll(mean, static m => m - 0.25), Array.ConvertAll(mean, static m => m + 0.5));

    static string Text(Action<TextWriter, FitAnalysis> write, FitAnalysis? analysis = null)
    {
        using var writer = new StringWriter();
        write(writer, analysis ?? Panel());
        return writer.ToString();
    }
}
