namespace MediaMix.Numerics.Tests;

/// <summary>The saturation curves of one parameter, and the sigmoid, as what they have in common: a pass and a pass back.</summary>
public class SaturationKernelTests
{
    public delegate void Pass(ReadOnlySpan<double> x, double parameter, Span<double> response);

    public delegate double PassBack(
        ReadOnlySpan<double> x, double parameter, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint, Span<double> exposureAdjoint);

    /// <summary>A kernel, an ordinary parameter, and whether the derivative it returns is that by the logarithm of the parameter.</summary>
    sealed record Kernel(Pass Forward, PassBack Backward, double Parameter, bool IsByLogarithm);

    static readonly Dictionary<string, Kernel> Kernels = new()
    {
        ["exponential"] = new(ExponentialSaturationKernel.Forward, ExponentialSaturationKernel.Backward, 1.3, false),
        ["michaelis_menten"] = new(MichaelisMentenKernel.Forward, MichaelisMentenKernel.Backward, 0.8, true),
        ["log"] = new(LogSaturationKernel.Forward, LogSaturationKernel.Backward, 0.8, true),
        ["root"] = new(RootKernel.Forward, RootKernel.Backward, 0.6, false),
    };

    public static MatrixTheoryData<string, int> Cases => new(Kernels.Keys, [1, 7, 8, 21, 160]);

    public static TheoryData<string> Names => [.. Kernels.Keys];

    static double[] Exposure(int length)
    {
        var rng = Rng.Create(15, 0, length, 1);
        var x = new double[length];
        for (var i = 0; i < length; i++)
            x[i] = i % 5 == 3 ? 0 : 3 * rng.NextDouble() + 0.01;
        return x;
    }

    static double[] Adjoint(int length)
    {
        var rng = Rng.Create(15, 0, length, 2);
        var values = new double[length];
        rng.NextNormals(values);
        return values;
    }

    [Theory]
    [InlineData("exponential", 1, 0.6931471805599453, 0.5)]
    [InlineData("exponential", 2, 0.6931471805599453, 0.75)]
    [InlineData("exponential", 1, 1000, 1)]
    [InlineData("exponential", 1, 1e-20, 1e-20)]
    [InlineData("michaelis_menten", 3, 3, 0.5)]
    [InlineData("michaelis_menten", 3, 27, 0.9)]
    [InlineData("michaelis_menten", 1e-300, 1, 1)]
    [InlineData("log", 2, 2, 0.6931471805599453)]
    [InlineData("log", 2, 14, 2.0794415416798357)]
    [InlineData("log", 1, 1e-20, 1e-20)]
    [InlineData("root", 0.5, 2.25, 1.5)]
    [InlineData("root", 0.25, 16, 2)]
    [InlineData("root", 0.5, 1e-300, 1e-150)]
    public void Forward_KnownValue_ThatValue(string name, double parameter, double x, double expected)
    {
        var response = new double[1];
        Kernels[name].Forward([x], parameter, response);
        // x^α errs by the rounding of α·ln x, which is 345 in the last case.
        Assert.Equal(expected, response[0], (name == "root" ? 1e-13 : 4e-16) * expected);
    }

