using MediaMix.Inference.Tests.Nuts;

namespace MediaMix.Inference.Tests.Coordinates;

public class MappedDensityTests
{
    const double Step = 1e-5;

    public static TheoryData<string> Names => SampleMaps.Names;

    static GaussianDensity Inner() => new([.. SampleMaps.Point(31)], [.. SampleMaps.Point(32).Select(static v => 1 + Math.Abs(v))]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_Gradient_AgreesWithDifferences(string name)
    {
        var density = new MappedDensity(Inner(), SampleMaps.Of(name));
        for (var seed = 1; seed <= 5; seed++)
        {
            var q = SampleMaps.Point(seed);
            var (gradient, unused) = (new double[q.Length], new double[q.Length]);
            density.Evaluate(q, gradient);
            var tolerance = 1e-7 * (1 + gradient.Max(Math.Abs));
            for (var i = 0; i < q.Length; i++)
            {
                var centre = q[i];
                q[i] = centre + Step;
                var up = density.Evaluate(q, unused);
                q[i] = centre - Step;
                var down = density.Evaluate(q, unused);
                q[i] = centre;
                Assert.Equal((up - down) / (2 * Step), gradient[i], tolerance);
            }
        }
    }

    [Fact]
    public void Evaluate_AddsTheLogJacobian()
    {
        var (inner, map) = (Inner(), SampleMaps.Centring);
        var density = new MappedDensity(inner, map);
        var (q, x, gradient) = (SampleMaps.Point(1), new double[SampleMaps.Dimension], new double[SampleMaps.Dimension]);
        density.ToDensity(q, x);
        var expected = inner.Evaluate(x, gradient) + map.Forward(q, x, new double[map.WorkspaceLength]);

        Assert.Equal(expected, density.Evaluate(q, gradient));
    }

    [Fact]
    public void Evaluate_WhereTheMapOverflows_IsImpossibleAndDoesNotAskTheDensity()
    {
        var inner = Inner();
        var density = new MappedDensity(inner, SampleMaps.Centring);
        var q = SampleMaps.Point(1);
        q[5] = 2000;

        Assert.Equal(double.NegativeInfinity, density.Evaluate(q, new double[q.Length]));
        Assert.Equal(0, inner.Evaluations);
    }

    [Theory]
    [InlineData("centring")]
    [InlineData("four")]
    public void Evaluate_AllocatesNothing(string name)
    {
        var density = new MappedDensity(Inner(), SampleMaps.Of(name));
        var (q, gradient) = (SampleMaps.Point(1), new double[SampleMaps.Dimension]);
        density.Evaluate(q, gradient);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            density.Evaluate(q, gradient);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Create_OtherDimension_IsRefused() =>
        Assert.Throws<ArgumentException>(static () => new MappedDensity(Inner(), new SinhMap(3)));
}
