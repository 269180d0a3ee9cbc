namespace MediaMix.Analysis.Tests;

public class ReturnCrossingTests
{
    const double Ceiling = 12, Unit = 0.01;

    /// <summary>A channel that saturates at once, and one that does nothing below a threshold: returns fall, rise and fall again with the budget.</summary>
    static readonly HillBlocks Curves = new() { Curves = [[(1, 0.1, 1, 0), (10, 4, 6, 0)]], Periods = 1 };

    static readonly ScenarioObjective Objective = new(Curves, new MeanUtility());

    static readonly double[][] Alone = [.. Enumerable.Range(0, 2).Select(static channel =>
        Enumerable.Range(0, (int)(Ceiling / Unit) + 1).Select(b => Objective.Evaluate(channel == 0 ? [b * Unit, 0] : [0, b * Unit], [])).ToArray())];

    /// <summary>What the best split of every budget of a grid brings.</summary>
    static readonly double[] Best =
    [
        .. Enumerable.Range(0, (int)(Ceiling / Unit) + 1).Select(static b =>
            Enumerable.Range(0, b + 1).Max(i => Alone[0][i] + Alone[1][b - i])),
    ];

    /// <summary>The highest return behind the threshold.</summary>
    static readonly double Hump = Enumerable.Range(300, Best.Length - 300).Max(static b => Best[b] / (b * Unit));

    static SolvedPlan Solve(double budget, SolvedPlan? near)
    {
        var all = PlanSearchTests.Simple(2, budget, budget);
        var set = all with { Rows = [all.Rows[0] with { IsEquality = false }] };
        var (point, certificate) = new PlanSearch(Objective, set).Run(near?.Point ?? [0.5 * budget, 0.5 * budget]);
        return new SolvedPlan(point, certificate, [], set, certificate.Value);
    }

    static double Largest(double roi) => Enumerable.Range(1, Best.Length - 1).Last(b => Best[b] >= roi * b * Unit) * Unit;

    /// <summary>Just below the highest return behind the threshold only a narrow range of budgets returns enough, and below it none until the budget is small.</summary>
    [Theory]
    [InlineData(0.999)]
    [InlineData(0.99)]
    [InlineData(0.9)]
    [InlineData(0.6)]
    public void Find_ReturnsThatRiseAgain_IsTheLargestBudgetOfAGrid(double share)
    {
        var plan = ReturnCrossing.Find(Solve, share * Hump, Ceiling, 1e-3, 1e-5)!;

        Assert.Equal(Largest(share * Hump), plan.Spent, 2 * Unit);
        Assert.True(plan.Utility >= share * Hump * plan.Spent);
    }

    [Fact]
    public void Find_MoreThanTheHumpReturns_IsTheSmallBudgetBeforeIt()
    {
        var roi = 1.05 * Hump;
        var plan = ReturnCrossing.Find(Solve, roi, Ceiling, 1e-3, 1e-5)!;

        Assert.True(Largest(roi) < 1);
        Assert.Equal(Largest(roi), plan.Spent, 2 * Unit);
    }

    [Fact]
    public void Find_ReturnThatNothingHas_IsNull() => Assert.Null(ReturnCrossing.Find(Solve, 11, Ceiling, 1e-3, 1e-5));

    [Fact]
    public void Find_CeilingReturnsEnough_IsTheCeiling() =>
        Assert.Equal(Ceiling, ReturnCrossing.Find(Solve, 0.5 * Best[^1] / Ceiling, Ceiling, 1e-3, 1e-5)!.Spent, 1e-6);
}
