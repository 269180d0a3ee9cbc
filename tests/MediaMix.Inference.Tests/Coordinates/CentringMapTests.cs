namespace MediaMix.Inference.Tests.Coordinates;

public class CentringMapTests
{
    static readonly NormalHierarchy Pair = new() { Members = [0, 1], MeanCoordinate = 2, LogSdCoordinate = 3 };

    [Fact]
    public void Forward_FullyCentred_IsTheIdentityToTheBit()
    {
        var map = CentringMap.Uniform(SampleMaps.Dimension, SampleMaps.Nested, 1);
        var (q, x) = (SampleMaps.Point(1), new double[SampleMaps.Dimension]);

        Assert.True(map.IsIdentity);
        Assert.False(SampleMaps.Centring.IsIdentity);
        Assert.Equal(0, map.Forward(q, x, new double[map.WorkspaceLength]));
        Assert.Equal(q, x);
    }

    [Theory]
    [InlineData(0, 0.7 + 3 * 0.5, 0.7 - 3 * 2)] // μ + τη
    [InlineData(1, 0.5, -2)]
    public void Forward_AtTheEnds_IsTheTextbookForm(double centring, double first, double second)
    {
        var map = CentringMap.Uniform(4, [Pair], centring);
        var x = new double[4];
        var logJacobian = map.Forward([0.5, -2, 0.7, Math.Log(3)], x, new double[map.WorkspaceLength]);

        Assert.Equal(first, x[0], 1e-14);
        Assert.Equal(second, x[1], 1e-14);
        Assert.Equal(2 * (1 - centring) * Math.Log(3), logJacobian, 1e-14);
    }

    [Fact]
    public void Inverse_InBetween_IsTheDefinition()
    {
        // η = λμ + τ^(λ − 1)(x − μ) with λ = ½, τ = 4, μ = 2, x = 5 and 1.
        var q = new double[4];
        CentringMap.Uniform(4, [Pair], 0.5).Inverse([5, 1, 2, Math.Log(4)], q, new double[2]);

        Assert.Equal(2.5, q[0], 1e-14);
        Assert.Equal(0.5, q[1], 1e-14);
    }

    [Fact]
    public void Pullback_OfTheNonCentredEightSchools_IsTheirGradient()
    {
        // Two densities written independently of the map.
        double[] y = [28, 8, -3, 7, -1, 1, 18, 12];
        double[] sd = [15, 10, 16, 11, 9, 11, 10, 18];
        var hierarchy = new NormalHierarchy { Members = [0, 1, 2, 3, 4, 5, 6, 7], MeanCoordinate = 8, LogSdCoordinate = 9 };
        var mapped = new MappedDensity(new Posteriordb.EightSchoolsCentred(y, sd), CentringMap.Uniform(10, [hierarchy], 0));
        var direct = new Posteriordb.EightSchoolsNonCentred(y, sd);
        for (var seed = 1; seed <= 5; seed++)
        {
            var q = SampleMaps.Point(seed);
            var (expected, actual) = (new double[10], new double[10]);
            Assert.Equal(direct.Evaluate(q, expected), mapped.Evaluate(q, actual), 1e-11);
            Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        }
    }

    [Fact]
    public void Create_HierarchiesThatMakeNoSense_AreRefused()
    {
        static void Refuses(params NormalHierarchy[] hierarchies) =>
            Assert.Throws<ArgumentException>(() => CentringMap.Uniform(4, hierarchies, 0.5));

        Refuses(Pair with { Members = [] });
        Refuses(Pair with { Members = [0, 0] });
        Refuses(Pair with { Members = [0, 4] });
        Refuses(Pair with { LogSdCoordinate = -1 });
        Refuses(Pair with { LogSdCoordinate = 2 });
        Refuses(Pair with { MeanCoordinate = null, ConstantMean = double.NaN });
        Refuses(Pair with { Members = [0, 2] });
        Refuses(Pair, new NormalHierarchy { Members = [2, 3], LogSdCoordinate = 0 });
    }

    [Fact]
    public void Create_CentringThatDoesNotFit_IsRefused()
    {
        Assert.Throws<ArgumentException>(static () => new CentringMap(4, [Pair], []));
        Assert.Throws<ArgumentException>(static () => new CentringMap(4, [Pair], [[0.5]]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CentringMap(4, [Pair], [[0.5, 1.1]]));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new CentringMap(4, [Pair], [[0.5, double.NaN]]));
    }
}
