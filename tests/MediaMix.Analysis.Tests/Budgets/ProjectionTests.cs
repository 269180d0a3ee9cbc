using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests;

public class ProjectionTests
{
    [Fact]
    public void Nearest_OntoTheSimplex_IsTheKnownPoint()
    {
        var set = new Polytope([0, 0, 0], [9, 9, 9], [new LinearRow([0, 1, 2], [1, 1, 1], 1, IsEquality: true, -1)]);
        var point = new double[3];

        var violation = new Projection(set).Nearest([0.9, 0.6, -0.4], [1, 1, 1], point);

        // The two positive parts lose a quarter each.
        Assert.Equal([0.65, 0.35, 0], point.Select(static x => Math.Round(x, 9)));
        Assert.InRange(violation, 0, 1e-10);
    }

    [Fact]
    public void Nearest_RandomSets_SatisfiesTheOptimalityConditions()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var rng = Rng.Create(seed, 0, 0, 900);
            var (set, target, metric) = Random(ref rng, 3 + (int)(seed % 40), 1 + (int)(seed % 7));
            var (projection, point, prices) = (new Projection(set), new double[set.Count], new double[set.Count]);

            Assert.InRange(projection.Nearest(target, metric, point), 0, 1e-9);

            set.Prices(projection.Multipliers, prices);
            for (var v = 0; v < set.Count; v++)
            {
                var pull = metric[v] * (target[v] - point[v]) - prices[v];
                Assert.Equal(Math.Clamp(target[v] - prices[v] / metric[v], set.Lower[v], set.Upper[v]), point[v], 1e-9);
                Assert.True(point[v] < set.Upper[v] || pull >= -1e-6);
            }
            for (var r = 0; r < set.Rows.Count; r++)
            {
                var multiplier = projection.Multipliers[r];
                Assert.True(set.Rows[r].IsEquality || multiplier >= 0);
                Assert.True(set.Rows[r].IsEquality || multiplier <= 1e-5 || set.Rows[r].Bound - set.Rows[r].Of(point) <= 1e-6 * set.Scale);
            }
        }
    }

    [Fact]
    public void Nearest_EmptySet_IsTold()
    {
        var set = new Polytope([0, 0], [1, 1], [new LinearRow([0, 1], [1, 1], 3, IsEquality: true, -1)]);

        Assert.InRange(new Projection(set).Nearest([0, 0], [1, 1], new double[2]), 0.1, 1);
    }

    /// <summary>Rows through a point inside the bounds, so that the set is not empty.</summary>
    static (Polytope Set, double[] Target, double[] Metric) Random(ref Rng rng, int count, int rows)
    {
        var (lower, upper, inside, target, metric) = (new double[count], new double[count], new double[count], new double[count], new double[count]);
        for (var v = 0; v < count; v++)
        {
            (lower[v], upper[v]) = (rng.NextDouble(), 1 + 5 * rng.NextDouble());
            inside[v] = lower[v] + (upper[v] - lower[v]) * rng.NextDouble();
            (target[v], metric[v]) = (8 * rng.NextNormal(), Math.Exp(2 * rng.NextNormal()));
        }
        var list = new List<LinearRow>();
        for (var r = 0; r < rows; r++)
        {
            var index = Enumerable.Range(0, count).Where(v => (v + r) % (1 + r) == 0).ToArray();
            var coefficients = new double[index.Length];
            for (var k = 0; k < index.Length; k++)
                coefficients[k] = r == 0 ? 1 : 0.2 + rng.NextDouble();
            var row = new LinearRow(index, coefficients, 0, IsEquality: r == 0, r);
            list.Add(row with { Bound = row.Of(inside) + (r == 0 ? 0 : 0.3 * rng.NextDouble()) });
        }
        return (new Polytope(lower, upper, list), target, metric);
    }
}
