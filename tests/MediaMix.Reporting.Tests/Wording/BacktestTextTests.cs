using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>What a backtest says in words.</summary>
public class BacktestTextTests
{
    [Theory]
    [InlineData(DuelResult.Better, "The model told the controls beats last year's value: CRPS 12,100 against 18,300, 34 % better (±9.0 %)")]
    [InlineData(DuelResult.Worse, "Last year's value predicts better than the model told the controls: CRPS 12,100 against 18,300, the model is 34 % worse (±9.0 %). Do not plan on this model's forecasts")]
    [InlineData(DuelResult.Undecided, "The model told the controls and last year's value cannot be told apart: CRPS 12,100 against 18,300, the model is 34 % better (±9.0 %)")]
    public void Sentence_AnyResult_SaysWhoWins(DuelResult result, string expected)
    {
        var backtest = SampleBacktest.Create(result);
        Assert.Equal(expected, BacktestText.Sentence(backtest.Duel(ForecastKind.RealisedControls)!, backtest));
    }

    [Fact]
    public void Sentence_OneOrigin_ClaimsNothing()
    {
        var backtest = SampleBacktest.Create();
        var once = backtest.Duels[0] with { Origins = 1, Result = DuelResult.Undecided, StandardError = double.NaN };

        Assert.Contains("once is no proof", BacktestText.Sentence(once, backtest), StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_NoControls_SpeaksOfTheModel() =>
        Assert.StartsWith("The model beats last year's value", BacktestText.Headline(SampleBacktest.Create(hasControls: false)), StringComparison.Ordinal);

    [Fact]
    public void Naive_NoFullYear_IsTheLastKnownValue()
    {
        Assert.Equal("the last known value", BacktestText.Naive(SampleBacktest.Create() with { OriginsWithoutYear = 2 }));
        Assert.Contains("where there is no full year", BacktestText.Naive(SampleBacktest.Create() with { OriginsWithoutYear = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Planning_NarrowBand_IsSaid()
    {
        Assert.Contains("holds 33 % of the outcomes", BacktestText.Planning(SampleBacktest.Create()), StringComparison.Ordinal);
        Assert.Equal("", BacktestText.Planning(SampleBacktest.Create(hasControls: false)));
    }

    [Fact]
    public void Unsound_FitWithoutAgreement_IsSaid()
    {
        Assert.Contains("1 of 2 fits did not agree (R-hat up to 1.20, 90 divergent transitions)", BacktestText.Unsound(SampleBacktest.Create().Fits, "fits"), StringComparison.Ordinal);
        Assert.Null(BacktestText.Unsound([new FitHealth(1, 0, 100)], "fits"));
    }

    [Fact]
    public void Movement_ChannelThatMoves_SaysFromWhereToWhere()
    {
        var stability = SampleBacktest.Stability();

        Assert.Contains(
            "returned 1.8 (90 %: 1.2–2.6) without the last 4 weeks and 2.9 (90 %: 2.2–3.8) with all data; the two overlap by 41 %, above 80 % would count as stable",
            StabilityText.Movement(stability.Channels[0], stability), StringComparison.Ordinal);
        Assert.Null(StabilityText.Movement(stability.Channels[1], stability));
        Assert.StartsWith("Not settled: what ", StabilityText.Headline(stability), StringComparison.Ordinal);
    }
}
