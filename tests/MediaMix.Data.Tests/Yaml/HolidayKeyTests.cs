namespace MediaMix.Data.Tests;

/// <summary>The key holidays of a model file.</summary>
public class HolidayKeyTests
{
    [Fact]
    public void Read_AllKeys_GivesTheRecord() => Assert.Equal(
        new HolidaysSpec
        {
            Countries = ["US", "GB"],
            DaysBefore = 2,
            DaysAfter = 1,
            Only = ["Christmas Day"],
            Except = ["Boxing Day"],
            Also = [new DatedHoliday("Black Friday", [new DateOnly(2023, 11, 24), new DateOnly(2024, 11, 29)])],
            Scale = new HalfNormalPrior(0.2),
        },
        Read("""
            { country: [us, GB], window: [-2, 1], only: [Christmas Day], except: [Boxing Day], prior: { scale: half_normal(0.2) },
                also: [ { name: Black Friday, dates: [2024-11-29, 2023-11-24] } ] }
            """));

    [Fact]
    public void Read_ShortForms_AreUnderstood()
    {
        Assert.Equal(new HolidaysSpec { Countries = ["NO"] }, Read("NO"));
        Assert.Equal(new HolidaysSpec { Countries = ["DE"], IsPooled = false, Effect = new NormalPrior(0, 1) }, Read("{ country: DE, pooling: false, prior: { effect: \"normal(0, 1)\" } }"));
        Assert.Null(Read("none"));
    }

    [Theory]
    [InlineData("{ country: Germany }", "no calendar of \"Germany\"")]
    [InlineData("[US, CA]", "a country or a group of keys")]
    [InlineData("{ window: [0, 1] }", "neither a country nor a list of days")]
    [InlineData("{ country: US, window: 1 }", "two numbers of days")]
    [InlineData("{ country: US, window: [1, 1] }", "whole number from -30 to 0")]
    [InlineData("{ country: US, window: [-1, 31] }", "whole number from 0 to 30")]
    [InlineData("{ country: US, prior: { effect: \"normal(0, 1)\" } }", "no prior of their own")]
    [InlineData("{ country: US, pooling: false, prior: { scale: half_normal(1) } }", "no common scale")]
    [InlineData("{ country: US, prior: { scale: \"normal(0, 1)\" } }", "allows values anywhere")]
    [InlineData("{ country: US, windw: [0, 0] }", "windw")]
    [InlineData("{ also: [ { name: x, dates: [] } ] }", "the list is empty")]
    [InlineData("{ also: [ { name: x } ] }", "the key dates is missing")]
    [InlineData("{ also: [ { name: x, dates: [24/11/2023] } ] }", "an ISO date")]
    [InlineData("{ also: [ { name: x, dates: [2023-11-24, 2023-11-24] } ] }", "listed twice")]
    [InlineData("{ also: [ { name: x, dates: [2023-11-24] }, { name: X, dates: [2023-11-25] } ] }", "listed twice")]
    public void Read_Mistake_IsOneFaultInItsLine(string holidays, string expected)
    {
        var fault = ModelText.FaultWith($"baseline:\n  holidays: {holidays}\n");

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(9, fault.Where!.Line);
    }

    static HolidaysSpec? Read(string holidays) => ModelText.Read($"{ModelText.Minimal}baseline:\n  holidays: {holidays}\n").Model.Baseline.Holidays;
}
