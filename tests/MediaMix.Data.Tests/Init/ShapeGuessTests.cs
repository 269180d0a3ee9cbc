namespace MediaMix.Data.Tests;

/// <summary>Panels and long tables are recognised, and what is written for them is read as it was meant.</summary>
public class ShapeGuessTests
{
    static (ModelFile File, Panel Panel) Guess(string csv)
    {
        var table = Faulty.Table(csv, "days.csv");
        using var writer = new StringWriter();
        InitWriter.Write(ModelGuess.From(table, "days.csv"), writer);
        var file = ModelFileReader.Read(writer.ToString(), "model.yaml");
        return (file, PanelReader.Read(table, file.Data, file.Model).Panel);
    }

    [Fact]
    public void From_GeoRows_FindsGeoAndPopulation()
    {
        var (file, panel) = Guess(GeoText.Table(GeoText.Lines(), GeoText.Header.Replace(",y,", ",sales,", StringComparison.Ordinal)));

        Assert.Equal((["region"], "people", "sales"), (file.Data.Geo, file.Data.Population, file.Model.Outcome));
        Assert.Equal(GeoText.Geos, panel.Geos);
    }

    [Fact]
    public void From_UnbalancedGeos_AreStillAPanel()
    {
        var (file, panel) = Guess(GeoText.Table(GeoText.Lines(20, static (geo, week) => geo == 1 && week < 15 || geo == 2 ? null : GeoText.Line(geo, week)), GeoText.Header.Replace(",y,", ",sales,", StringComparison.Ordinal)));

        Assert.Equal(["region"], file.Data.Geo);
        Assert.Equal(15, panel.Marks.Absent!.Count(static isAbsent => isAbsent));
    }

    [Fact]
    public void From_TwoDimensions_AreCrossed()
    {
        var lines = from product in new[] { "hats", "shoes" }
                    from line in GeoText.Lines()
                    select GeoText.With(line, 2, product);

        var (file, panel) = Guess(GeoText.Table(lines, "week,region,product,sales,tv_spend,price"));

        Assert.Equal(["region", "product"], file.Data.Geo);
        Assert.Equal("north | hats", panel.Geos[0]);
        Assert.Equal(6, panel.Geos.Count);
    }

    [Fact]
    public void From_LongRows_FindsTheLayout()
    {
        var (file, panel) = Guess(LayoutText.Text(LayoutText.LongHeader.Replace("seen", "impressions", StringComparison.Ordinal), LayoutText.LongLines()));

        Assert.Equal(new LongLayout { Channel = "medium", Spend = "cost", Exposure = "impressions" }, file.Data.Layout);
        Assert.Equal([("tv", "tv.spend", "tv.exposure"), ("radio", "radio.spend", "radio.exposure")], file.Model.Channels.Select(static c => (c.Name, c.Spend, c.Exposure)));
        SamePanel.Check(LayoutText.Wide(), panel);
    }

    [Fact]
    public void From_NationalLongRows_NeedNoGeo()
    {
        var lines = LayoutText.LongLines().Where(static line => line.Contains("north", StringComparison.Ordinal)).Select(static line => line.Replace(",north", "", StringComparison.Ordinal));

        var (file, panel) = Guess(LayoutText.Text("day,medium,cost,clicks,people,y", lines));

        Assert.Empty(file.Data.Geo);
        Assert.Equal("medium", file.Data.Layout!.Channel);
        Assert.Equal([PanelReader.NationalGeo], panel.Geos);
    }

    [Fact]
    public void From_SpendThatIsTheSameInAllGeos_IsTakenForNational()
    {
        var lines = GeoText.Lines(14, static (geo, week) => GeoText.With(GeoText.Line(geo, week), 4, $"{week % 4}"));

        var guess = ModelGuess.From(Faulty.Table(GeoText.Table(lines, "week,region,people,sales,tv_spend,price")), "x.csv");

        Assert.True(Assert.Single(guess.File.Model.Channels).IsNational);
        Assert.Contains("taken for national totals", Assert.Single(guess.Unsure), StringComparison.Ordinal);
    }

    [Fact]
    public void From_RowsThatNothingTellsApart_IsAFault() =>
        Assert.Contains("no column of geos or channels tells the rows of a date apart", Faulty.Single(() => ModelGuess.From(Faulty.Table(PanelText.Weekly(20) + PanelText.WeeklyRow(3) + "\n"), "x.csv")).Message, StringComparison.Ordinal);
}
