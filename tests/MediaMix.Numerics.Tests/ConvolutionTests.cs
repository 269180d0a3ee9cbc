
namespace MediaMix.Numerics.Tests;

public class ConvolutionTests
{
    public static TheoryData<int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int>();
            foreach (var n in (int[])[0, 1, 5, 8, 13, 16, 31, 32, 40, 77, 156, 160, 200])
            foreach (var lags in (int[])[1, 2, 4, 5, 8, 13, 25, 26, 40])
                shapes.Add(n, lags);
            return shapes;
        }
    }

    static double[] Normals(int length, int purpose)
    {
        var rng = Rng.Create(12, 0, length, purpose);
        var values = new double[length];
        rng.NextNormals(values);
        return values;
    }

    [Fact]
    public void Forward_HandExample_ExactValues()
    {
        // History 1, 2; then 3, 4, 5 with weights ½, ¼, ⅛ for this period, the last and the one before.
        var output = new double[3];
        Convolution.Forward([1, 2, 3, 4, 5], [0.5, 0.25, 0.125], output);
        Assert.Equal([2.125, 3.0, 3.875], output);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_AnyShape_FusedChainPerElement(int n, int lags)
    {
        double[] exposure = Normals(n + lags - 1, 1), weights = Normals(lags, 2), output = [.. Enumerable.Repeat(9.0, n + 1)];
        Convolution.Forward(exposure, weights, output.AsSpan(0, n));
        for (var t = 0; t < n; t++)
        {
            var expected = 0.0;
            for (var l = 0; l < lags; l++)
                expected = Math.FusedMultiplyAdd(weights[l], exposure[lags - 1 + t - l], expected);
            Assert.Equal(expected, output[t]);
        }

        Assert.Equal(9.0, output[n]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ExposureAdjoint_AnyShape_FusedChainPerElement(int n, int lags)
    {
        double[] weights = Normals(lags, 2), adjoint = Normals(n, 3), start = Normals(n + lags - 1, 4);
        double[] actual = [.. start, 9.0];
        Convolution.ExposureAdjoint(weights, adjoint, actual.AsSpan(0, start.Length));
        for (var s = 0; s < start.Length; s++)
        {
            var expected = start[s];
            for (var l = 0; l < lags; l++)
            {
                var t = s - (lags - 1) + l;
                if (t >= 0 && t < n)
                    expected = Math.FusedMultiplyAdd(weights[l], adjoint[t], expected);
            }

            Assert.Equal(expected, actual[s]);
        }

        Assert.Equal(9.0, actual[^1]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void WeightAdjoint_AnyShape_DocumentedOrderToTheBit(int n, int lags)
    {
        double[] exposure = Normals(n + lags - 1, 1), adjoint = Normals(n, 3), start = Normals(lags, 5);
        double[] actual = [.. start];
        Convolution.WeightAdjoint(exposure, adjoint, actual);
        for (var l = 0; l < lags; l++)
        {
            var lanes = new double[2, 8];
            for (var t = 0; t < n; t++)
                lanes[t / 8 % 2, t % 8] = Math.FusedMultiplyAdd(adjoint[t], exposure[lags - 1 + t - l], lanes[t / 8 % 2, t % 8]);
            double[] v = [.. Enumerable.Range(0, 8).Select(k => lanes[0, k] + lanes[1, k])];
            Assert.Equal(start[l] + (v[0] + v[4] + (v[2] + v[6]) + (v[1] + v[5] + (v[3] + v[7]))), actual[l]);
        }
    }

    [Theory]
    [InlineData(156, 13)]
    [InlineData(21, 8)]
    public void Adjoints_RandomDirection_CentralDifferenceOfForward(int n, int lags)
    {
        double[] exposure = Normals(n + lags - 1, 1), weights = Normals(lags, 2), adjoint = Normals(n, 3);
        double[] exposureStep = Normals(n + lags - 1, 6), weightStep = Normals(lags, 7);
        double[] exposureAdjoint = new double[exposure.Length], weightAdjoint = new double[lags];
        Convolution.ExposureAdjoint(weights, adjoint, exposureAdjoint);
        Convolution.WeightAdjoint(exposure, adjoint, weightAdjoint);

        // The forward pass is bilinear, so central differences have no truncation error: a wide step is exact.
        Assert.Equal(Difference(h => Value(Shift(exposure, exposureStep, h), weights)), Kernels.Dot(exposureAdjoint, exposureStep), 1e-10);
        Assert.Equal(Difference(h => Value(exposure, Shift(weights, weightStep, h))), Kernels.Dot(weightAdjoint, weightStep), 1e-10);

        double Value(double[] x, double[] w)
        {
            var output = new double[n];
            Convolution.Forward(x, w, output);
            return Kernels.Dot(output, adjoint);
        }

        static double Difference(Func<double, double> f) => (f(0.5) - f(-0.5)) / 1.0;
        static double[] Shift(double[] at, double[] step, double h) => [.. at.Zip(step, (a, s) => a + h * s)];
    }

    [Fact]
    public void Convolution_WrongShape_Throws()
    {
        double[] four = new double[4], three = new double[3], two = new double[2];
        Assert.Throws<ArgumentException>(() => Convolution.Forward(four, two, two));
        Assert.Throws<ArgumentException>(() => Convolution.Forward(three, [], four));
        Assert.Throws<ArgumentException>(() => Convolution.WeightAdjoint(four, two, two));
        Assert.Throws<ArgumentException>(() => Convolution.ExposureAdjoint(two, three, three));
    }
}
