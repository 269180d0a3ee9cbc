namespace MediaMix.Numerics.Tests;

public class HillSigmoidKernelTests
{
    const double Midpoint = 1.4, Steepness = 2.3, H = 1e-5;

    public static TheoryData<int> Lengths => [1, 7, 8, 21, 160];

    // e^(bλ) = 2 and e^(b(x−λ)) = 2 or 1: 2/3 − 1/3 and 1/2 − 1/3.
    [Theory]
    [InlineData(1.3862943611198906, 1.0 / 3)]
    [InlineData(0.6931471805599453, 1.0 / 6)]
    [InlineData(0, 0)]
    [InlineData(1e6, 2.0 / 3)]
    public void Forward_KnownFraction_ThatFraction(double x, double expected)
    {
        var (response, sigmoid) = (new double[1], new double[1]);
        HillSigmoidKernel.Forward([x], 0.6931471805599453, 1, response, sigmoid);
        Assert.Equal(expected, response[0], 4e-16);
    }

    /// <summary>f ≈ b·g(0)·x for small x, with 2/9 = g(0): the difference of the two logistic values has no digit of it.</summary>
    [Fact]
    public void Forward_TinyExposure_KeepsItsDigits()
    {
        var (response, sigmoid) = (new double[1], new double[1]);
        HillSigmoidKernel.Forward([1e-30], 0.6931471805599453, 1, response, sigmoid);
        Assert.Equal(2e-30 / 9, response[0], 1e-45);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_AnyLength_CentralDifferences(int length)
    {
        var (x, adjoint, xAdjoint) = (Exposure(length), Adjoint(length), new double[length]);
        var sums = Run(x, adjoint, xAdjoint);
        Assert.Equal((Value(x, Midpoint + H, Steepness, adjoint) - Value(x, Midpoint - H, Steepness, adjoint)) / (2 * H), sums.Midpoint, 5e-9);
        Assert.Equal((Value(x, Midpoint, Steepness + H, adjoint) - Value(x, Midpoint, Steepness - H, adjoint)) / (2 * H), sums.Steepness, 5e-9);
        for (var i = 0; i < length; i++)
        {
            var difference = Value([x[i] + H], Midpoint, Steepness, [adjoint[i]]) - Value([x[i] - H], Midpoint, Steepness, [adjoint[i]]);
            Assert.Equal(difference / (2 * H), xAdjoint[i], 2e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_WithoutExposureAdjointOrInPlace_SameBits(int length)
    {
        var (x, adjoint, xAdjoint) = (Exposure(length), Adjoint(length), new double[length]);
        var full = Run(x, adjoint, xAdjoint);
        Assert.Equal(full, Run(x, adjoint, []));
        Assert.Equal(full, Run(x, adjoint, adjoint));
        Assert.Equal(xAdjoint, adjoint);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_ZerosAppended_SameBits(int length)
    {
        var (x, adjoint) = (Exposure(length), Adjoint(length));
        Assert.Equal(Run(x, adjoint, []), Run([.. x, .. new double[27]], [.. adjoint, .. Enumerable.Repeat(1.0, 27)], []));
    }

    [Fact]
    public void HillSigmoidKernel_LengthsDiffer_Throws()
    {
        double[] two = new double[2], three = new double[3];
        Assert.Throws<ArgumentException>(() => HillSigmoidKernel.Forward(two, 1, 1, three, two));
        Assert.Throws<ArgumentException>(() => HillSigmoidKernel.Forward(two, 1, 1, two, three));
        Assert.Throws<ArgumentException>(() => HillSigmoidKernel.Backward(two, 1, 1, three, two, []));
        Assert.Throws<ArgumentException>(() => HillSigmoidKernel.Backward(two, 1, 1, two, three, []));
        Assert.Throws<ArgumentException>(() => HillSigmoidKernel.Backward(two, 1, 1, two, two, three));
    }

    static HillSigmoidAdjoint Run(double[] x, double[] adjoint, Span<double> xAdjoint)
    {
        var (response, sigmoid) = (new double[x.Length], new double[x.Length]);
        HillSigmoidKernel.Forward(x, Midpoint, Steepness, response, sigmoid);
        return HillSigmoidKernel.Backward(x, Midpoint, Steepness, sigmoid, adjoint, xAdjoint);
    }

    static double Value(double[] x, double midpoint, double steepness, double[] weights)
    {
        var (response, sigmoid) = (new double[x.Length], new double[x.Length]);
        HillSigmoidKernel.Forward(x, midpoint, steepness, response, sigmoid);
        return Kernels.Dot(response, weights);
    }

    static double[] Exposure(int length)
    {
        var rng = Rng.Create(16, 0, length, 1);
        return [.. Enumerable.Range(0, length).Select(i => i % 5 == 3 ? 0 : 3 * rng.NextDouble())];
    }

    static double[] Adjoint(int length)
    {
        var rng = Rng.Create(16, 0, length, 2);
        var values = new double[length];
        rng.NextNormals(values);
        return values;
    }
}
