namespace MediaMix.Data.Tests;

public class PanelValueTests
{
    [Theory]
    [InlineData("\"12,5\"", "decimal comma", "Write 12.5.")]
    [InlineData("\"1,250\"", "comma, for decimals or for thousands", "Write 1250 or 1.250.")]
    [InlineData("\"1,234,567.8\"", "thousands separators", "Write the digits")]
    [InlineData("1 234", "thousands separators", "Write the digits")]
    [InlineData("$12", "currency sign", "bare number")]
    [InlineData("€ 12", "currency sign", "bare number")]
    [InlineData("12%", "percent sign", "bare number")]
    [InlineData("twelve", "not a number", "decimal point")]
    [InlineData("inf", "not a finite number", "division by zero")]
    [InlineData("-Infinity", "not a finite number", "division by zero")]
    [InlineData("1e400", "too large", "up to")]
    [InlineData("1e200", "too large", "up to")]
    public void Read_TextInANumber_IsExplained(string cell, string problem, string remedy)
    {
        var fault = PanelText.Fault(PanelText.Weekly(12, row => row == 4 ? $"2021-02-01,100,{cell}" : null));

        Assert.Contains("In the column tv", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.Equal(6, fault.Where!.Line);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("NA")]
    [InlineData("")]
    public void Read_MissingSpend_IsAnErrorWithRemedy(string cell)
    {
        var fault = PanelText.Fault(PanelText.Weekly(12, row => row == 4 ? $"2021-02-01,100,{cell}" : null));

        Assert.Contains("tv, the spend of channel tv, is missing", fault.Message, StringComparison.Ordinal);
        Assert.Equal("Write 0 where nothing ran.", fault.Remedy);
        Assert.Equal(6, fault.Where!.Line);
    }

    [Fact]
    public void Read_InfiniteOutcome_IsAnError() =>
        Assert.Contains("not a finite number", PanelText.Fault(PanelText.Weekly(12, row => row == 4 ? "2021-02-01,inf,1" : null)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NegativeSpend_NamesChannelAndPlace()
    {
        var fault = PanelText.Fault(PanelText.Weekly(12, row => row == 4 ? "2021-02-01,100,-3" : null));

        Assert.Equal("tv, the spend of channel tv, is negative (-3).", fault.Message);
        Assert.Equal("sales.csv:6:16", fault.Where!.ToString());
    }

    [Fact]
    public void Read_ManyBadCells_AreCutAfterTen()
    {
        var faults = PanelText.Faults(PanelText.Rows("week,y,tv", 30, row => PanelText.WeeklyRow(row) + "x"));

        Assert.Equal(11, faults.Count);
        Assert.Contains("20 more faults of the same kind (not a number in tv)", faults[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LevelsInANumericControl_HintsAtCategorical()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "event" }] };
        var csv = PanelText.Rows("week,y,tv,event", 12, row => PanelText.WeeklyRow(row) + (row == 5 ? ",easter" : ",0"));

        Assert.Contains("categorical: true", PanelText.Fault(csv, model).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingControl_IsAnError()
    {
        var model = PanelText.Model with { Controls = [new ControlSpec { Column = "price" }] };
        var csv = PanelText.Rows("week,y,tv,price", 12, row => PanelText.WeeklyRow(row) + (row == 5 ? "," : $",{row}"));

        Assert.Contains("carry the last one forward", PanelText.Fault(csv, model).Remedy, StringComparison.Ordinal);
    }
}
