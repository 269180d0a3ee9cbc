using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>The arrow against the same columns written out, and against the dense covariance, at ordinary and at extreme scales.</summary>
public class ArrowBlockTests
{
    public static TheoryData<string> Shapes => [.. ArrowCase.Shapes.Select(static shape => shape.Name)];

    /// <summary>Exponents of sds and noise sds.</summary>
    public static TheoryData<string, double, double, double, double> Scales => new()
    {
        { "ordinary", -1, 1, -1, 0 },
        { "tiny sds", -8, -4, -1, 0 },
        { "large sds", 2, 8, -2, 0 },
        { "tiny noise", -1, 1, -4, -2 },
        { "geos of very different noise", -1, 1, -4, 4 },
        { "everything at once", -8, 8, -4, 4 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Evaluate_OrdinaryScales_IsTheBlockOverFullRows(string name)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var world = new ArrowWorld(Shape(name), seed);
            var adjoint = world.Rest();
            var density = world.Block.Evaluate(adjoint, world.Work);
            var expected = world.Gram();

            Agreement.Within(1e-11, expected.Density, density, 1);
            Close(expected.Adjoint, adjoint);
            Close(expected.Work.MeanAdjoint, world.Work.MeanAdjoint);
            Close(expected.Work.LogSdAdjoint, world.Work.LogSdAdjoint);
            Close(expected.Work.LogVarianceAdjoint, world.Work.LogVarianceAdjoint);
        }

        // Where the coefficients fit every cell, little but rounding is left of terms of size one.
        static void Close(double[] expected, double[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (var i = 0; i < expected.Length; i++)
                Agreement.Within(1e-11, expected[i], actual[i], Math.Max(1, expected.Max(Math.Abs)));
        }
    }

    [Theory]
    [MemberData(nameof(Scales))]
    public void Evaluate_ExtremeScales_IsTheDenseMarginal(string name, double sdFrom, double sdTo, double noiseFrom, double noiseTo)
    {
        foreach (var shape in ArrowCase.Shapes)
        {
            for (var seed = 0; seed < 3; seed++)
            {
                var world = new ArrowWorld(shape with { SdFrom = sdFrom, SdTo = sdTo, NoiseFrom = noiseFrom, NoiseTo = noiseTo }, seed);
                var (expected, found) = (world.Dense().High, world.Evaluate());
                var limit = 1e-11 * Math.Max(1, Math.Abs(expected)) + world.Rounding();
                Assert.True(Math.Abs(found - expected) <= limit, $"{name}, {shape}, seed {seed}: expected {expected:R}, found {found:R}, off by {Math.Abs(found - expected):E1}, allowed {limit:E1}.");
            }
        }
    }

    [Theory]
    [InlineData(-1, 1, -1, 0)]
    [InlineData(-8, -4, -1, 0)]
    [InlineData(-1, 1, -4, -3)]
    [InlineData(2, 3, -1, 0)]
    [InlineData(-6, 2, -2, 0)]
    [InlineData(-1, 1, -4, 4)]
    [InlineData(-8, 1, -4, 4)]
    [InlineData(-4, 6, 0, 4)]
    public void Evaluate_Derivatives_AreThoseOfTheDenseMarginal(double sdFrom, double sdTo, double noiseFrom, double noiseTo)
    {
        foreach (var shape in Small())
        {
            var world = new ArrowWorld(shape with { SdFrom = sdFrom, SdTo = sdTo, NoiseFrom = noiseFrom, NoiseTo = noiseTo }, 1);
            world.Evaluate();
            for (var k = 0; k < world.Count; k++)
            {
                Agreement.Within(1e-7, DenseMarginal.Derivative(h => world.Dense((m, _, _) => m[k] += h)), world.Work.MeanAdjoint[k], 1);
                Agreement.Within(1e-7, DenseMarginal.Derivative(h => world.Dense((_, s, _) => s[k] *= Math.Exp(h))), world.Work.LogSdAdjoint[k], 1);
            }
            for (var g = 0; g < world.Block.Groups; g++)
                Agreement.Within(1e-7, DenseMarginal.Derivative(h => world.Dense((_, _, r) => r[g] *= Math.Exp(h))), world.Work.LogVarianceAdjoint[g], 1);
        }
    }

    [Fact]
    public void Evaluate_OutcomeAdjoint_IsThatOfTheDenseMarginal()
    {
        foreach (var shape in Small())
        {
            var world = new ArrowWorld(shape, 3);
            var adjoint = world.OutcomeAdjoint();
            for (var t = 0; t < adjoint.Length; t++)
            {
                var expected = world.RootWeights[t] == 0 ? 0 : DenseMarginal.Derivative(h => world.Dense(row: t, step: h));
                Agreement.Within(1e-7, expected, adjoint[t], 1);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Evaluate_TwoEqualColumnsAndTinyNoise_IsTheDenseMarginal(bool isShared)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            // A factor of the matrix alone is off by up to 1e-2 here.
            var shape = new ArrowCase("twins", 4, 13) { HasTwins = true, NoiseFrom = -7, NoiseTo = -3 };
            var world = new ArrowWorld(isShared ? shape : shape with { Own = 0, Repeated = 0 }, seed);
            var expected = world.Dense().High;
            var (found, gram) = (world.Evaluate(), world.Gram());

            Agreement.Within(1e-11 + world.Rounding() / Math.Max(1, Math.Abs(expected)), expected, found, 1);
            Agreement.Within(1e-8, gram.Density, found, 1);
            Agreement.Within(1e-6, gram.Work.LogSdAdjoint, world.Work.LogSdAdjoint);
        }
    }

    [Theory]
    [InlineData("gaps")]
    [InlineData("weights")]
    public void Recover_Draws_HaveTheExactConditionalMeanAndCovariance(string name)
    {
        var world = new ArrowWorld(Shape(name), 1);
        world.Evaluate();
        ConditionalMoments.AssertDraws(world.Conditional(), draws: 20_000, (ref rng, z) => world.Block.Recover(world.Work, ref rng, z));
    }

    [Fact]
    public void Recover_AfterTheFactorFromRows_HasTheConditionalMean()
    {
        const int draws = 5_000;
        var world = new ArrowWorld(new ArrowCase("twins", 4, 13) { HasTwins = true, NoiseFrom = -4, NoiseTo = -3 }, 2);
        world.Evaluate();
        var (mean, covariance) = world.Conditional();
        var (sum, z) = (new double[world.Count], new double[world.Count]);
        for (var d = 0; d < draws; d++)
        {
            var rng = MediaMix.Numerics.Rng.Create(5, 0, d, 50);
            world.Block.Recover(world.Work, ref rng, z);
            for (var i = 0; i < z.Length; i++)
                sum[i] += z[i];
        }
        for (var i = 0; i < z.Length; i++)
            Assert.InRange((sum[i] / draws - mean[i]) / Math.Sqrt(covariance[i, i] / draws), -5, 5);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Evaluate_AfterAnOverflow_IsAsBefore(string name)
    {
        var world = new ArrowWorld(Shape(name), 2);
        var before = world.Evaluate();
        for (var k = 0; k < world.Count; k++)
        {
            var sd = world.Work.Sds[k];
            world.Work.Sds[k] = 1e300;
            world.Evaluate();
            world.Work.Sds[k] = sd;
            Assert.Equal(before, world.Evaluate());
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-7)]
    public void Evaluate_Repeatedly_AllocatesNothing(double noise)
    {
        var world = new ArrowWorld(new ArrowCase("twins", 4, 13) { HasTwins = true, NoiseFrom = noise, NoiseTo = noise }, 2);
        var rest = world.Rest();
        world.Block.Evaluate(rest, world.Work);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            world.Block.Evaluate(rest, world.Work);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-7)]
    public void Evaluate_AnyDegree_HasTheSameBits(double noise)
    {
        var shape = new ArrowCase("blocks", 11, 13) { HasTwins = noise < -5, NoiseFrom = noise, NoiseTo = noise, Root = static (g, t) => g == t ? 0 : 1 };
        var results = new List<double[]>();
        foreach (var degree in (int[])[1, 2, 3])
        {
            using var blocks = new GeoBlocks(new PanelRows(11, 13), 20_000, degree);
            Assert.True(blocks.Count > 3);
            var world = new ArrowWorld(shape, 4, blocks);
            var rest = world.Rest();
            for (var i = 0; i < 50; i++)
            {
                rest = world.Rest();
                world.Block.Evaluate(rest, world.Work);
            }
            var rng = MediaMix.Numerics.Rng.Create(6, 0, 0, 50);
            var z = new double[world.Count];
            var density = world.Evaluate();
            world.Block.Recover(world.Work, ref rng, z);
            results.Add([density, .. rest, .. world.Work.MeanAdjoint, .. world.Work.LogSdAdjoint, .. world.Work.LogVarianceAdjoint, .. z]);
            Agreement.Within(1e-8, new ArrowWorld(shape, 4).Evaluate(), density, 1);
        }
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    [Fact]
    public void Construct_RowsThatDoNotFit_Throws()
    {
        var rows = new PanelRows(2, 8);
        Assert.Throws<ArgumentException>(() => new ArrowBlock(rows, new double[8], new double[16], []));
        Assert.Throws<ArgumentException>(() => new ArrowBlock(rows, new double[16], new double[8], []));
        Assert.Throws<ArgumentException>(() => new ArrowBlock(rows, new double[16], new double[16], [DesignColumn.OfOne(rows, 2, new double[8])]));
        Assert.Throws<ArgumentException>(() => new ArrowBlock(rows, new double[16], new double[16], [DesignColumn.OfAll(new PanelRows(3, 8), new double[24])]));
    }

    static ArrowCase Shape(string name) => ArrowCase.Shapes.Single(shape => shape.Name == name);

    /// <summary>Few enough cells for differences of the dense density.</summary>
    static ArrowCase[] Small() =>
    [
        new("gaps", 3, 7) { Local = static g => g, Own = 2, Repeated = 3, Root = static (g, t) => g == t ? 0 : 1 },
        new("weights", 3, 6) { Local = static g => 2 - g, Own = 1, Repeated = 4, Root = static (g, t) => g == t ? 0 : 0.5 + (g + t) % 3 },
        new("one variance", 3, 6) { Local = static _ => 2, Own = 1, Repeated = 3, SharesVariance = true },
    ];
}
