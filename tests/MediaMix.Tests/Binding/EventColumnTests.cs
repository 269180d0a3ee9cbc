namespace MediaMix.Tests.Binding;

/// <summary>Columns of events against values by hand.</summary>
public class EventColumnTests
{
    // Mondays 2023-01-02, 09, 16, 23, 30, 02-06.
    static readonly TimeAxis Weeks = TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, 6);

    public static TheoryData<EventShape, string, string?, int, double, double[]> Weekly => new()
    {
        { EventShape.Pulse, "2023-01-16", null, 0, 0, [0, 0, 1, 0, 0, 0] },
        { EventShape.Pulse, "2023-01-22", null, 0, 0, [0, 0, 1, 0, 0, 0] },
        { EventShape.Pulse, "2023-01-15", "2023-01-23", 0, 0, [0, 1, 1, 1, 0, 0] },
        { EventShape.Pulse, "2022-12-01", "2023-01-02", 0, 0, [1, 0, 0, 0, 0, 0] },
        { EventShape.Pulse, "2023-02-13", null, 0, 0, [0, 0, 0, 0, 0, 0] },
        { EventShape.Step, "2023-01-29", null, 0, 0, [0, 0, 0, 1, 1, 1] },
        { EventShape.Step, "2023-01-10", "2023-01-29", 0, 0, [0, 1, 1, 1, 0, 0] },
        { EventShape.Step, "2023-03-01", null, 0, 0, [0, 0, 0, 0, 0, 0] },
        { EventShape.Bump, "2023-01-23", null, 2, 0, [0, 1 / 3.0, 2 / 3.0, 1, 0, 0] },
        { EventShape.Bump, "2023-01-09", "2023-01-16", 0, 0.5, [0, 1, 1, 0.5, 0.25, 0.125] },
        { EventShape.Bump, "2023-02-13", null, 1, 0.5, [0, 0, 0, 0, 0, 0.5] },
        { EventShape.Bump, "2022-12-25", null, 0, 0.5, [0.25, 0.125, 0.0625, 0.03125, 0.015625, 0.0078125] },
    };

    [Theory]
    [MemberData(nameof(Weekly))]
    public void Of_WeeklyRows_IsTheShape(EventShape shape, string start, string? end, int lead, double decay, double[] expected) =>
        AssertColumn(expected, EventColumn.Of(new EventSpec { Name = "a", Shape = shape, Start = start, End = end, Lead = lead, Decay = decay }, Weeks));

    [Fact]
    public void Of_MonthlyRows_TakesTheCalendarMonth()
    {
        // Dated by month ends: 10 March belongs to the row of 31 March.
        var axis = TimeAxis.FromDates([new DateOnly(2023, 1, 31), new DateOnly(2023, 2, 28), new DateOnly(2023, 3, 31)], TimeStep.Month);
        AssertColumn([0, 0, 1], EventColumn.Of(new EventSpec { Name = "a", Start = "2023-03-10" }, axis));
    }

    [Fact]
    public void Of_DailyAndNumberedRows_CountRows()
    {
        AssertColumn([0, 1, 1, 0], EventColumn.Of(new EventSpec { Name = "a", Start = "2023-03-02", End = "2023-03-03" }, TimeAxis.FromDates(new DateOnly(2023, 3, 1), TimeStep.Day, 4)));
        AssertColumn([0, 0, 1, 1], EventColumn.Of(new EventSpec { Name = "a", Start = "12", Shape = EventShape.Step }, TimeAxis.FromIndex(10, 4)));
    }

    [Theory]
    [InlineData("2022-12-31", -1)]
    [InlineData("2023-01-01", -1)]
    [InlineData("2022-12-25", -2)]
    [InlineData("2023-01-08", 0)]
    [InlineData("2023-02-20", 7)]
    public void TryLocate_WeeklyDates_IsTheRowThatHoldsTheDay(string date, int expected)
    {
        Assert.True(Weeks.TryLocate(date, out var row));
        Assert.Equal(expected, row);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("02/01/2023")]
    [InlineData("")]
    public void TryLocate_NoIsoDate_IsFalse(string label) => Assert.False(Weeks.TryLocate(label, out _));

    [Fact]
    public void TryLocate_NumberedPeriods_NeedsAWholeNumber()
    {
        Assert.True(TimeAxis.FromIndex(10, 3).TryLocate("9", out var row));
        Assert.Equal(-1, row);
        Assert.False(TimeAxis.FromIndex(10, 3).TryLocate("2023-01-02", out _));
    }

    static void AssertColumn(double[] expected, double[] column)
    {
        for (var t = 0; t < column.Length; t++)
            Assert.Equal(t < expected.Length ? expected[t] : 0, column[t], 1e-15);
    }
}
