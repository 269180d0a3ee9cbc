using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>Scores and duels against hand values.</summary>
public class ScoreTableTests
{
    static CellForecast Normal(ForecastKind kind, int origin, int step, double mean, double sd, double actual) =>
        CellForecast.OfNormal(new ForecastPlace(kind, origin, origin + step - 1, -1, actual), mean, sd);

    static readonly BacktestPlan Plan = new([1, 2], [10, 20]);

    static readonly CellForecast[] Model =
    [
        Normal(ForecastKind.RealisedControls, 10, 1, 100, 10, 104),
        Normal(ForecastKind.RealisedControls, 10, 2, 120, 10, 100),
        Normal(ForecastKind.RealisedControls, 20, 1, 90, 5, 96),
        Normal(ForecastKind.RealisedControls, 20, 2, 110, 20, double.NaN),
    ];

    static readonly CellForecast[] Naive =
    [
        Normal(ForecastKind.LastYearValue, 10, 1, 90, 10, 104),
        Normal(ForecastKind.LastYearValue, 10, 2, 80, 10, 100),
        Normal(ForecastKind.LastYearValue, 20, 1, 95, 10, 96),
    ];

    [Fact]
    public void Scores_AllOrigins_AreTheHandValues()
    {
        var score = ScoreTable.Scores(Model, Plan).Single(static s => s.Origin is null && s.Horizon == 2);

        // Errors 4, −20, 6 of actual 104, 100, 96.
        Assert.Equal(3, score.Count);
        Assert.Equal((4 / 104.0 + 20 / 100.0 + 6 / 96.0) / 3, score.Mape, 1e-12);
        Assert.Equal(30 / 300.0, score.Wmape, 1e-12);
        Assert.Equal(Math.Sqrt((16 + 400 + 36) / 3.0) / 100, score.Nrmse, 1e-12);
        Assert.Equal(1 - 452 / 32.0, score.RSquared, 1e-12);
        Assert.Equal((Crps.OfNormal(100, 10, 104) + Crps.OfNormal(120, 10, 100) + Crps.OfNormal(90, 5, 96)) / 3, score.Crps, 1e-12);
        // Standardised errors 0.4, −2, 1.2 against 0.674, 1.282, 1.645.
        Assert.Equal((1, 2, 2), (score.Inside50.Count, score.Inside80.Count, score.Inside90.Count));
        // P(X ≤ 1) = 0.028 and P(X ≤ 2) = 0.271 of Binomial(3, 0.9).
        Assert.Equal((2, 3), (score.Inside90.Least, score.Inside90.Most));
        Assert.True(score.Inside90.IsPlausible);
    }

    [Fact]
    public void Scores_OneOriginAndHorizon_CountItsForecastsOnly()
    {
        var scores = ScoreTable.Scores(Model, Plan);

        Assert.Equal(2, scores.Single(static s => s.Origin == 10 && s.Horizon == 2).Count);
        Assert.Equal(4 / 104.0, scores.Single(static s => s.Origin == 10 && s.Horizon == 1).Mape, 1e-12);
        Assert.Equal(1, scores.Single(static s => s.Origin == 20 && s.Horizon == 2).Count);
    }

    [Fact]
    public void Duels_PairedForecasts_HaveTheErrorOfTheRatio()
    {
        var duel = ScoreTable.Duels([.. Model, .. Naive], Plan).Single(static d => d.Horizon == 2);
        double[] a = [.. Model.Take(3).Select(static f => f.Crps)], b = [.. Naive.Select(static f => f.Crps)];
        var ratio = a.Sum() / b.Sum();
        // Origins: the first two forecasts, and the third.
        double[] rest = [a[0] + a[1] - ratio * (b[0] + b[1]), a[2] - ratio * b[2]];

        Assert.Equal(1 - ratio, duel.Skill, 1e-12);
        Assert.Equal(Math.Sqrt(2 * (rest[0] * rest[0] + rest[1] * rest[1])) / b.Sum(), duel.StandardError, 1e-12);
        Assert.Equal(DuelResult.Undecided, duel.Result);
    }

    [Theory]
    [InlineData(0.5, DuelResult.Better)]
    [InlineData(2, DuelResult.Worse)]
    public void Duels_SameRatioAtEveryOrigin_AreDecided(double factor, DuelResult expected)
    {
        CellForecast[] model = [.. Naive.Select(f => f with { Kind = ForecastKind.RealisedControls, Crps = f.Crps * factor })];
        var duel = ScoreTable.Duels([.. model, .. Naive], Plan).Single(static d => d.Horizon == 2);

        Assert.Equal(expected, duel.Result);
        Assert.Equal(1 - factor, duel.Skill, 1e-12);
        Assert.Equal(0, duel.StandardError, 1e-12);
    }

    [Fact]
    public void Duels_OneOrigin_DecideNothing()
    {
        CellForecast[] model = [.. Naive.Take(2).Select(static f => f with { Kind = ForecastKind.RealisedControls, Crps = f.Crps * 0.5 })];
        var duel = ScoreTable.Duels([.. model, .. Naive], Plan)[^1];

        Assert.Equal((1, DuelResult.Undecided), (duel.Origins, duel.Result));
        Assert.True(double.IsNaN(duel.StandardError));
    }

    [Fact]
    public void OfDraws_AnyDraws_HasTheirQuantiles()
    {
        double[] draws = [.. Enumerable.Range(0, 101).Reverse().Select(static i => (double)i)];
        var forecast = CellForecast.OfDraws(new ForecastPlace(ForecastKind.RealisedControls, 5, 5, -1, 20), draws);

        Assert.Equal((50, 5, 10, 25, 50), (forecast.Mean, forecast.Q5, forecast.Q10, forecast.Q25, forecast.Q50));
        Assert.Equal((75, 90, 95, 1), (forecast.Q75, forecast.Q90, forecast.Q95, forecast.Step));
        Assert.Equal((false, true, true), (forecast.Covers(50), forecast.Covers(80), forecast.Covers(90)));
    }
}
