namespace MediaMix.Data.Tests;

/// <summary>Weights of rows: read beside the outcome, needed where it is fitted, and nowhere else.</summary>
public class PanelWeightTests
{
    static readonly ModelSpec Model = PanelText.Model with { Likelihood = new NormalErrors { Weights = "stores" } };

    /// <summary>Weekly rows with ten stores, but for what the function says.</summary>
    static string Weekly(Func<int, string?> stores, Func<int, bool>? isMissing = null) => PanelText.Rows("week,y,tv,stores", 20, row =>
    {
        var cells = PanelText.WeeklyRow(row).Split(',');
        return $"{cells[0]},{(isMissing?.Invoke(row) == true ? "" : cells[1])},{cells[2]},{stores(row) ?? "10"}";
    });

    [Fact]
    public void Read_Weights_AreASeriesOfWeights()
    {
        var reading = PanelText.Read(Weekly(static row => row == 3 ? "2.5" : null), Model);
        Assert.Empty(reading.Warnings);
        var series = reading.Panel.Series["stores"];
        Assert.Equal((SeriesUnit.Weight, 2.5, 10), (series.Unit, series.Values[3], series.Values[4]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("0")]
    public void Read_NoWeightWhereNothingIsFitted_IsAllowed(string cell)
    {
        var data = PanelText.Data with { MediaHistory = 2, Exclude = [new ExclusionSpec("2021-02-01", "2021-02-01", "strike")] };
        var panel = PanelText.Read(Weekly(row => row is 1 or 4 or 7 ? cell : null, static row => row == 7), Model, data).Panel;
        foreach (var row in new[] { 1, 4, 7 })
            Assert.Equal(double.NaN, panel.Series["stores"].Values[row]);
        Assert.Equal(10, BoundModel.Bind(Model, panel).Constants.MeanWeight);
    }

    [Theory]
    [InlineData("", "The weight stores is missing in a row with an outcome.")]
    [InlineData("0", "The weight stores is 0.")]
    [InlineData("-2", "The weight stores is -2.")]
    public void Read_NoPositiveWeightInAFittedRow_IsAFaultWithPlaceAndRemedy(string cell, string message)
    {
        var fault = PanelText.Fault(Weekly(row => row == 4 ? cell : null), Model);
        Assert.Equal((message, 6, 18), (fault.Message, fault.Where!.Line, fault.Where.Column));
        Assert.Contains("data.exclude", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoSuchColumn_IsAFault() =>
        Assert.Contains("\"stores\", the weights of the likelihood, is not in the data", PanelText.Fault(PanelText.Weekly(20), Model).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_WeightsThatAreAControl_IsAFault() =>
        Assert.Contains("is used twice, as a control and as the weights of the likelihood", PanelText.Fault(Weekly(static row => $"{row + 1}"), Model with { Controls = [new ControlSpec { Column = "stores" }] }).Message, StringComparison.Ordinal);
}
