using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>Holidays and treatments, from a model file to a run folder and back.</summary>
public class CalendarTests
{
    static readonly string Model = SmallTable.Model
        .Replace("controls: [ price ]", "controls: [ { column: price, baseline: max } ]", StringComparison.Ordinal)
        .Replace("seasonality: none", "seasonality: none, holidays: { country: US, only: [Thanksgiving, Labor Day] }", StringComparison.Ordinal);

    [Fact]
    public async Task Check_HolidaysAndTreatments_SaysWhatTheyStandFor()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), Model.Replace("Labor Day", "Juneteenth National Independence Day, Labor Day", StringComparison.Ordinal));

        var text = (await Mediamix.RunAsync("check", workspace.Model)).Output;
        using var json = JsonDocument.Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output);

        Assert.Contains("The contribution of price is counted against 10.5 (max).", text, StringComparison.Ordinal);
        Assert.Contains("holiday[thanksgiving]", text, StringComparison.Ordinal);
        var effects = json.RootElement.GetProperty("holidays").GetProperty("effects").EnumerateArray().ToArray();
        Assert.Equal(["holiday[juneteenth national independence day]", "holiday[labor day]", "holiday[thanksgiving]"], effects.Select(static e => e.GetProperty("effect").GetString()));
        Assert.Equal("2023-09-04", Assert.Single(effects[1].GetProperty("days").EnumerateArray()).GetString());
        Assert.Equal("10.5 (max)", json.RootElement.GetProperty("treatments")[0].GetProperty("against").GetString());
    }

    [Fact]
    public async Task Fit_StoredModel_FitsToTheSameBytes()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), Model);
        Assert.Equal("", (await workspace.FitAsync()).Errors);
        var again = workspace.At("again");

        await Mediamix.RunAsync("fit", Path.Combine(workspace.Run, "model.yaml"), "--out", again);

        foreach (var file in new[] { "model.yaml", "summary.csv", "contributions.csv" })
            Assert.Equal(File.ReadAllText(Path.Combine(workspace.Run, file)), File.ReadAllText(Path.Combine(again, file)));
        var stored = File.ReadAllText(Path.Combine(again, "model.yaml"));
        Assert.Contains("{ name: \"Labor Day\", dates: [2023-09-04] }", stored, StringComparison.Ordinal);
        Assert.Contains("country: [\"US\"]", stored, StringComparison.Ordinal);
        Assert.Contains(",holidays,", File.ReadAllText(Path.Combine(again, "contributions.csv")), StringComparison.Ordinal);
        Assert.Contains("counted against 10.5 (max)", File.ReadAllText(Path.Combine(again, "report.html")), StringComparison.Ordinal);
        using var run = JsonDocument.Parse(File.ReadAllText(Path.Combine(again, "run.json")));
        Assert.Equal(10.5, run.RootElement.GetProperty("constants").GetProperty("controls")[0].GetProperty("baseline").GetDouble(), 0.01);
    }

    /// <summary>Faults that only the data bring to light stand in the model file all the same.</summary>
    [Theory]
    [InlineData("trend: none", "trend: { type: piecewise, changes: [2030-01-01] }", "model.yaml:11:20: The change of the trend at 2030-01-01 lies outside")]
    [InlineData("seasonality: none", "seasonality: [ { type: categorical, by: weekday } ]", "model.yaml:11:39: A seasonality by weekday needs daily data")]
    [InlineData("seasonality: none", "events: [ { name: a, start: 7 } ]", "model.yaml:11:54: Event a starts at 7, which is not a date")]
    [InlineData("seasonality: none", "holidays: { country: US, except: [Chrismas Day] }", "model.yaml:11:59: The holidays of US have none called Chrismas Day. Did you mean Christmas Day?")]
    [InlineData("[ price ]", "[ { column: price, categorical: true, baseline: high } ]", "model.yaml:10:59: The control price has no level high")]
    public async Task Fit_FaultFoundInTheData_NamesTheLineOfTheModel(string old, string replacement, string expected)
    {
        // Prices as words, so that they can be levels.
        var rows = SmallTable.Rows();
        if (old == "[ price ]")
            rows = [.. rows.Select(static (r, i) => i == 0 ? r : [.. r[..4], i % 2 == 0 ? "low" : "middle"])];
        using var workspace = Workspace.With(rows, SmallTable.Model.Replace(old, replacement, StringComparison.Ordinal));

        await Rejected.FitAsync(workspace, expected);
    }

    [Fact]
    public async Task Check_EventOutsideTheRows_WarnsWithItsLine()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), SmallTable.Model.Replace("seasonality: none", "events: [ { name: a, start: 2035-01-01 } ]", StringComparison.Ordinal));

        Assert.Contains("model.yaml:11:36: Event a lies outside the fitted rows.", (await Mediamix.RunAsync("check", workspace.Model)).Errors, StringComparison.Ordinal);
    }
}
