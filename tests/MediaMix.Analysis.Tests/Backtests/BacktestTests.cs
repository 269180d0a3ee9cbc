using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>Whole backtests: what they hold, and that threads change nothing.</summary>
public class BacktestTests
{
    static readonly BacktestPlan Plan = new([1, 4], [48, 52, 56]);

    static BacktestResult Run(int threads = 0) => Backtest.Run(BacktestWorld.Spec(), BacktestWorld.Panel, BacktestWorld.Sampler, Plan, threads);

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameBits()
    {
        var (one, many) = (Run(1), Run(5));

        Assert.Equal(one.Forecasts, many.Forecasts);
        Assert.Equal(one.Scores, many.Scores);
        Assert.Equal(one.Duels, many.Duels);
        Assert.Equal(one.Fits, many.Fits);
    }

    [Fact]
    public void Run_OtherOrigins_ChangeNoForecastOfAnOrigin()
    {
        var alone = Backtest.Run(BacktestWorld.Spec(), BacktestWorld.Panel, BacktestWorld.Sampler, new BacktestPlan([1, 4], [52]));

        Assert.Equal(Run().Forecasts.Where(static f => f.Origin == 52), alone.Forecasts);
    }

    [Fact]
    public void Run_ThreeOrigins_ForecastsEveryPeriodOnceByEveryKind()
    {
        var result = Run();

        foreach (var kind in Enum.GetValues<ForecastKind>())
            Assert.Equal(Enumerable.Range(48, 12), result.Forecasts.Where(f => f.Kind == kind).Select(static f => f.Period));
        Assert.All(result.Forecasts, f => Assert.Equal(BacktestWorld.Panel.ObservedOutcome()[f.Period], f.Actual));
        Assert.All(result.Forecasts, static f => Assert.True(f.Q5 < f.Q10 && f.Q10 < f.Q25 && f.Q25 < f.Q50 && f.Q50 < f.Q75 && f.Q75 < f.Q90 && f.Q90 < f.Q95));
        Assert.Equal(3, result.OriginsWithoutYear);
    }

    [Fact]
    public void Run_NoControls_HasOneForecastOfTheModel()
    {
        var spec = BacktestWorld.Spec() with { Controls = [] };
        var result = Backtest.Run(spec, BacktestWorld.Panel, BacktestWorld.Sampler, new BacktestPlan([2], [58]));

        Assert.False(result.HasControls);
        Assert.Equal([ForecastKind.RealisedControls, ForecastKind.LastYearValue], result.Forecasts.Select(static f => f.Kind).Distinct());
    }

    [Fact]
    public void Run_ExcludedAndMissingOutcomes_AreNotScored()
    {
        var panel = SmallWorld.Panel(BacktestWorld.Periods, isMissing: static t => t == 57, exclusions: [new Exclusion(58, 58, "strike")]);
        var result = Backtest.Run(BacktestWorld.Spec(), panel, BacktestWorld.Sampler, new BacktestPlan([4], [56]));

        Assert.Equal([56, 59], result.Forecasts.Where(static f => f.IsScored && f.Kind == ForecastKind.RealisedControls).Select(static f => f.Period));
        Assert.Equal(2, result.Score(ForecastKind.RealisedControls, 4)!.Count);
        Assert.Equal(2, result.Score(ForecastKind.LastYearValue, 4)!.Count);
    }

    [Fact]
    public void Run_ModelThatDoesNotFitEarlyData_SaysFromWhen()
    {
        var flat = BacktestWorld.Panel.ObservedOutcome();
        Array.Fill(flat, 7, 0, 52);
        var panel = BacktestWorld.Panel.WithOutcome(flat);
        var fault = Assert.Throws<InvalidInputException>(() => Backtest.Run(BacktestWorld.Spec(), panel, BacktestWorld.Sampler, Plan)).Faults[0];

        Assert.StartsWith($"With the data up to {panel.Window.Label(47)} only: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Panel_ScoresGeosAndTotals()
    {
        var panel = SmallPanel.Create(withGaps: true);
        var sampler = BacktestWorld.Sampler with { Draws = 20 };
        var spec = SmallPanel.Spec();
        var result = Backtest.Run(spec, panel, sampler, new BacktestPlan([2], [17, 19]));
        var cells = result.Forecasts.Where(static f => !f.IsTotal && f.Kind == ForecastKind.RealisedControls).ToArray();

        Assert.True(result.IsPanel);
        Assert.Equal(16, cells.Length);
        // The last outcome of one geo was lost: neither it nor the total of that period can be compared.
        Assert.Equal(15, cells.Count(static f => f.IsScored));
        Assert.Equal(3, result.Score(ForecastKind.RealisedControls, 2)!.Count);
        Assert.Equal(15, result.Score(ForecastKind.RealisedControls, 2, isTotal: false)!.Count);
        foreach (var total in result.Forecasts.Where(static f => f.IsTotal && f.Kind == ForecastKind.RealisedControls))
            Assert.Equal(cells.Where(f => f.Period == total.Period).Sum(static f => f.Mean), total.Mean, 1e-9 * Math.Abs(total.Mean));
    }
}
