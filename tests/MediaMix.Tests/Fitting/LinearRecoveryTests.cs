namespace MediaMix.Tests.Fitting;

/// <summary>Effects that were put into the data are found again. Limits are four standard errors of least squares or more.</summary>
public class LinearRecoveryTests
{
    [Fact]
    public void Run_SeasonByMonth_FindsTheMonthsThatOccur()
    {
        // Two years from 2023-01-02, weekly; effects of months sum to zero. About nine weeks a month: 10/√9 · 4 = 13.
        double[] truth = [-80, -60, 0, 20, 40, 30, -30, -50, 10, 20, 30, 70];
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, 104);
        var mean = KnownEffect.Fit(
            KnownEffect.Panel(axis, t => truth[axis.Date(t).Month - 1]),
            new BaselineSpec { Trend = new NoTrend(), Seasonality = [new CategoricalSeasonSpec { By = CalendarUnit.Month }] });
        var names = CalendarLevels.Names(CalendarUnit.Month);
        for (var month = 0; month < 12; month++)
            Assert.Equal(truth[month], mean($"seasonality.categorical[month={names[month]}]"), 13.0);
    }

    [Fact]
    public void Run_MonthsThatNeverOccur_KeepTheirPrior()
    {
        // Half a year: the other months are seen only through the sum of zero.
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 1), TimeStep.Day, 181);
        var mean = KnownEffect.Fit(
            KnownEffect.Panel(axis, t => axis.Date(t).Month == 2 ? 60 : 0),
            new BaselineSpec { Trend = new NoTrend(), Seasonality = [new CategoricalSeasonSpec { By = CalendarUnit.Month, Prior = new NormalPrior(0, 100) }] });
        Assert.Equal(60, mean("seasonality.categorical[month=february]") - mean("seasonality.categorical[month=march]"), 11.0);
        Assert.Equal(mean("seasonality.categorical[month=july]"), mean("seasonality.categorical[month=october]"), 30.0);
    }
}
