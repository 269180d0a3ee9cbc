namespace MediaMix.Tests.Panels;

public class TimeAxisContinueTests
{
    [Fact]
    public void Continue_MonthEnds_StayMonthEnds()
    {
        var axis = TimeAxis.FromDates([new DateOnly(2023, 11, 30), new DateOnly(2023, 12, 31), new DateOnly(2024, 1, 31)], TimeStep.Month);

        var next = axis.Continue(3);

        Assert.Equal(["2024-02-29", "2024-03-31", "2024-04-30"], Enumerable.Range(0, 3).Select(next.Label));
    }

    [Fact]
    public void Continue_WeeksDaysOrNumbers_GoOnInEqualSteps()
    {
        Assert.Equal("2023-01-16", TimeAxis.FromDates(new DateOnly(2022, 12, 26), TimeStep.Week, 2).Continue(2).Label(1));
        Assert.Equal("2023-03-15", TimeAxis.FromDates(new DateOnly(2022, 12, 15), TimeStep.Month, 2).Continue(2).Label(1));
        Assert.Equal("8", TimeAxis.FromIndex(3, 4).Continue(2).Label(1));
    }
}
