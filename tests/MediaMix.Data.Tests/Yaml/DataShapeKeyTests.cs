namespace MediaMix.Data.Tests;

/// <summary>The keys of <c>data</c> that say how rows make a panel.</summary>
public class DataShapeKeyTests
{
    static DataSpec Read(string keys) => ModelText.Read(ModelText.Minimal.Replace("  date: week\n", $"  date: week\n{keys}", StringComparison.Ordinal)).Data;

    static Fault Fault(string keys) => Assert.Single(ModelText.Faults(ModelText.Minimal.Replace("  date: week\n", $"  date: week\n{keys}", StringComparison.Ordinal)));

    [Fact]
    public void Read_Geo_IsAColumnOrTwo()
    {
        Assert.Equal(["region"], Read("  geo: region\n").Geo);
        Assert.Equal(["region", "product"], Read("  geo: [region, product]\n").Geo);
    }

    [Theory]
    [InlineData("  geo: []\n")]
    [InlineData("  geo: [a, b, c]\n")]
    public void Read_NoGeoOrThree_IsAFault(string keys) => Assert.Contains("geo: [region, product]", Fault(keys).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Read_Holdout_TakesFourForms()
    {
        Assert.Equal(new LastPeriodsHeldOut(12), Read("  holdout: last 12\n").Holdout);
        Assert.Equal(new DatesHeldOut(["2024-05-06", "7"]), Read("  holdout: { dates: [2024-05-06, 7] }\n").Holdout);
        Assert.Equal(new SpanHeldOut(new PeriodSpan("2024-05-06", "2024-06-03")), Read("  holdout: { from: 2024-05-06, to: 2024-06-03 }\n").Holdout);
        Assert.Equal(new ColumnHeldOut("is_test"), Read("  holdout: { column: is_test }\n").Holdout);
    }

    [Theory]
    [InlineData("  holdout: 12\n", "found \"12\"")]
    [InlineData("  holdout: last 0\n", "found \"last 0\"")]
    [InlineData("  holdout: [2024-05-06]\n", "found a list")]
    [InlineData("  holdout: { from: 2024-05-06 }\n", "exactly one of")]
    [InlineData("  holdout: { column: is_test, from: 2024-05-06, to: 2024-06-03 }\n", "exactly one of")]
    [InlineData("  holdout: { dates: [] }\n", "exactly one of")]
    public void Read_UnclearHoldout_ShowsTheForms(string keys, string expected)
    {
        var fault = Fault(keys);

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("Write last 12;", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Aggregate_StartsOnMondayUnlessStated()
    {
        Assert.Equal(DayOfWeek.Monday, Read("  aggregate: week\n").WeekStart);
        Assert.Equal(DayOfWeek.Sunday, Read("  aggregate: week\n  week_starts: sunday\n").WeekStart);
        Assert.Null(Read("").WeekStart);
    }

    [Theory]
    [InlineData("  aggregate: month\n", "found \"month\"", "week")]
    [InlineData("  week_starts: sunday\n", "days are not added up", "aggregate: week")]
    [InlineData("  aggregate: week\n  week_starts: sonday\n", "found \"sonday\"", "Did you mean sunday?")]
    [InlineData("  layout: long\n", "found \"long\"", "layout: { channel: channel")]
    [InlineData("  layout: { channel: medium }\n", "no column of numbers", "spend, exposure, reach and frequency")]
    [InlineData("  layout: { channel: medium, spend: medium }\n", "\"medium\" is named twice", "once")]
    [InlineData("  layout: { channel: medium, spent: cost, spend: c }\n", "unknown key \"spent\"", "Did you mean spend?")]
    [InlineData("  geos: region\n", "unknown key \"geos\"", "Did you mean geo?")]
    [InlineData("  populaton: p\n", "unknown key \"populaton\"", "Did you mean population?")]
    public void Read_WrongKey_IsAFaultWithRemedy(string keys, string message, string remedy)
    {
        var fault = Fault(keys);

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.Equal("model.yaml", fault.Where!.File);
    }
}
