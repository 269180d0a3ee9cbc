namespace MediaMix.Data.Tests;

public class PanelReaderTests
{
    [Fact]
    public void Read_WeeklyFile_GivesSeriesWithUnitsAndDates()
    {
        var panel = PanelText.Read(PanelText.Weekly(12)).Panel;

        Assert.Equal(TimeStep.Week, panel.Axis.Step);
        Assert.Equal(12, panel.Periods);
        Assert.Equal("2021-01-18", panel.Axis.Label(2));
        Assert.Equal([PanelReader.NationalGeo], panel.Geos);
        Assert.Equal([100, 107, 103], panel.Outcome.Values[..3]);
        Assert.Equal(SeriesUnit.Spend, panel.Series["tv"].Unit);
        Assert.Equal([0, 1, 2, 0], panel.Series["tv"].Values[..4]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("null")]
    public void Read_MissingOutcome_IsNaN(string cell)
    {
        var panel = PanelText.Read(PanelText.Weekly(12, row => row == 3 ? $"2021-01-25,{cell},1" : null)).Panel;

        Assert.True(double.IsNaN(panel.Outcome.Values[3]));
        Assert.Equal(1, panel.Outcome.Values.Count(double.IsNaN));
    }

    [Fact]
    public void Read_FromUntilAndHistory_SelectRows()
    {
        var data = PanelText.Data with { From = "2021-01-20", Until = "2021-04-12" };

        var panel = PanelText.Read(PanelText.Weekly(30), data: data).Panel;

        Assert.Equal(3, panel.History);
        Assert.Equal("2021-01-25", panel.Window.Label(0));
        Assert.Equal("2021-04-12", panel.Axis.Label(panel.Axis.Count - 1));
    }

    [Fact]
    public void Read_MediaHistory_MayLackControlsAndOutcome()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "price" }] };
        var csv = PanelText.Rows("week,y,tv,price", 14, row => PanelText.WeeklyRow(row) + (row < 2 ? "," : $",{row}"));

        var panel = PanelText.Read(csv, model, PanelText.Data with { MediaHistory = 2 }).Panel;

        Assert.Equal((2, 12), (panel.History, panel.Periods));
        Assert.Equal(2, panel.Series["price"].Values[2]);
    }

    [Fact]
    public void Read_ColumnOfMargins_IsInThePanelAndOfNoModel()
    {
        var csv = PanelText.Rows("week,y,tv,earned", 14, static row => PanelText.WeeklyRow(row) + FormattableString.Invariant($",{0.2 + 0.1 * row}"));
        var data = PanelText.Data with { Margin = UnitValue.In("earned") };

        Assert.Equal(0.5, PanelText.Read(csv, data: data).Panel.Series["earned"].Values[3], 1e-12);
        Assert.DoesNotContain("earned", PanelText.Read(csv).Panel.Series.Keys);
        Assert.Contains("the margin per unit of the outcome", PanelText.Fault(PanelText.Weekly(14), data: data).Message, StringComparison.Ordinal);
        // A price may be a control and the margin.
        Assert.Single(PanelText.Read(csv, PanelText.Model with { Controls = [new ControlSpec { Column = "earned" }] }, data).Panel.Series.Keys, static name => name == "earned");
    }

    [Fact]
    public void Read_NothingLeftOfTheWindow_SaysWhatThereIs()
    {
        var fault = PanelText.Fault(PanelText.Weekly(12), data: PanelText.Data with { From = "2030-01-01" });

        Assert.Contains("No row is left", fault.Message, StringComparison.Ordinal);
        Assert.Contains("2021-01-04 to 2021-03-22", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CategoricalControl_KeepsNaAsALevel()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "event", IsCategorical = true }] };
        var csv = PanelText.Rows("week,y,tv,event", 12, row => PanelText.WeeklyRow(row) + (row == 5 ? ",easter" : ",na"));

        var series = PanelText.Read(csv, model).Panel.Categorical["event"];

        Assert.Equal(["easter", "na"], series.Levels);
        Assert.Equal(5, Array.IndexOf(series.Codes, 0));
    }

    [Fact]
    public void Read_MissingColumn_SuggestsTheNearestName()
    {
        var model = PanelText.Model with { Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spnd" }] };

        var fault = PanelText.Fault(PanelText.Rows("week,y,tv_spend", 12, PanelText.WeeklyRow), model);

        Assert.Contains("\"tv_spnd\", the spend of channel tv, is not in the data", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Did you mean \"tv_spend\"?", fault.Remedy);
        Assert.Equal("sales.csv:1", fault.Where!.ToString());
    }

    [Fact]
    public void Read_ColumnUsedTwice_IsRefused()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "tv" }] };

        Assert.Contains("used twice, as the spend of channel tv and as a control", PanelText.Fault(PanelText.Weekly(12), model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyThingsWrong_ReportsThemTogether()
    {
        var csv = PanelText.Weekly(12, row => row switch
        {
            2 => "2021-01-18,103,-5",
            4 => "2021-02-01,\"1,5\",1",
            6 => "2021-02-20,104,0",
            _ => null,
        });

        var faults = PanelText.Faults(csv);

        Assert.Contains(faults, f => f.Where!.Line == 4 && f.Message.Contains("negative", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Where!.Line == 6 && f.Remedy == "Write 1.5.");
        Assert.Contains(faults, f => f.Where!.Line == 8 && f.Message.Contains("2021-02-20", StringComparison.Ordinal));
    }
}
