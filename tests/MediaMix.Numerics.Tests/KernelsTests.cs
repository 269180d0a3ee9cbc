
namespace MediaMix.Numerics.Tests;

public class KernelsTests
{
    public static TheoryData<int> Lengths => [0, 1, 3, 7, 8, 9, 15, 16, 24, 25, 31, 32, 33, 40, 63, 156, 160, 205];

    static double[] Normals(int length, int purpose)
    {
        var rng = Rng.Create(11, 0, length, purpose);
        var values = new double[length];
        rng.NextNormals(values);
        return values;
    }

    static double[] Padded(double[] values, int extra = 0)
    {
        var padded = new double[Padding.RoundUp(values.Length) + extra];
        values.CopyTo(padded, 0);
        return padded;
    }

    // The documented order, spelled out one lane at a time.
    static double SumInDocumentedOrder(double[] x, double[] y)
    {
        var lanes = new double[4, 8];
        for (var i = 0; i < x.Length; i++)
            lanes[i / 8 % 4, i % 8] = Math.FusedMultiplyAdd(x[i], y[i], lanes[i / 8 % 4, i % 8]);
        double[] v = [.. Enumerable.Range(0, 8).Select(k => lanes[0, k] + lanes[1, k] + (lanes[2, k] + lanes[3, k]))];
        return v[0] + v[4] + (v[2] + v[6]) + (v[1] + v[5] + (v[3] + v[7]));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Reductions_AnyLength_DocumentedOrderToTheBit(int length)
    {
        double[] x = Normals(length, 1), y = Normals(length, 2), ones = [.. Enumerable.Repeat(1.0, length)];
        Assert.Equal(SumInDocumentedOrder(x, y), Kernels.Dot(x, y));
        Assert.Equal(SumInDocumentedOrder(x, ones), Kernels.Sum(x));
        Assert.Equal(SumInDocumentedOrder(x, x), Kernels.SumOfSquares(x));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Reductions_ZerosAppended_SameBits(int length)
    {
        double[] x = Normals(length, 1), y = Normals(length, 2);
        foreach (var extra in (int[])[0, 8, 24, 64])
        {
            Assert.Equal(Kernels.Sum(x), Kernels.Sum(Padded(x, extra)));
            Assert.Equal(Kernels.Dot(x, y), Kernels.Dot(Padded(x, extra), Padded(y, extra)));
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Elementwise_AnyLength_EachElementAlone(int length)
    {
        double[] x = Normals(length, 1), y = Normals(length, 2), z = Normals(length, 3), d = new double[length];
        Kernels.Add(x, y, d);
        Assert.Equal(x.Zip(y, (a, b) => a + b), d);
        Kernels.Subtract(x, y, d);
        Assert.Equal(x.Zip(y, (a, b) => a - b), d);
        Kernels.Multiply(x, y, d);
        Assert.Equal(x.Zip(y, (a, b) => a * b), d);
        Kernels.Scale(-1.7, x, d);
        Assert.Equal(x.Select(a => -1.7 * a), d);
        Kernels.MultiplyAdd(x, y, z, d);
        Assert.Equal(x.Zip(y, z).Select(t => Math.FusedMultiplyAdd(t.First, t.Second, t.Third)), d);
        var expected = x.Zip(d, (a, b) => Math.FusedMultiplyAdd(0.3, a, b)).ToArray();
        Kernels.Axpy(0.3, x, d);
        Assert.Equal(expected, d);
    }

    delegate void Map(ReadOnlySpan<double> x, Span<double> destination);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Functions_AnyLengthAndInPlace_BitsOfTheScalarFunction(int length)
    {
        (Map Span, Func<double, double> Scalar)[] pairs =
        [
            (Kernels.Exp, ScalarMath.Exp), (Kernels.Log, ScalarMath.Log), (Kernels.Log1p, ScalarMath.Log1p),
            (Kernels.Expm1, ScalarMath.Expm1), (Kernels.Tanh, ScalarMath.Tanh), (Kernels.Logistic, ScalarMath.Logistic),
        ];
        foreach (var (span, scalar) in pairs)
        {
            double[] x = Normals(length, 4), guarded = [.. x, 123.0];
            span(x, guarded.AsSpan(0, length));
            Assert.Equal(x.Select(scalar), guarded.Take(length));
            Assert.Equal(123.0, guarded[length]);
            double[] inPlace = [.. x];
            span(inPlace, inPlace);
            Assert.Equal(guarded.Take(length), inPlace);
        }
    }

    [Fact]
    public void Kernels_LengthsDiffer_Throw()
    {
        double[] three = new double[3], four = new double[4];
        Assert.Throws<ArgumentException>(() => Kernels.Dot(three, four));
        Assert.Throws<ArgumentException>(() => Kernels.Axpy(1, three, four));
        Assert.Throws<ArgumentException>(() => Kernels.Scale(1, three, four));
        Assert.Throws<ArgumentException>(() => Kernels.Multiply(three, three, four));
        Assert.Throws<ArgumentException>(() => Kernels.MultiplyAdd(three, three, four, three));
        Assert.Throws<ArgumentException>(() => Kernels.Exp(three, four));
    }

    [Fact]
    public void HotKernels_AnyLength_AllocateNothing()
    {
        double[] x = Normals(157, 1), y = Normals(157, 2), d = new double[157], weights = Normals(9, 3), exposure = Normals(165, 4);
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run()
        {
            Kernels.Exp(x, d);
            _ = Kernels.Dot(x, y);
            HillKernel.Forward(x, 0.1, 2, d, y);
            _ = HillKernel.Backward(x, 2, d, y, x, d);
            LogisticSaturationKernel.Forward(x, 2, d);
            Convolution.Forward(exposure, weights, d);
            Convolution.WeightAdjoint(exposure, d, weights);
            Convolution.ExposureAdjoint(weights, d, exposure);
            var rng = Rng.Create(1, 2, 3, 4);
            rng.NextNormals(d);
        }
    }
}
