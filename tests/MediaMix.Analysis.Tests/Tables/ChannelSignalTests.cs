using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Whether the data could do without a channel, and how much of it its experiments cover.</summary>
public class ChannelSignalTests
{
    [Fact]
    public void Of_KnownContributions_IsTheirVariationOverTheNoise()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var outcome = model.Panel.FittedOutcome;
        // Residuals of ±3 have mean 0 and variance 9; contributions of ±1 about 5 have Σ squares T.
        double[] expected = [.. outcome.Select(static (y, t) => y + (t % 2 == 0 ? 3 : -3))];
        double[] waves = [.. outcome.Select(static (_, t) => t % 2 == 0 ? 6.0 : 4)], steady = [.. outcome.Select(static _ => 5.0)];

        Assert.Equal([outcome.Length / 9.0, 0], ChannelSignal.Of(model, [waves, steady], expected));
    }

    /// <summary>The noise of the world is what it is; a channel whose contribution hardly moves is credited by its prior alone.</summary>
    [Fact]
    public void Grade_AChannelThatTheDataCouldDoWithout_IsCAndSaysSo()
    {
        var world = DemoWorld.Create(3);
        var noise = new double[world.Panel.Periods];
        var rng = Numerics.Rng.Create(9, 0, 0, 1);
        for (var t = 0; t < noise.Length; t++)
            noise[t] = 1_000_000 + 60_000 * rng.NextNormal();
        var panel = new Panel(world.Panel.Axis, world.Panel.Geos, new Series("revenue", SeriesUnit.Outcome, noise), [.. world.Panel.Series.Values]);
        var fit = ModelFit.Run(DemoWorld.AnalystModel, panel, new SamplerSpec { Chains = 2, Warmup = 300, Draws = 300, Seed = 5 });

        var analysis = FitAnalyzer.Analyze(fit, token: TestContext.Current.CancellationToken);

        foreach (var channel in analysis.Channels.Where(static c => c.Signal < ChannelSignal.Threshold))
        {
            Assert.Equal(Grade.C, channel.Grade);
            var finding = Assert.Single(analysis.Findings, f => f.Code == "may_be_nothing" && f.Subject == channel.Channel);
            Assert.Contains("cannot say zero", finding.Message, StringComparison.Ordinal);
        }
        Assert.True(analysis.Channels.Count(static c => c.Signal < ChannelSignal.Threshold) >= 3, string.Join(' ', analysis.Channels.Select(static c => c.Signal)));
        Assert.DoesNotContain(analysis.Channels, static c => c.Grade == Grade.B && c.Signal < 1);
    }

    [Theory]
    [InlineData(new[] { "north" }, 1.0 / 3)]
    [InlineData(new[] { "north", "south" }, 2.0 / 3)]
    [InlineData(null, 1)]
    public void Coverage_OfATestInSomeGeos_IsTheirShareOfTheSpend(string[]? geos, double expected)
    {
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, 20);
        double[] sales = [.. Enumerable.Range(0, 60).Select(static i => 100.0 + 7 * i % 13)], spend = [.. Enumerable.Range(0, 60).Select(static i => 1.0 + i % 20 % 3)];
        var panel = new Panel(axis, ["north", "south", "west"], new Series("sales", SeriesUnit.Outcome, sales), [new Series("tv_spend", SeriesUnit.Spend, spend)]);
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels = [new ChannelSpec { Name = "tv", Spend = "tv_spend" }],
            Experiments = [new ExperimentSpec { Name = "test", Channels = ["tv"], Window = new PeriodSpan(axis.Label(4), axis.Label(7)), Geos = geos is null ? null : [.. geos], Statement = new LiftStatement(-5, 2) }],
        };

        Assert.Equal(expected, ExperimentCoverage.Of(BoundModel.Bind(spec, panel), 0), 1e-12);
        Assert.Equal(0, ExperimentCoverage.Of(BoundModel.Bind(spec with { Experiments = [] }, panel), 0));
    }
}
