using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>Better splits of the money of the fitted window, and the return at which it pays for itself.</summary>
public class WindowScenarioTests
{
    const string Column = "worth";

    static Panel Priced(Func<int, double> worth)
    {
        var panel = SmallWorld.Panel();
        return panel.WithSeries(new Series(Column, SeriesUnit.Plain, [.. Enumerable.Range(0, SmallWorld.Periods).Select(worth)]));
    }

    static ModelSpec Spec(bool isLog = false) => new()
    {
        Outcome = "sales",
        Likelihood = isLog ? new LogNormalErrors() : new NormalErrors(),
        Channels = [.. new[] { ("tv", "tv_spend"), ("video", "video_spend") }.Select(c => new ChannelSpec
        {
            Name = c.Item1,
            Spend = c.Item2,
            Strength = isLog ? new CoefficientStrength(new LogNormalPrior(-1, 0.2)) : new RoiStrength(new LogNormalPrior(0.2, 0.3)),
        })],
    };

    [Fact]
    public void Scenarios_LogNormalModel_BeatTheActualSplitAndEverySplitOfAGrid()
    {
        var fit = HandMadeFit.Create(Spec(isLog: true), SmallWorld.Panel(), iterations: 6).Fit;
        var scenarios = FitAnalyzer.Analyze(fit).Scenarios;
        var horizon = PlanHorizon.Inside(fit.Model, 0, SmallWorld.Periods);
        var (simulator, outcome, values) = (new PlanSimulator(horizon), fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        var (tv, video) = (horizon.PastSpend(0), horizon.PastSpend(1));
        var all = scenarios.Single(static s => s.LargestChange == 1);
        var best = Enumerable.Range(0, 41).Select(static i => i / 20.0).Where(x => tv.Sum() * (1 - x) + video.Sum() is >= 0 and var rest && rest <= 2 * video.Sum())
            .Max(x => Mean(x, (tv.Sum() * (1 - x) + video.Sum()) / video.Sum()));

        Assert.Equal(2, scenarios.Count);
        Agreement.Within(1e-9, Mean(1, 1), all.EffectBefore.Mean);
        Assert.True(all.EffectAfter.Mean >= best * (1 - 1e-4), $"{all.EffectAfter.Mean} against {best}");
        Assert.All(scenarios, static s => Assert.True(s.Gain.Mean >= 0));
        Assert.Equal(all.Budget, all.Channels.Sum(static c => c.SpendAfter), 1e-6 * all.Budget);

        double Mean(double first, double second)
        {
            var total = 0.0;
            for (var draw = 0; draw < fit.Draws.Count; draw++)
            {
                fit.Values(draw, values);
                outcome.Load(values);
                total += simulator.JointEffect(outcome.Respond(horizon), [0, 1], [.. tv.Select(s => first * s), .. video.Select(s => second * s)], []) / fit.Draws.Count;
            }
            return total;
        }
    }

    [Fact]
    public void Scenarios_ColumnOfValues_MaximiseMoneyNotUnits()
    {
        // Units are worth much where tv runs and nearly nothing elsewhere.
        var tv = SmallWorld.Panel().WindowOf("tv_spend");
        var panel = Priced(t => tv[t] > 0 ? 10 : 0.1);
        var (units, money) = (FitAnalyzer.Analyze(HandMadeFit.Create(Spec(), panel).Fit), FitAnalyzer.Analyze(HandMadeFit.Create(Spec() with { UnitValue = UnitValue.In(Column) }, panel).Fit));

        Assert.All(units.Scenarios, static s => Assert.Null(s.WorthGain));
        Assert.Equal(2, money.Scenarios.Count);
        Assert.All(money.Scenarios, static s => Assert.True(s.WorthGain!.Value.Mean >= 0));
        // As it was, the money of all channels is that of their returns.
        Agreement.Within(1e-6, money.Channels.Sum(static c => c.Roi!.Value.Mean * c.Spend), money.Scenarios[0].WorthBefore!.Value.Mean);
        Agreement.Within(1e-6, money.Scenarios[0].WorthGain!.Value.Mean, money.Scenarios[0].WorthAfter!.Value.Mean - money.Scenarios[0].WorthBefore!.Value.Mean);
    }

    [Fact]
    public void BreakEven_ValueAndMargin_IsWhatAUnitIsWorthOverWhatItEarns()
    {
        var (fit, flat) = (HandMadeFit.Create(Spec(), Priced(static t => 1 + t % 3), iterations: 3).Fit, HandMadeFit.Create(Spec() with { UnitValue = UnitValue.Of(8) }, Priced(static _ => 2), iterations: 3).Fit);

        Assert.Null(FitAnalyzer.Analyze(fit).BreakEven);
        Assert.Equal(4, BreakEvenReturn.Of(fit, UnitValue.Of(0.25))!.Value, 1e-12);
        Assert.Equal(1, FitAnalyzer.Analyze(flat).BreakEven);
        Assert.Equal(4, BreakEvenReturn.Of(flat, UnitValue.In(Column))!.Value, 1e-12);
        // Row by row: between the return at the least margin and that at the largest.
        Assert.InRange(BreakEvenReturn.Of(fit, UnitValue.In(Column))!.Value, 1.0 / 3 + 1e-6, 1 - 1e-6);
    }
}
