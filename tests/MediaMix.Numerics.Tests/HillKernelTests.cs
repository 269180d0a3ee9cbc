
namespace MediaMix.Numerics.Tests;

public class HillKernelTests
{
    public static TheoryData<int> Lengths => [1, 7, 8, 21, 160];

    static double[] Exposure(int length)
    {
        var rng = Rng.Create(13, 0, length, 1);
        var x = new double[length];
        foreach (ref var value in x.AsSpan())
            value = rng.NextDouble() < 0.2 ? 0 : ScalarMath.Exp(rng.NextNormal());
        return x;
    }

    static double[] Adjoint(int length)
    {
        var rng = Rng.Create(13, 0, length, 2);
        var x = new double[length];
        rng.NextNormals(x);
        return x;
    }

    static double Value(double[] x, double logHalf, double slope, double[] weights)
    {
        double[] response = new double[x.Length], logRatio = new double[x.Length];
        HillKernel.Forward(x, logHalf, slope, response, logRatio);
        return Kernels.Dot(response, weights);
    }

    // x^S/(x^S + K^S) in exact fractions.
    [Theory]
    [InlineData(1.0, 1.0, 1.0, 0.5)]
    [InlineData(3.0, 1.0, 1.0, 0.75)]
    [InlineData(2.0, 1.0, 2.0, 0.8)]
    [InlineData(2.0, 4.0, 3.0, 1.0 / 9)]
    [InlineData(9.0, 1.0, 0.5, 0.75)]
    [InlineData(1e-100, 1.0, 3.0, 1e-300)]
    [InlineData(1e300, 1.0, 5.0, 1.0)]
    public void Forward_KnownFraction_ThatFraction(double x, double half, double slope, double expected)
    {
        double[] response = new double[1], logRatio = new double[1];
        HillKernel.Forward([x], Math.Log(half), slope, response, logRatio);
        Assert.Equal(expected, response[0], 1e-13 * expected);
        Assert.Equal(Math.Log(x / half), logRatio[0], 1e-12);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-5e-324)]
    [InlineData(-3.0)]
    public void ForwardAndBackward_NoExposure_ExactZeros(double x)
    {
        double[] response = [9], logRatio = [9], xAdjoint = [9];
        HillKernel.Forward([x], 0.3, 0.5, response, logRatio);
        var sums = HillKernel.Backward([x], 0.5, response, logRatio, [7], xAdjoint);
        Assert.Equal(0.0, response[0]);
        Assert.Equal(0.0, logRatio[0]);
        Assert.Equal(0.0, xAdjoint[0]);
        Assert.Equal(new HillAdjoint(0, 0), sums);
    }

    [Fact]
    public void Forward_NaN_NaN()
    {
        double[] response = new double[1], logRatio = new double[1];
        HillKernel.Forward([double.NaN], 0, 1, response, logRatio);
        Assert.True(double.IsNaN(response[0]));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_AnyLength_CentralDifferences(int length)
    {
        const double LogHalf = 0.2, Slope = 1.7, H = 1e-5;
        double[] x = Exposure(length), adjoint = Adjoint(length), xAdjoint = new double[length];
        double[] response = new double[length], logRatio = new double[length];
        HillKernel.Forward(x, LogHalf, Slope, response, logRatio);
        var sums = HillKernel.Backward(x, Slope, response, logRatio, adjoint, xAdjoint);

        // Truncation h²/6·f‴ and rounding ε/h are both near 1e-10.
        Assert.Equal((Value(x, LogHalf, Slope + H, adjoint) - Value(x, LogHalf, Slope - H, adjoint)) / (2 * H), sums.Slope, 2e-9);
        Assert.Equal((Value(x, LogHalf + H, Slope, adjoint) - Value(x, LogHalf - H, Slope, adjoint)) / (2 * H), sums.LogHalf, 2e-9);
        for (var i = 0; i < length; i++)
        {
            if (x[i] == 0)
                continue;
            var h = H * x[i];
            var up = Value([x[i] + h], LogHalf, Slope, [adjoint[i]]);
            var down = Value([x[i] - h], LogHalf, Slope, [adjoint[i]]);
            Assert.Equal((up - down) / (2 * h), xAdjoint[i], 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_WithoutExposureAdjoint_SameBits(int length)
    {
        double[] x = Exposure(length), adjoint = Adjoint(length), xAdjoint = new double[length];
        double[] response = new double[length], logRatio = new double[length];
        HillKernel.Forward(x, 0.2, 1.7, response, logRatio);
        var full = HillKernel.Backward(x, 1.7, response, logRatio, adjoint, xAdjoint);
        Assert.Equal(full, HillKernel.Backward([], 1.7, response, logRatio, adjoint, []));
        // In place over the adjoint.
        Assert.Equal(full, HillKernel.Backward(x, 1.7, response, logRatio, adjoint, adjoint));
        Assert.Equal(xAdjoint, adjoint);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void ForwardAndBackward_ZerosAppended_SameBits(int length)
    {
        double[] x = Exposure(length), adjoint = Adjoint(length);
        double[] longX = new double[length + 27], longAdjoint = new double[length + 27];
        x.CopyTo(longX, 0);
        adjoint.CopyTo(longAdjoint, 0);
        var (response, sums) = Run(x, adjoint);
        var (longResponse, longSums) = Run(longX, longAdjoint);
        Assert.Equal(response, longResponse.Take(length));
        Assert.Equal(sums, longSums);

        static (double[], HillAdjoint) Run(double[] x, double[] adjoint)
        {
            double[] response = new double[x.Length], logRatio = new double[x.Length];
            HillKernel.Forward(x, 0.2, 1.7, response, logRatio);
            return (response, HillKernel.Backward(x, 1.7, response, logRatio, adjoint, new double[x.Length]));
        }
    }

    [Fact]
    public void HillKernel_LengthsDiffer_Throws()
    {
        double[] two = new double[2], three = new double[3];
        Assert.Throws<ArgumentException>(() => HillKernel.Forward(two, 0, 1, three, two));
        Assert.Throws<ArgumentException>(() => HillKernel.Forward(two, 0, 1, two, three));
        Assert.Throws<ArgumentException>(() => HillKernel.Backward(three, 1, two, two, two, two));
        Assert.Throws<ArgumentException>(() => HillKernel.Backward(two, 1, two, two, two, three));
        Assert.Throws<ArgumentException>(() => HillKernel.Backward(two, 1, two, two, three, []));
    }
}
