using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>How far a plan leaves what the data have seen, and what geos get.</summary>
public class ReachTextTests
{
    /// <summary>Of 600, tv has 50, 50, 50 and 150 in a week of a geo.</summary>
    [Theory]
    [InlineData(150, 0, VerdictLevel.Trust)]
    [InlineData(91, 59, VerdictLevel.Trust)]
    [InlineData(90, 60, VerdictLevel.Caution)]
    [InlineData(0.25, 299, VerdictLevel.Caution)]
    [InlineData(0, 300, VerdictLevel.DoNotTrust)]
    public void Reach_LargestSpendSoFar_HasItsLevel(double seen, double beyond, VerdictLevel level)
    {
        var plan = SamplePlan.Create(seen: seen);

        Assert.Equal(beyond / 600, plan.UnseenShare, 1e-12);
        Assert.Equal(level, plan.Reach);
        Assert.Equal(level == VerdictLevel.Trust, ReachText.Warning(plan) is null);
    }

    [Fact]
    public void Warning_HalfOfTheMoneyUnseen_SaysHowOftenThePastBudget()
    {
        var plan = SamplePlan.Create(seen: 0, past: 100);

        Assert.Equal(
            "do not trust this plan: 50 % of its money lies above the most that the channel has ever spent in its geo in any week, and there the model only guesses; "
            + "the budget is 6.00 times the 100 of the last 2 weeks. Plan nearer to the past, or hold channels near it (--within, --max) and go up in steps",
            ReachText.Warning(plan));
        Assert.StartsWith("with 600 over the next 2 weeks, 6.00 times the 100 of the last 2 weeks, the new plan", BudgetText.Headline(plan), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_GeoBeyondItsPast_NamesTheFarthest()
    {
        Assert.Contains(
            "in 1 of 2 geos a channel would spend more in a week than the data of that geo have seen, most of all tv in south: 150, 50 % more than it has seen there (100)",
            BudgetText.Warnings(SamplePlan.Create(seen: 100)));
        Assert.Contains(
            "in 2 of 2 geos a channel would spend more in a week than the data of that geo have seen, most of all tv in north, where it never ran",
            BudgetText.Warnings(SamplePlan.Create(seen: 0)));
        Assert.Null(ReachText.Geos(SamplePlan.Create()));
    }

    /// <summary>tv goes from 200 to 300, half as much again: no leap yet. A plan with a limit is one whose reader has thought of it.</summary>
    [Fact]
    public void Warnings_ChannelsThatLeap_AreNamedWhereNobodySetLimits()
    {
        const string Start = "nobody said how far channels may move";
        var plan = SamplePlan.Create();
        Assert.DoesNotContain(BudgetText.Warnings(plan), static w => w.StartsWith(Start, StringComparison.Ordinal));

        var (tv, radio) = (plan.Channels[0], plan.Channels[1]);
        var leap = plan with
        {
            Channels =
            [
                tv with { Allocation = tv.Allocation with { SpendAfter = 310 } },
                radio with { Allocation = radio.Allocation with { SpendAfter = 290 } },
            ],
        };
        Assert.Contains($"{Start}, and the best plan goes far: tv +55 %. Whoever wants to go there in steps asks for the best plan near the old one (--within 30%)", BudgetText.Warnings(leap));

        var limited = leap with { Request = leap.Request with { Limits = [new SpendLimit { Statement = "radio enough", Channels = ["radio"], Least = 1 }] } };
        Assert.DoesNotContain(BudgetText.Warnings(limited), static w => w.StartsWith(Start, StringComparison.Ordinal));
    }

    [Fact]
    public void GeoAllocation_Plan_AddsUp()
    {
        var geos = GeoAllocation.Of(SamplePlan.Create());

        Assert.Equal([("north", 300.0, 300.0), ("south", 300, 300)], geos.Select(static g => (g.Geo, g.SpendBefore, g.SpendAfter)));
        Assert.Equal((100.0, 200.0, 150.0), (geos[1].Channels[0].Before, geos[1].Channels[0].After, geos[1].Channels[0].LargestPlanned));
        Assert.Equal([NumberText.None, "tv +100, radio −100"], geos.Select(static g => GeoSplitText.Moves(g)));
        Assert.Equal(["south"], GeoSplitText.Largest(SamplePlan.Create(), 1).Select(static g => g.Geo));
    }

    [Fact]
    public void IsUnchanged_NothingMoves_IsSaid()
    {
        Assert.True(BudgetText.IsUnchanged(SamplePlan.Unchanged()));
        Assert.False(BudgetText.IsUnchanged(SamplePlan.Create()));
    }
}
