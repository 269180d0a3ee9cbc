using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Seasons of months and weekdays: which level a row has, and what the levels' effects are a priori.</summary>
public class CategoricalSeasonTests
{
    [Fact]
    public void Codes_Weekdays_RunFromMonday()
    {
        // 2023-01-01 is a Sunday.
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 1), TimeStep.Day, 9);
        Assert.Equal([6, 0, 1, 2, 3, 4, 5, 6, 0], CalendarLevels.Codes(axis, CalendarUnit.Weekday));
        Assert.Equal(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], CalendarLevels.Names(CalendarUnit.Weekday));
    }

    [Fact]
    public void Codes_Months_FollowTheDateOfTheRow()
    {
        var axis = TimeAxis.FromDates(new DateOnly(2023, 12, 18), TimeStep.Week, 4);
        Assert.Equal([11, 11, 0, 0], CalendarLevels.Codes(axis, CalendarUnit.Month));
        Assert.Equal(("january", "december", 12), (CalendarLevels.Names(CalendarUnit.Month)[0], CalendarLevels.Names(CalendarUnit.Month)[^1], CalendarLevels.Names(CalendarUnit.Month).Length));
    }

    [Fact]
    public void Columns_Weekdays_AreHelmertContrasts()
    {
        // Monday to Wednesday, then zeros of the padding: contrast 1 sets Monday against Tuesday, contrast 2 both against Wednesday.
        var columns = Bind(CalendarUnit.Weekday, TimeAxis.FromDates(new DateOnly(2023, 1, 1), TimeStep.Day, 4), history: 1).Linear.Single(static t => t.Component == "seasonality.categorical[weekday]").Columns;
        Assert.Equal(6, columns.Count);
        AssertColumn([1 / Math.Sqrt(2), -1 / Math.Sqrt(2), 0], columns[0].Values);
        AssertColumn([1 / Math.Sqrt(6), 1 / Math.Sqrt(6), -2 / Math.Sqrt(6)], columns[1].Values);
        AssertColumn([1 / Math.Sqrt(42), 1 / Math.Sqrt(42), 1 / Math.Sqrt(42)], columns[5].Values);
    }

    [Theory]
    [InlineData(CalendarUnit.Month, 12)]
    [InlineData(CalendarUnit.Weekday, 7)]
    public void Levels_OfThePrior_SumToZeroAndHaveTheSameSd(CalendarUnit by, int levels)
    {
        const double sd = 0.3;
        var model = Bind(by, TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Day, 10), 0, new NormalPrior(0, sd));
        var effects = model.Derived.Where(static d => d.Name.StartsWith("seasonality", StringComparison.Ordinal)).ToArray();
        Assert.Equal(levels, effects.Length);
        Assert.All(effects, e => Assert.Equal(sd * Math.Sqrt(1 - 1.0 / levels), sd * Math.Sqrt(e.Weights.Sum(static w => w * w)), 1e-14));
        for (var k = 0; k < levels - 1; k++)
            Assert.Equal(0, effects.Sum(e => e.Weights[k]), 1e-14);
    }

    static BoundModel Bind(CalendarUnit by, TimeAxis axis, int history, Prior? prior = null) => BoundModel.Bind(
        SmallWorld.Full() with { Controls = [], Baseline = new BaselineSpec { Seasonality = [new CategoricalSeasonSpec { By = by, Prior = prior }] } },
        SmallWorld.Panel(axis.Count - history, history, axis: axis));

    static void AssertColumn(double[] expected, double[] column)
    {
        for (var t = 0; t < column.Length; t++)
            Assert.Equal(t < expected.Length ? expected[t] : 0, column[t], 1e-14);
    }
}
