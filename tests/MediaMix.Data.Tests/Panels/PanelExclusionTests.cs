namespace MediaMix.Data.Tests;

/// <summary>Rows that a model leaves out of the likelihood.</summary>
public class PanelExclusionTests
{
    static DataSpec With(string from, string to, DataSpec? data = null) =>
        (data ?? PanelText.Data) with { Exclude = [new ExclusionSpec(from, to, "strike")] };

    [Theory]
    [InlineData("2021-01-11", "2021-01-25", 1, 3)]
    [InlineData("2021-01-12", "2021-01-31", 2, 3)]
    [InlineData("2021-01-18", "2021-01-18", 2, 2)]
    [InlineData("2020-01-01", "2021-01-04", 0, 0)]
    [InlineData("2021-03-29", "2029-01-01", 12, 19)]
    public void Read_Exclusion_CoversTheRowsBetweenItsDates(string from, string to, int first, int last)
    {
        var reading = PanelText.Read(PanelText.Weekly(20), data: With(from, to));

        Assert.Equal([new Exclusion(first, last, "strike")], reading.Panel.Exclusions);
        Assert.Equal(20 - (last - first + 1), reading.Panel.FittedOutcome.Count(double.IsFinite));
        Assert.All(reading.Panel.Outcome.Values, static y => Assert.True(double.IsFinite(y)));
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void Read_HistoryBeforeTheWindow_CountsPeriodsFromTheWindow()
    {
        var data = With("2021-01-11", "2021-02-08", PanelText.Data with { From = "2021-02-01" });

        Assert.Equal([new Exclusion(0, 1, "strike")], PanelText.Read(PanelText.Weekly(24), data: data).Panel.Exclusions);
    }

    [Theory]
    [InlineData("2019-01-07", "2019-02-04")]
    [InlineData("2021-01-12", "2021-01-17")]
    [InlineData("2025-01-06", "2025-02-03")]
    public void Read_NoRowCovered_IsAWarning(string from, string to)
    {
        var reading = PanelText.Read(PanelText.Weekly(20), data: With(from, to));

        Assert.Empty(reading.Panel.Exclusions);
        Assert.Equal($"data.exclude from {from} to {to} (strike) covers no fitted row.", Assert.Single(reading.Warnings).Message);
    }

    [Fact]
    public void Read_EndBeforeItsStart_IsAnError() =>
        Assert.Contains("from 2021-02-01 to 2021-01-25, which is earlier", PanelText.Fault(PanelText.Weekly(20), data: With("2021-02-01", "2021-01-25")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NotADate_IsAnError() =>
        Assert.Contains("data.exclude is \"week 7\"", PanelText.Fault(PanelText.Weekly(20), data: With("week 7", "2021-01-25")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_TooFewRowsLeft_CountsOnlyThoseThatAreFitted() =>
        Assert.Contains("9 rows with a known outcome", PanelText.Fault(PanelText.Weekly(20), data: With("2021-01-04", "2021-03-15")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ModelWithoutReason_SaysHowToWriteOne()
    {
        var text = ModelText.Minimal.Replace("  outcome: revenue\n", "  outcome: revenue\n  exclude: [ { from: 2021-03-01, to: 2021-03-29 } ]\n", StringComparison.Ordinal);

        var fault = Assert.Single(ModelText.Faults(text));

        Assert.Contains("data.exclude 1: the key why is missing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("why: lockdown", fault.Remedy, StringComparison.Ordinal);
    }
}
