namespace MediaMix.Data.Tests;

/// <summary>Files of what a media plan must keep.</summary>
public class ConstraintFileReaderTests
{
    static readonly ModelSpec Model = new()
    {
        Outcome = "sales",
        Channels = [new ChannelSpec { Name = "tv", Spend = "tv" }, new ChannelSpec { Name = "radio", Spend = "radio" }, new ChannelSpec { Name = "email", Exposure = "mails" }],
        Groups = [new ChannelGroup { Name = "loud", Channels = ["tv", "radio"] }],
    };

    static readonly TimeAxis Periods = TimeAxis.FromDates(new DateOnly(2025, 1, 6), TimeStep.Week, 8);

    static IReadOnlyList<SpendLimit> Read(string text) => ConstraintFileReader.Read(text, "limits.yaml", Model, Periods);

    [Fact]
    public void Read_EveryKey_IsWhatTheFileSays()
    {
        var limits = Read("""
            limits:
              - { name: contract, channels: [tv], least: 100, most: 300 }
              - { group: loud, each: period, most: 60% }
              - { geos: [north], from: 2025-01-13, to: 2025-01-27, exactly: 7 }
            """);

        Assert.Equal(3, limits.Count);
        Assert.Equal(("contract", 100.0, 300.0, false), (limits[0].Statement, limits[0].Least!.Value, limits[0].Most!.Value, limits[0].IsRelative));
        Assert.Equal(["tv"], limits[0].Channels!);
        Assert.Equal(["tv", "radio"], limits[1].Channels!);
        Assert.Equal((null, 0.6, true, true), (limits[1].Least, limits[1].Most!.Value, limits[1].IsRelative, limits[1].IsPerPeriod));
        Assert.Equal((1, (int?)3, 7.0, 7.0), (limits[2].From, limits[2].To, limits[2].Least!.Value, limits[2].Most!.Value));
        Assert.Equal(["north"], limits[2].Geos!);
        Assert.Equal("limit 3 (line 4)", limits[2].Statement);
    }

    [Fact]
    public void Read_MoneyAndShareTogether_AreTwoLimits() =>
        Assert.Equal([(100.0, null, false), (null, (double?)1.2, true)], Read("limits: [ { channels: tv, least: 100, most: 120% } ]").Select(static l => (l.Least, l.Most, l.IsRelative)));

    [Fact]
    public void Read_Within_HoldsForEveryPaidChannel() =>
        Assert.Equal([("tv", 0.7, 1.3), ("radio", 0.7, 1.3)], Read("within: 30%").Select(static l => (l.Channels![0], Math.Round(l.Least!.Value, 9), l.Most!.Value)));

    [Fact]
    public void Read_Fixed_IsAsMuchAsBefore() =>
        Assert.Equal([("radio fixed", 1.0, 1.0, true)], Read("fixed: [radio]").Select(static l => (l.Statement, l.Least!.Value, l.Most!.Value, l.IsRelative)));

    [Theory]
    [InlineData("1.5M", 1_500_000, false)]
    [InlineData("1500k", 1_500_000, false)]
    [InlineData("2 bn", 2e9, false)]
    [InlineData("4.50B", 4.5e9, false)]
    [InlineData("1e3", 1000, false)]
    [InlineData("80%", 0.8, true)]
    public void Amount_AsPeopleWriteIt_IsRead(string text, double value, bool isShare) => Assert.Equal((value, isShare), ConstraintFileReader.Amount(text));

    [Theory]
    [InlineData("-3")]
    [InlineData("M")]
    [InlineData("1,5M")]
    [InlineData("1.5MM")]
    [InlineData("5k%")]
    [InlineData("1e308M")]
    public void Amount_AnythingElse_IsNone(string text) => Assert.Null(ConstraintFileReader.Amount(text));

    [Theory]
    [InlineData("within: 30", "within: a percentage is expected")]
    [InlineData("fixed: [tw]", "Did you mean tv?")]
    [InlineData("limits: [ { channels: tv } ]", "neither least, most nor exactly is stated")]
    [InlineData("limits: [ { channels: tv, most: much } ]", "where an amount of money such as 50000 or 1.5M, or a percentage")]
    [InlineData("limits: [ { channels: tv, most: -1 } ]", "-1 is negative.")]
    [InlineData("limits: [ { channels: tv, least: 5, most: 2 } ]", "the least is more than the most")]
    [InlineData("limits: [ { channels: tv, group: loud, most: 1 } ]", "channels and group are both stated")]
    [InlineData("limits: [ { group: lout, most: 1 } ]", "Did you mean loud?")]
    [InlineData("limits: [ { most: 1, to: 2025-03-03 } ]", "The plan goes from 2025-01-06 to 2025-02-24.")]
    [InlineData("limits: [ { most: 1, each: week } ]", "It is one of period.")]
    [InlineData("limit: []", "Did you mean limits?")]
    public void Read_WhatIsNoConstraint_IsRefused(string text, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidInputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralFaults_AreAllTold() =>
        Assert.Equal([1, 3, 4], Assert.Throws<InvalidInputException>(() => Read("fixed: [tw]\nlimits:\n  - { channels: tv }\n  - { most: x }\n")).Faults.Select(static f => f.Where!.Line!.Value).Distinct());
}
