using MediaMix.Testing;

namespace MediaMix.Data.Tests;

/// <summary>What the guesses make of three public data sets; each must be accepted by the panel reader as it is.</summary>
public class ReferenceGuessTests
{
    static (ModelFile File, string Text, Panel Panel) Guess(string path)
    {
        var table = TableReader.ReadFile(ReferenceData.Require(path));
        using var writer = new StringWriter();
        InitWriter.Write(ModelGuess.From(table, Path.GetFileName(path)), writer);
        var text = writer.ToString();
        var file = ModelFileReader.Read(text, "model.yaml");
        return (file, text, PanelReader.Read(table, file.Data, file.Model).Panel);
    }

    [Fact]
    public void From_PymcExample_LeavesOutTimeCounters()
    {
        var (file, text, panel) = Guess("datasets/pymc-marketing/mmm_example.csv");

        Assert.Equal("y", file.Model.Outcome);
        Assert.Equal([("x1", "x1", null), ("x2", "x2", null)], Channels(file));
        Assert.Equal(["event_1", "event_2"], file.Model.Controls.Select(c => c.Column));
        Assert.Contains("# left out: dayofyear, it repeats the seasonality", text, StringComparison.Ordinal);
        Assert.Contains("# left out: t, it repeats the trend", text, StringComparison.Ordinal);
        Assert.Contains("- name: x1  # unsure: ", text, StringComparison.Ordinal);
        Assert.Equal((TimeStep.Week, 179), (panel.Axis.Step, panel.Periods));
    }

    [Fact]
    public void From_RobynExample_PairsSpendWithExposure()
    {
        var (file, _, panel) = Guess("datasets/robyn/dt_simulated_weekly.csv");

        Assert.Equal(("revenue", OutcomeKind.Revenue), (file.Model.Outcome, file.Data.OutcomeKind));
        Assert.Equal(
            [
                ("tv", "tv_S", null), ("ooh", "ooh_S", null), ("print", "print_S", null),
                ("search", "search_S", "search_clicks_P"), ("facebook", "facebook_S", "facebook_I"), ("newsletter", null, "newsletter"),
            ],
            Channels(file));
        Assert.Equal([("competitor_sales_B", false), ("events", true)], file.Model.Controls.Select(c => (c.Column, c.IsCategorical)));
        Assert.Equal(["event1", "event2", "na"], panel.Categorical["events"].Levels);
        Assert.Equal((TimeStep.Week, 208), (panel.Axis.Step, panel.Periods));
    }

    [Fact]
    public void From_MeridianExample_FindsOrganicMediaAndUnits()
    {
        var (file, text, panel) = Guess("datasets/meridian/national_all_channels.csv");

        Assert.Equal(("conversions", OutcomeKind.Units), (file.Model.Outcome, file.Data.OutcomeKind));
        Assert.Equal(
            [.. Enumerable.Range(0, 5).Select(i => ($"Channel{i}", (string?)$"Channel{i}_spend", (string?)$"Channel{i}_impression")), ("Organic_channel0", null, "Organic_channel0_impression")],
            Channels(file));
        Assert.Equal(["competitor_sales_control", "sentiment_score_control", "Promo"], file.Model.Controls.Select(c => c.Column));
        Assert.Contains("# left out: revenue_per_conversion, a ratio", text, StringComparison.Ordinal);
        Assert.Equal(TimeStep.Week, panel.Axis.Step);
    }

    [Fact]
    public void From_GeoPanel_SaysThatGeosAreNotAvailable()
    {
        var table = TableReader.ReadFile(ReferenceData.Require("datasets/meridian/geo_media.csv"));

        var fault = Faulty.Single(() => ModelGuess.From(table, "geo_media.csv"));

        Assert.Contains("one per geo. Models over geos are not available in this version.", fault.Message, StringComparison.Ordinal);
    }

    static IEnumerable<(string Name, string? Spend, string? Exposure)> Channels(ModelFile file) =>
        file.Model.Channels.Select(c => (c.Name, c.Spend, c.Exposure));
}
