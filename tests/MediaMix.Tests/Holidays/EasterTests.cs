namespace MediaMix.Tests.Holidays;

/// <summary>Easter against published tables.</summary>
public class EasterTests
{
    // Western and Orthodox (as Gregorian date), U.S. Census Bureau and Orthodox Church in America.
    [Theory]
    [InlineData(1954, "1954-04-18", "1954-04-25")]
    [InlineData(1981, "1981-04-19", "1981-04-26")]
    [InlineData(2000, "2000-04-23", "2000-04-30")]
    [InlineData(2008, "2008-03-23", "2008-04-27")]
    [InlineData(2011, "2011-04-24", "2011-04-24")]
    [InlineData(2019, "2019-04-21", "2019-04-28")]
    [InlineData(2024, "2024-03-31", "2024-05-05")]
    [InlineData(2038, "2038-04-25", "2038-04-25")]
    [InlineData(2049, "2049-04-18", "2049-04-25")]
    public void Sunday_PublishedYears_IsThatDate(int year, string western, string orthodox)
    {
        Assert.Equal(Day(western), Easter.Western(year));
        Assert.Equal(Day(orthodox), Easter.Orthodox(year));
    }

    static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
