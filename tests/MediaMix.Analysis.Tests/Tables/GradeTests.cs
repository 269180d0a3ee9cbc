using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Tables;

/// <summary>Grades, twins and contraction from draws that were made for them.</summary>
public class GradeTests
{
    [Theory]
    [InlineData(0.3, Grade.B)]
    [InlineData(0.65, Grade.B)]
    [InlineData(0.75, Grade.C)]
    [InlineData(1, Grade.C)]
    public void Grade_PosteriorAgainstPriorWidth_IsBBelowHalfOfTheVariance(double relativeWidth, Grade expected)
    {
        // √½ = 0.707 of the width is half of the variance; the prior's own thousand draws leave ± 5 %.
        var channels = Analyze(relativeWidth, static (i, n) => Score(i * 193 % n, n));
        Assert.Equal(expected, channels[0].Grade);
        Assert.InRange(channels[0].Contraction, 1 - 1.12 * relativeWidth * relativeWidth, 1 - 0.88 * relativeWidth * relativeWidth);
    }

    [Theory]
    [InlineData(0.65, Grade.B)]
    [InlineData(0.75, Grade.C)]
    [InlineData(-0.65, Grade.B)]
    [InlineData(-0.75, Grade.C)]
    public void Grade_CorrelatedWithAnother_IsCAboveSeventyPercent(double correlation, Grade expected)
    {
        // Scores i and 193·i mod n are uncorrelated to within the rounding of the grid.
        var channels = Analyze(0.3, (i, n) => correlation * Score(i, n) + Math.Sqrt(1 - correlation * correlation) * Score(i * 193 % n, n));
        Assert.Equal(expected, channels[0].Grade);
        Assert.Equal("search", channels[0].Twin!.Value.Channel);
        Assert.Equal("tv", channels[1].Twin!.Value.Channel);
        Assert.InRange(channels[0].Twin!.Value.Correlation, correlation - 0.04, correlation + 0.04);
    }

    /// <summary>Logs of effects of either sign would say only how often both are negative.</summary>
    [Theory]
    [InlineData(0.65)]
    [InlineData(-0.95)]
    public void Twin_EffectsOfEitherSign_AreComparedAsTheyAre(double correlation)
    {
        var channels = AnalyzeLinear((i, n) => correlation * Score(i, n) + Math.Sqrt(1 - correlation * correlation) * Score(i * 193 % n, n), mean: 1);

        Assert.Equal("search", channels[0].Twin!.Value.Channel);
        Assert.InRange(channels[0].Twin!.Value.Correlation, correlation - 0.02, correlation + 0.02);
    }

    /// <summary>An effect of 2 ± 1 is below 0 in one draw of forty: such draws cost endlessly much. One of 1 ± 1 has no upper end.</summary>
    [Fact]
    public void CostPerUnit_SpendThatMayTakeAway_IsEndlessThere()
    {
        var some = AnalyzeLinear(Score, mean: 2)[0];
        Assert.Equal(1 / some.Roi!.Value.Q5, some.CostPerUnit!.Value.Q95, 1e-9 / some.Roi!.Value.Q5);
        Assert.True(some.CostPerUnit.Value.Q5 > 0);
        Assert.Null(AnalyzeLinear(Score, mean: 1)[0].CostPerUnit);
    }

    /// <summary>Both variances are rounding: their ratio would be any number.</summary>
    [Fact]
    public void Grade_StatedReturn_IsNotLearned()
    {
        var full = SmallWorld.Full();
        var spec = full with { Channels = [full.Channels[0] with { Strength = new RoiStrength(new FixedPrior(2)) }, full.Channels[1]] };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        foreach (var seed in Enumerable.Range(0, 4))
        {
            var points = Enumerable.Range(0, 50).Select(i => ParameterPoint.Draw(model, (ulong)(100 * seed + i))).ToArray();
            var channel = FitAnalyzer.Analyze(HandMadeFit.Of(model, points, 1).Fit).Channels[0];
            Assert.Equal((double.NaN, Grade.C), (channel.Contraction, channel.Grade));
        }
    }

    [Fact]
    public void Twin_EffectThatNeverMoves_IsNotChosen()
    {
        var facts = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel()).Constants;
        double[] moving = [1, 2, 4, 3], alike = [1, 2, 3, 4], constant = [7, 7, 7, 7];

        Assert.Equal((facts.Channels[2].Name, ReturnTable.Correlation(moving, alike)), ReturnTable.Twin(facts, moving, [moving, constant, alike], [0]));
        Assert.Null(ReturnTable.Twin(facts, moving, [moving, constant], [0]));
    }

    [Fact]
    public void Twin_OneChannel_IsNull()
    {
        var spec = SmallWorld.Full() with { Channels = [SmallWorld.Full().Channels[0]] };
        Assert.Null(FitAnalyzer.Analyze(HandMadeFit.Create(spec, SmallWorld.Panel()).Fit).Channels[0].Twin);
    }

    /// <summary>Two channels with log-normal ROI of a fraction of the prior's sd; the second's scores are given.</summary>
    static IReadOnlyList<ChannelReturn> Analyze(double width, Func<int, int, double> second)
    {
        const int draws = 501;
        var spec = SmallWorld.Full() with { Channels = [SmallWorld.Full().Channels[0], SmallWorld.Full().Channels[1]] };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var prior = (LogNormalPrior)model.Spec.Channels[0].Strength!.Prior;
        var points = Enumerable.Range(0, draws).Select(i =>
        {
            var point = ParameterPoint.Draw(model, (ulong)i);
            point["tv.roi"] = Math.Exp(prior.Mu + width * prior.Sigma * Score(i, draws));
            point["search.roi"] = Math.Exp(prior.Mu + width * prior.Sigma * second(i, draws));
            return point;
        }).ToArray();
        // The other parameters of hand-made points miss the outcome by far, so that by their residuals the data could do without any channel.
        return [.. FitAnalyzer.Analyze(HandMadeFit.Of(model, points, 1).Fit).Channels.Select(static c => c with { Grade = ReturnTable.GradeOf(c.Contraction, c.Twin) })];
    }

    /// <summary>Two linear channels with coefficients of that mean and sd 1 (times 0.1); the second's scores are given.</summary>
    static IReadOnlyList<ChannelReturn> AnalyzeLinear(Func<int, int, double> second, double mean)
    {
        const int draws = 501;
        var tv = SmallWorld.Linear(new NormalPrior(0, 0.3)).Channels[0];
        var spec = SmallWorld.Full() with { Channels = [tv, tv with { Name = "search", Spend = "search_spend" }] };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var points = Enumerable.Range(0, draws).Select(i =>
        {
            var point = ParameterPoint.Draw(model, (ulong)i);
            point["tv.coefficient"] = 0.1 * (mean + Score(i, draws));
            point["search.coefficient"] = 0.1 * (mean + second(i, draws));
            return point;
        }).ToArray();
        return FitAnalyzer.Analyze(HandMadeFit.Of(model, points, 1).Fit).Channels;
    }

    /// <summary>Normal quantiles of an even grid: mean 0, sd 1 to within a percent.</summary>
    static double Score(int i, int count) => new NormalPrior(0, 1).Quantile((i + 0.5) / count);
}
