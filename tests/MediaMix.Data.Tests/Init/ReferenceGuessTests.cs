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
        Assert.Equal(new BaselineSpec(), file.Model.Baseline);
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
        Assert.Equal("revenue_per_conversion", file.Model.UnitValue?.Column);
        Assert.Contains("value_per_unit: \"revenue_per_conversion\"  # unsure: named like the money that one of conversions brings", text, StringComparison.Ordinal);
        Assert.Equal(TimeStep.Week, panel.Axis.Step);
    }

    [Theory]
    [InlineData("geo_all_channels.csv", 40, 6, 3)]
    [InlineData("geo_full_funnel_data.csv", 20, 3, 2)]
    [InlineData("geo_media.csv", 20, 4, 2)]
    [InlineData("geo_media_rf.csv", 20, 4, 2)]
    public void From_MeridianPanels_FindGeosPopulationAndPairs(string name, int geos, int channels, int controls)
    {
        var (file, text, panel) = Guess($"datasets/meridian/{name}");

        Assert.Equal(Pooling.Unpooled, file.Model.Baseline.InterceptPooling);
        Assert.Contains("intercept: { geos: unpooled }  # every geo has a level of its own", text, StringComparison.Ordinal);
        Assert.Equal((["geo"], "population", "time", "conversions"), (file.Data.Geo, file.Data.Population, file.Data.DateColumn, file.Model.Outcome));
        Assert.Equal((geos, 156, "Geo0"), (panel.Geos.Count, panel.Periods, panel.Geos[0]));
        Assert.Equal(channels, file.Model.Channels.Count);
        Assert.All(Channels(file).Where(static c => c.Spend is not null && c.Exposure is not null), static c => Assert.Equal(($"{c.Name}_spend", $"{c.Name}_impression"), (c.Spend, c.Exposure)));
        Assert.Equal(controls, file.Model.Controls.Count);
    }

    [Fact]
    public void From_MeridianTestData_PairsNumberedNames()
    {
        var (file, _, _) = Guess("datasets/meridian/unit_testing/sample_data_media_and_rf.csv");

        Assert.Equal(
            [("media_0", "media_spend_0", "media_0"), ("media_1", "media_spend_1", "media_1"), ("media_2", "media_spend_2", "media_2"), ("0", "rf_spend_0", null), ("1", "rf_spend_1", null)],
            Channels(file));
        Assert.Equal(("reach_1", "frequency_1"), (file.Model.Channels[4].Reach, file.Model.Channels[4].Frequency));
    }

    [Fact]
    public void From_MeridianDataWithEarlierMedia_FindsTheHistory()
    {
        var (file, _, panel) = Guess("datasets/meridian/unit_testing/lagged_sample_data_media_and_rf.csv");

        Assert.Equal((3, 3, 200), (file.Data.MediaHistory, panel.History, panel.Periods));
        Assert.Equal("population", file.Data.Population);
        Assert.Equal(["control_0", "control_1"], file.Model.Controls.Select(static control => control.Column));
    }

    [Fact]
    public void From_PymcPanel_FindsGeosWithoutPopulation()
    {
        var (file, _, panel) = Guess("datasets/pymc-marketing/mmm_multidimensional_example.csv");

        Assert.Equal((["geo"], null), (file.Data.Geo, file.Data.Population));
        Assert.Equal(["geo_a", "geo_b"], panel.Geos);
        Assert.Equal(159, panel.Periods);
    }

    [Fact]
    public void From_CampaignRows_AskForTheOutcome()
    {
        var table = TableReader.ReadFile(ReferenceData.Require("datasets/pymc-marketing/credibility_campaign_daily_metrics.csv"));

        Assert.Contains("data.outcome_source", Faulty.Single(() => ModelGuess.From(table, "x.csv")).Remedy, StringComparison.Ordinal);
    }

    static IEnumerable<(string Name, string? Spend, string? Exposure)> Channels(ModelFile file) =>
        file.Model.Channels.Select(c => (c.Name, c.Spend, c.Exposure));
}
