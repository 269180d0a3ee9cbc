
namespace MediaMix.Numerics.Tests;

public class LogisticSaturationKernelTests
{
    public static TheoryData<int> Lengths => [1, 7, 8, 21, 160];

    static double[] Normals(int length, int purpose)
    {
        var rng = Rng.Create(14, 0, length, purpose);
        var values = new double[length];
        rng.NextNormals(values);
        return values;
    }

    static double Value(double[] x, double rate, double[] weights)
    {
        var response = new double[x.Length];
        LogisticSaturationKernel.Forward(x, rate, response);
        return Kernels.Dot(response, weights);
    }

    // (1 − e^−λx)/(1 + e^−λx) where e^−λx is a simple fraction.
    [Theory]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.6931471805599453, 1.0, 1.0 / 3)]
    [InlineData(1.0986122886681098, 1.0, 0.5)]
    [InlineData(0.5493061443340549, 2.0, 0.5)]
    [InlineData(-1.0986122886681098, 1.0, -0.5)]
    [InlineData(1000.0, 1.0, 1.0)]
    public void Forward_KnownFraction_ThatFraction(double x, double rate, double expected)
    {
        var response = new double[1];
        LogisticSaturationKernel.Forward([x], rate, response);
        Assert.Equal(expected, response[0], 4e-16);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_AnyLength_CentralDifferences(int length)
    {
        const double Rate = 1.3, H = 1e-5;
        double[] x = Normals(length, 1), adjoint = Normals(length, 2), xAdjoint = new double[length], response = new double[length];
        LogisticSaturationKernel.Forward(x, Rate, response);
        var rateAdjoint = LogisticSaturationKernel.Backward(x, Rate, response, adjoint, xAdjoint);
        Assert.Equal((Value(x, Rate + H, adjoint) - Value(x, Rate - H, adjoint)) / (2 * H), rateAdjoint, 2e-9);
        for (var i = 0; i < length; i++)
        {
            var difference = Value([x[i] + H], Rate, [adjoint[i]]) - Value([x[i] - H], Rate, [adjoint[i]]);
            Assert.Equal(difference / (2 * H), xAdjoint[i], 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Backward_WithoutExposureAdjointOrInPlace_SameBits(int length)
    {
        double[] x = Normals(length, 1), adjoint = Normals(length, 2), xAdjoint = new double[length], response = new double[length];
        LogisticSaturationKernel.Forward(x, 1.3, response);
        var full = LogisticSaturationKernel.Backward(x, 1.3, response, adjoint, xAdjoint);
        Assert.Equal(full, LogisticSaturationKernel.Backward(x, 1.3, response, adjoint, []));
        Assert.Equal(full, LogisticSaturationKernel.Backward(x, 1.3, response, adjoint, adjoint));
        Assert.Equal(xAdjoint, adjoint);
    }

    [Fact]
    public void LogisticSaturationKernel_LengthsDiffer_Throws()
    {
        double[] two = new double[2], three = new double[3];
        Assert.Throws<ArgumentException>(() => LogisticSaturationKernel.Forward(two, 1, three));
        Assert.Throws<ArgumentException>(() => LogisticSaturationKernel.Backward(two, 1, two, three, []));
        Assert.Throws<ArgumentException>(() => LogisticSaturationKernel.Backward(two, 1, two, two, three));
    }
}
