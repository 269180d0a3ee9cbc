using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Backtests;

/// <summary>Origins and horizons that data of some length allow.</summary>
public class BacktestPlanTests
{
    static Panel Panel(int periods, TimeStep step = TimeStep.Week) =>
        SmallWorld.Panel(periods, axis: TimeAxis.FromDates(new DateOnly(2020, 1, 1), step, periods));

    [Theory]
    [InlineData(TimeStep.Week, 156, new[] { 1, 4, 9, 13 })]
    [InlineData(TimeStep.Month, 48, new[] { 1, 2, 3 })]
    [InlineData(TimeStep.Day, 400, new[] { 7, 30, 60, 90 })]
    public void Of_NoHorizon_CountsDaysInPeriods(TimeStep step, int periods, int[] expected) =>
        Assert.Equal(expected, BacktestPlan.Of(Panel(periods, step)).Horizons);

    [Fact]
    public void Of_ThreeYears_LeavesHalfToTheFirstFit() =>
        Assert.Equal([78, 91, 104, 117, 130, 143], BacktestPlan.Of(Panel(156)).Origins);

    [Fact]
    public void Of_ShortData_HasOneOrigin() => Assert.Equal([23], BacktestPlan.Of(Panel(36)).Origins);

    [Fact]
    public void Of_StatedNumbers_AreKept()
    {
        var plan = BacktestPlan.Of(Panel(60), 5, 8);

        Assert.Equal([5], plan.Horizons);
        Assert.Equal([20, 25, 30, 35, 40, 45, 50, 55], plan.Origins);
    }

    [Theory]
    [InlineData(60, 41, null, "--horizon 40 or less")]
    [InlineData(60, 100, null, "leaves 0 of the 60")]
    [InlineData(60, 5, 9, "--origins 8 or less")]
    [InlineData(60, 0, null, "--horizon 1 or more")]
    [InlineData(15, null, null, "Bring more data")]
    public void Of_DataTooShort_SaysWhatWouldDo(int periods, int? horizon, int? origins, string expected)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => BacktestPlan.Of(Panel(periods), horizon, origins)).Faults);

        Assert.Contains(expected, fault.ToString(), StringComparison.Ordinal);
    }
}