    [Fact]
    public void Forward_DenseSweep_AgreesWithDoubleDouble()
    {
        double[] x = [.. Enumerable.Range(-200, 400).Select(static i => Math.Pow(10, i / 20.0) * (1 + 0.37 * (i & 3)))];
        var (exponential, logarithm, ratio) = (new double[x.Length], new double[x.Length], new double[x.Length]);
        ExponentialSaturationKernel.Forward(x, 1, exponential);
        LogSaturationKernel.Forward(x, 1, logarithm);
        MichaelisMentenKernel.Forward(x, 0.3, ratio);
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 700)
                Assert.Equal((-DoubleDouble.Expm1(-x[i])).High, exponential[i], 5e-16 * exponential[i]);
            if (x[i] < 1e8)
                Assert.Equal(DoubleDouble.Log1p(x[i], Math.Log(1 + x[i])).High, logarithm[i], 5e-16 * logarithm[i]);
            Assert.Equal(((DoubleDouble)x[i] / ((DoubleDouble)0.3 + x[i])).High, ratio[i], 4e-16 * ratio[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_AnyLength_CentralDifferences(string name, int length)
    {
        const double H = 1e-5;
        var (kernel, x, adjoint, xAdjoint, response) = (Kernels[name], Exposure(length), Adjoint(length), new double[length], new double[length]);
        kernel.Forward(x, kernel.Parameter, response);
        var found = kernel.Backward(x, kernel.Parameter, response, adjoint, xAdjoint);
        var difference = (Value(kernel, x, kernel.Parameter + H, adjoint) - Value(kernel, x, kernel.Parameter - H, adjoint)) / (2 * H);
        Assert.Equal(kernel.IsByLogarithm ? difference * kernel.Parameter : difference, found, 5e-9);
        for (var i = 0; i < length; i++)
        {
            if (x[i] == 0)
                continue;
            var step = H * x[i];
            var slope = (Value(kernel, [x[i] + step], kernel.Parameter, [adjoint[i]]) - Value(kernel, [x[i] - step], kernel.Parameter, [adjoint[i]])) / (2 * step);
            Assert.Equal(slope, xAdjoint[i], 1e-8 * (1 + Math.Abs(slope)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_WithoutExposureAdjointOrInPlace_SameBits(string name, int length)
    {
        var (kernel, x, adjoint, xAdjoint, response) = (Kernels[name], Exposure(length), Adjoint(length), new double[length], new double[length]);
        kernel.Forward(x, kernel.Parameter, response);
        var full = kernel.Backward(x, kernel.Parameter, response, adjoint, xAdjoint);
        Assert.Equal(full, kernel.Backward(x, kernel.Parameter, response, adjoint, []));
        Assert.Equal(full, kernel.Backward(x, kernel.Parameter, response, adjoint, adjoint));
        Assert.Equal(xAdjoint, adjoint);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardAndBackward_ZerosAppended_SameBits(string name, int length)
    {
        var kernel = Kernels[name];
        double[] x = Exposure(length), adjoint = Adjoint(length);
        // Rows without media may well have an adjoint.
        double[] longX = [.. x, .. new double[27]], longAdjoint = [.. adjoint, .. Enumerable.Repeat(1.0, 27)];
        double[] response = new double[length], longResponse = new double[length + 27];
        kernel.Forward(x, kernel.Parameter, response);
        kernel.Forward(longX, kernel.Parameter, longResponse);
        Assert.Equal(response, longResponse.Take(length));
        Assert.Equal(
            kernel.Backward(x, kernel.Parameter, response, adjoint, []),
            kernel.Backward(longX, kernel.Parameter, longResponse, longAdjoint, []));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_ZeroAndTinyExposure_IsFinite(string name)
    {
        var kernel = Kernels[name];
        double[] x = [0, 5e-324, 1e-310, 1e-290, 1e12], response = new double[5], xAdjoint = new double[5];
        foreach (var parameter in new[] { 5e-324, 1e-300, 1e-12, 0.5, 1e12, 1e300 })
        {
            if (name == "root" && parameter > 1)
                continue;
            kernel.Forward(x, parameter, response);
            var sum = kernel.Backward(x, parameter, response, [1, 1, 1, 1, 1], xAdjoint);
            Assert.All(response.Concat(xAdjoint).Append(sum), static v => Assert.True(double.IsFinite(v), $"{v}"));
            Assert.Equal(0, response[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernel_LengthsDiffer_Throws(string name)
    {
        var kernel = Kernels[name];
        double[] two = new double[2], three = new double[3];
        Assert.Throws<ArgumentException>(() => kernel.Forward(two, 1, three));
        Assert.Throws<ArgumentException>(() => kernel.Backward(two, 1, three, two, []));
        Assert.Throws<ArgumentException>(() => kernel.Backward(two, 1, two, three, []));
        Assert.Throws<ArgumentException>(() => kernel.Backward(two, 1, two, two, three));
    }

    static double Value(Kernel kernel, double[] x, double parameter, double[] weights)
    {
        var response = new double[x.Length];
        kernel.Forward(x, parameter, response);
        return MediaMix.Numerics.Kernels.Dot(response, weights);
    }
}
