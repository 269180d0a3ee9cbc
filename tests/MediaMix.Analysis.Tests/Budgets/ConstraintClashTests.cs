namespace MediaMix.Analysis.Tests;

public class ConstraintClashTests
{
    static readonly string[] Statements = ["budget", "a at least 3", "b at most 4", "b and c at least 8", "c at most 9"];

    /// <summary>a + b + c = 10, a ≥ 3, b ≤ 4, b + c ≥ least, c ≤ 9.</summary>
    static Polytope Set(double least) => new(
        [3, 0, 0], [100, 4, 9],
        [new LinearRow([0, 1, 2], [1, 1, 1], 10, true, 0), new LinearRow([1, 2], [-1, -1], -least, false, 3)])
    {
        Statements = Statements,
        LowerSource = [1, -1, -1],
        UpperSource = [-1, 2, 4],
    };

    [Fact]
    public void Find_SetWithPoints_IsNoClash() => Assert.Empty(ConstraintClash.Find(Set(7), [0, 0, 0], [100, 100, 100]));

    [Fact]
    public void Find_ThreeStatementsClash_AreTheThree() =>
        Assert.Equal([0, 1, 3], ConstraintClash.Find(Set(8), [0, 0, 0], [100, 100, 100]));

    [Fact]
    public void Find_CrossedBounds_AreTheTwo()
    {
        var set = new Polytope([5], [4], []) { Statements = ["at least 5", "at most 4", "else"], LowerSource = [0], UpperSource = [1] };

        Assert.Equal([0, 1], ConstraintClash.Find(set, [0], [100]));
    }
}
