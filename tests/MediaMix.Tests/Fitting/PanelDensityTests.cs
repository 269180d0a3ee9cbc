using MediaMix.Inference;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>The density of a panel, raw and as it is sampled.</summary>
public class PanelDensityTests
{
    public static TheoryData<string> Models => [.. SmallPanel.Models.Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_RawGradient_MatchesCentralDifferences(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());
        AssertGradient(model.CreateDensity(), point => Raw(model, point));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_SampledGradient_MatchesCentralDifferences(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());
        foreach (var collapse in new[] { true, false })
        {
            AssertGradient(new SamplingDensity(model, collapse), point =>
            {
                var rng = Rng.Create(17, 0, point, 50);
                var position = new double[new SamplingDensity(model, collapse).Dimension];
                new DispersedStarts(model, collapse).Write(0, 0, ref rng, position);
                return position;
            });
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Recover_WithoutCollapse_IsTheRawPointUpToTheShears(string name)
    {
        // The shears have Jacobian Π sd^n alone: what the sampled density is beyond the raw one.
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());
        var (density, raw) = (new SamplingDensity(model, collapse: false), model.CreateDensity());
        for (var point = 0; point < 5; point++)
        {
            var from = Raw(model, point);
            var (position, full) = (new double[density.Dimension], new double[density.FullDimension]);
            density.FromRaw(from, position);
            var sampled = density.Evaluate(position, new double[position.Length]);
            var rng = Rng.Create(1, 0, 0, 50);
            density.Recover(position, ref rng, full);
            for (var i = 0; i < full.Length; i++)
                Assert.Equal(from[i], full[i], 1e-11 * Math.Max(1, Math.Abs(from[i])));
            // Pooled returns are in their own coordinates already.
            var jacobian = density.Hierarchies.Where(static h => h.MeanCoordinate is null).Sum(h => -h.Members.Count * position[h.LogSdCoordinate]);
            var expected = raw.Evaluate(from, new double[from.Length]) + jacobian;
            Assert.Equal(expected, sampled, 1e-11 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Theory]
    [InlineData("pooled by default")]
    [InlineData("transforms of their own")]
    [InlineData("marginal returns")]
    public void Evaluate_SeveralThreads_HasTheBitsOfOne(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Large());
        var (alone, rng) = (new SamplingDensity(model, collapse: true), Rng.Create(19, 0, 0, 52));
        var position = new double[alone.Dimension];
        new DispersedStarts(model, true).Write(0, 0, ref rng, position);
        var expected = new double[position.Length];
        var density = alone.Evaluate(position, expected);
        Assert.True(double.IsFinite(density));
        foreach (var degree in new[] { 2, 3 })
        {
            using var together = new SamplingDensity(model, collapse: true, degree);
            var gradient = new double[position.Length];
            for (var repeat = 0; repeat < 20; repeat++)
            {
                Assert.Equal(density, together.Evaluate(position, gradient));
                Assert.Equal(expected, gradient);
            }
        }
    }

    [Fact]
    public void Evaluate_LargePanel_IsWorkedOnInBlocks()
    {
        // What the test of threads relies on.
        var model = BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Large());
        Assert.True(new GeoBlocks(model.Panel.Rows, MediaWorkspace.OperationsPerCell(model.Media) + model.Collapse(true).OperationsPerCell).Count > 1);
    }

    static double[] Raw(BoundModel model, int point)
    {
        var rng = Rng.Create(18, 0, point, 51);
        var values = Padding.Allocate(model.Sampled.Count);
        for (var i = 0; i < model.Sampled.Count; i++)
            values[i] = model.Sampled[i].Prior.Quantile(0.2 + 0.6 * rng.NextDouble());
        var raw = Padding.Allocate(model.Sampled.Count);
        model.Space.Unconstrain(values, raw);
        return raw[..model.Sampled.Count];
    }

    static void AssertGradient(ILogDensity density, Func<int, double[]> at)
    {
        var (gradient, scratch) = (new double[density.Dimension], new double[density.Dimension]);
        for (var point = 0; point < 4; point++)
        {
            var position = at(point);
            Assert.True(double.IsFinite(density.Evaluate(position, gradient)));
            var scale = Math.Max(1, gradient.Max(Math.Abs));
            for (var i = 0; i < position.Length; i++)
                Assert.InRange(Math.Abs(gradient[i] - Difference(i)), 0, 3e-7 * scale);

            double Difference(int i)
            {
                const double h = 2e-4;
                return (4 * ((At(h / 2) - At(-h / 2)) / h) - (At(h) - At(-h)) / (2 * h)) / 3;

                double At(double step)
                {
                    var moved = (double[])position.Clone();
                    moved[i] += step;
                    return density.Evaluate(moved, scratch);
                }
            }
        }
    }
}
