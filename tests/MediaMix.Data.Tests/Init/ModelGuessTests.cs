namespace MediaMix.Data.Tests;

public class ModelGuessTests
{
    static ModelGuess Guess(string header, Func<int, string> cells) => ModelGuess.From(
        Faulty.Table(PanelText.Rows(header, 30, row => FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(7 * row):yyyy-MM-dd},{cells(row)}"))),
        "sales.csv");

    [Theory]
    [InlineData("tv_spend", "tv", false)]
    [InlineData("spend_tv", "tv", false)]
    [InlineData("TvCost", "Tv", false)]
    [InlineData("Google Search", "Google Search", true)]
    [InlineData("x7", "x7", true)]
    [InlineData("spend (€)", "spend", false)]
    public void From_MediaColumn_BecomesAChannel(string column, string name, bool isUnsure)
    {
        var guess = Guess($"week,sales,{column}", row => $"{row * row % 13},{row % 4}");

        var channel = Assert.Single(guess.File.Model.Channels);
        Assert.Equal((name, column), (channel.Name, channel.Spend));
        Assert.Equal(isUnsure, guess.Unsure.Any(u => u.StartsWith("channels", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("price", "3.5", false)]
    [InlineData("is_open", "1", false)]
    [InlineData("zeta", "17", true)]
    public void From_OtherNumber_BecomesAControl(string column, string value, bool isUnsure)
    {
        var guess = Guess($"week,sales,tv_spend,{column}", row => $"{row * row % 13},{row % 4},{(row % 5 == 0 ? value : "0")}");

        Assert.Equal([column], guess.File.Model.Controls.Select(c => c.Column));
        Assert.Equal(isUnsure, guess.Unsure.Count == 1);
    }

    [Theory]
    [InlineData("zeta", "", "6 values are missing, the first in line 2")]
    [InlineData("zeta", "0", "the same in every row")]
    [InlineData("tv_contribution", "5", "result of a model")]
    [InlineData("tv_reach", "5", "a reach without a frequency of this name")]
    [InlineData("tv_frequency", "5", "a frequency without a reach of this name")]
    public void From_UselessColumn_IsLeftOutWithAReason(string column, string value, string reason)
    {
        var guess = Guess($"week,sales,tv_spend,{column}", row => $"{row * row % 13},{row % 4},{(row % 5 == 0 ? value : "0")}");
        using var writer = new StringWriter();

        InitWriter.Write(guess, writer);

        Assert.Empty(guess.File.Model.Controls);
        Assert.Contains($"# left out: {column}, ", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains(reason, writer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversions", 1, false, "named like an outcome")]
    [InlineData("store_visits", 1, false, "named like an outcome")]
    [InlineData("google_leads", 1, false, "named like an outcome")]
    [InlineData("zeta", 1, false, "moves with the outcome")]
    [InlineData("zeta", 5, true, "a number with an unknown meaning")]
    public void From_SecondOutcome_IsNoControlNorMedium(string column, int period, bool isControl, string reason)
    {
        // A second outcome is a multiple of the first; with a period of 5 it has little in common with it.
        var guess = Guess($"week,revenue,tv_spend,{column}", row => $"{10 + row * row % 13},{row % 4},{(period == 1 ? 3 * (10 + row * row % 13) : 1 + row % period)}");
        using var writer = new StringWriter();

        InitWriter.Write(guess, writer);

        Assert.Single(guess.File.Model.Channels);
        Assert.Equal(isControl, guess.File.Model.Controls.Count > 0);
        Assert.Contains(reason, writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void From_ReachAndFrequency_TakeThePlaceOfTheExposure()
    {
        var guess = Guess("week,sales,tv_spend,tv_impressions,tv_reach,tv_frequency,mail_reach,mail_freq", row => $"{row * row % 13},{row % 4},{row % 5},{row % 7},{1 + row % 3},{row % 2},{1 + row % 5}");

        Assert.Equal(
            [
                new ChannelSpec { Name = "tv", Spend = "tv_spend", Reach = "tv_reach", Frequency = "tv_frequency" },
                new ChannelSpec { Name = "mail", Reach = "mail_reach", Frequency = "mail_freq" },
            ],
            guess.File.Model.Channels);
        Assert.Empty(guess.File.Model.Controls);
    }

    [Fact]
    public void From_MonthFirstDates_ChoosesTheFormatThatIsRegular()
    {
        var guess = DatedGuess(row => new DateOnly(2021, 1, 4).AddDays(7 * row).ToString("M/d/yyyy", null));

        Assert.Equal("M/d/yyyy", guess.File.Data.DateFormat);
        Assert.Empty(guess.Unsure);
    }

    [Fact]
    public void From_DatesRegularEitherWay_IsUnsure()
    {
        var guess = DatedGuess(row => $"{row + 1}/1/2021");

        Assert.Equal("d/M/yyyy", guess.File.Data.DateFormat);
        Assert.Contains("M/d/yyyy", Assert.Single(guess.Unsure), StringComparison.Ordinal);
    }

    static ModelGuess DatedGuess(Func<int, string> date) => ModelGuess.From(
        Faulty.Table(PanelText.Rows("date,sales,tv_spend", 12, row => FormattableString.Invariant($"{date(row)},{row * row % 13},{row % 4}"))),
        "sales.csv");

    [Theory]
    [InlineData("a,b\n1,2\n3,4\n", "No column can be read as dates.")]
    [InlineData("week,note\n2021-01-04,a\n2021-01-11,b\n", "No column looks like an outcome.")]
    [InlineData("week,sales\n2021-01-04,1\n2021-01-11,2\n", "No column looks like media.")]
    public void From_HopelessTable_SaysWhatIsMissing(string csv, string expected) =>
        Assert.Equal(expected, Faulty.Single(() => ModelGuess.From(Faulty.Table(csv), "x.csv")).Message);
}
