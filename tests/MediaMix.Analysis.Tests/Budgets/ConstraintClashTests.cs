using MediaMix.Numerics;

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
    public void Find_SetWithPoints_IsNoClash() => Assert.Empty(ConstraintClash.Find(Set(7), [0, 0, 0], [100, 100, 100]).Statements);

    [Fact]
    public void Find_ThreeStatementsClash_AreTheThree() =>
        Assert.Equal([0, 1, 3], ConstraintClash.Find(Set(8), [0, 0, 0], [100, 100, 100]).Statements);

    [Fact]
    public void Find_CrossedBounds_AreTheTwo()
    {
        var set = new Polytope([5], [4], []) { Statements = ["at least 5", "at most 4", "else"], LowerSource = [0], UpperSource = [1] };

        Assert.Equal([0, 1], ConstraintClash.Find(set, [0], [100]).Statements);
    }

    /// <summary>Each verdict has something to show for it: a point, or multipliers as of Farkas' lemma, which are checked here and not believed.</summary>
    [Fact]
    public void Find_RandomSets_ProvesTheClashAndThatEveryStatementIsNeeded()
    {
        var (clashes, largest) = (0, 0);
        for (var seed = 0UL; seed < 400; seed++)
        {
            var (set, lower, upper) = Random(seed);
            var clash = ConstraintClash.Find(set, lower, upper);
            if (clash.Statements.Count == 0)
            {
                AssertInside(set, clash.Proof.Point!);
                continue;
            }
            clashes++;
            largest = Math.Max(largest, clash.Statements.Count);
            Assert.True(clash.Proof.IsProven, $"Nothing proves the clash of problem {seed}.");
            AssertEmpty(ConstraintClash.Only(set, lower, upper, [.. clash.Statements]), clash.Proof.Multipliers!);
            foreach (var given in clash.Statements)
            {
                var fewer = ConstraintClash.Only(set, lower, upper, [.. clash.Statements.Where(s => s != given)]);
                AssertInside(fewer, EmptinessProof.Of(fewer).Point!);
            }
        }

        Assert.InRange(clashes, 100, 350);
        Assert.InRange(largest, 4, 8);
    }

    static void AssertInside(Polytope set, double[] point)
    {
        for (var v = 0; v < set.Count; v++)
            Assert.InRange(point[v], set.Lower[v] - 1e-9, set.Upper[v] + 1e-9);
        foreach (var row in set.Rows)
            Assert.True(row.Violation(point) <= 1e-6 * (1 + Math.Abs(row.Bound)));
    }

    /// <summary>Σ μ (a'x − b) is above 0 for all x within the bounds, so some row is broken by each.</summary>
    static void AssertEmpty(Polytope set, double[] multipliers)
    {
        if (Enumerable.Range(0, set.Count).Any(v => set.Lower[v] > set.Upper[v]))
            return;
        var least = 0.0;
        var price = new double[set.Count];
        for (var r = 0; r < set.Rows.Count; r++)
        {
            var row = set.Rows[r];
            Assert.True(row.IsEquality || multipliers[r] >= 0);
            least -= multipliers[r] * row.Bound;
            for (var k = 0; k < row.Index.Length; k++)
                price[row.Index[k]] += multipliers[r] * row.Coefficient[k];
        }
        for (var v = 0; v < set.Count; v++)
            least += Math.Min(price[v] * set.Lower[v], price[v] * set.Upper[v]);
        Assert.True(least > 0);
    }

    /// <summary>A budget, and up to seven statements on sums of some variables or on one.</summary>
    static (Polytope Set, double[] Lower, double[] Upper) Random(ulong seed)
    {
        var rng = Rng.Create(seed, 0, 0, 900);
        var (count, budget) = (3 + (int)(seed % 10), 100.0);
        var (lower, upper) = (new double[count], Enumerable.Repeat(1e5, count).ToArray());
        var (low, high) = ((double[])lower.Clone(), (double[])upper.Clone());
        var (lowSource, highSource) = (Enumerable.Repeat(-1, count).ToArray(), Enumerable.Repeat(-1, count).ToArray());
        var rows = new List<LinearRow> { new([.. Enumerable.Range(0, count)], [.. Enumerable.Repeat(1.0, count)], budget, seed % 2 == 0, 0) };
        var statements = 1 + (int)(seed % 7);
        for (var s = 1; s <= statements; s++)
        {
            var index = new List<int>();
            for (var v = 0; v < count; v++)
            {
                if (rng.NextDouble() < 0.4)
                    index.Add(v);
            }
            var (isLeast, amount) = (rng.NextDouble() < 0.6, budget * rng.NextDouble());
            if (index.Count == 0)
                continue;
            if (index.Count > 1)
                rows.Add(new LinearRow([.. index], [.. index.Select(_ => isLeast ? -1.0 : 1.0)], isLeast ? -amount : amount, false, s));
            else if (isLeast && amount > low[index[0]])
                (low[index[0]], lowSource[index[0]]) = (amount, s);
            else if (!isLeast && amount < high[index[0]])
                (high[index[0]], highSource[index[0]]) = (amount, s);
        }
        var set = new Polytope(low, high, rows) { Statements = [.. Enumerable.Range(0, statements + 1).Select(static s => $"statement {s}")], LowerSource = lowSource, UpperSource = highSource };
        return (set, lower, upper);
    }
}
