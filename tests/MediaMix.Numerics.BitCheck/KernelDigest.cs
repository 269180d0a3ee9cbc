using System.Runtime.InteropServices;

namespace MediaMix.Numerics.BitCheck;

/// <summary>One hash over the output bits of every kernel, on ordinary, extreme and special arguments and on whole and ragged lengths.</summary>
public static class KernelDigest
{
    static readonly int[] Lengths = [0, 1, 5, 7, 8, 9, 24, 31, 40, 156, 160, 203];

    /// <summary>SHA-256 over all outputs, in hexadecimal.</summary>
    public static string Compute()
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(
            System.Security.Cryptography.HashAlgorithmName.SHA256);
        void Add(ReadOnlySpan<double> values) => hash.AppendData(MemoryMarshal.AsBytes(values));

        AddFunctions(Add);
        foreach (var length in Lengths)
        {
            AddReductions(Add, length);
            AddMedia(Add, length);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    delegate void Sink(ReadOnlySpan<double> values);

    static void AddFunctions(Sink add)
    {
        double[] x = [.. Arguments(3000), .. Special];
        var y = new double[x.Length];
        Kernels.Exp(x, y); add(y);
        Kernels.Expm1(x, y); add(y);
        Kernels.Log(x, y); add(y);
        Kernels.Log1p(x, y); add(y);
        Kernels.Tanh(x, y); add(y);
        Kernels.Logistic(x, y); add(y);
        var rng = Rng.Create(3, 1, 4, 1);
        for (var i = 0; i < 500; i++)
        {
            var p = rng.NextDouble();
            var a = ScalarMath.Exp(3 * rng.NextNormal());
            add([ScalarMath.NormalQuantile(p), ScalarMath.NormalQuantile(p * 1e-20), ScalarMath.NormalCdf(-a), ScalarMath.Erfc(a)]);
            add([ScalarMath.LogGamma(a), ScalarMath.Digamma(a), ScalarMath.LogAddExp(a, 1 / a)]);
        }
    }

    static void AddReductions(Sink add, int length)
    {
        var x = Normals(length, 1);
        var y = Normals(length, 2);
        add([Kernels.Sum(x), Kernels.Dot(x, y), Kernels.SumOfSquares(x)]);
        var z = new double[length];
        Kernels.MultiplyAdd(x, y, x, z); add(z);
        Kernels.Axpy(0.3, x, z); add(z);
        Kernels.Multiply(x, y, z); add(z);
    }

    static void AddMedia(Sink add, int length)
    {
        foreach (var lags in (int[])[1, 4, 8, 13, 40])
        {
            var exposure = Normals(length + lags - 1, 3);
            var weights = Normals(lags, 4);
            var adjoint = Normals(length, 5);
            var output = new double[length];
            Convolution.Forward(exposure, weights, output); add(output);
            Convolution.ExposureAdjoint(weights, adjoint, exposure); add(exposure);
            Convolution.WeightAdjoint(exposure, adjoint, weights); add(weights);
        }

        var x = Normals(length, 6); // about half not positive, so without response
        var responseAdjoint = Normals(length, 7);
        double[] response = new double[length], logRatio = new double[length], xAdjoint = new double[length];
        HillKernel.Forward(x, -0.4, 2.3, response, logRatio); add(response); add(logRatio);
        var hill = HillKernel.Backward(x, 2.3, response, logRatio, responseAdjoint, xAdjoint);
        add([hill.Slope, hill.LogHalf]); add(xAdjoint);
        LogisticSaturationKernel.Forward(x, 1.7, response); add(response);
        add([LogisticSaturationKernel.Backward(x, 1.7, response, responseAdjoint, xAdjoint)]); add(xAdjoint);
        AddCurves(add, Array.ConvertAll(x, static v => Math.Max(v, 0)), responseAdjoint);
    }

    static void AddCurves(Sink add, double[] x, double[] responseAdjoint)
    {
        double[] response = new double[x.Length], sigmoid = new double[x.Length], xAdjoint = new double[x.Length];
        ExponentialSaturationKernel.Forward(x, 1.7, response); add(response);
        add([ExponentialSaturationKernel.Backward(x, 1.7, response, responseAdjoint, xAdjoint)]); add(xAdjoint);
        MichaelisMentenKernel.Forward(x, 1.7, response); add(response);
        add([MichaelisMentenKernel.Backward(x, 1.7, response, responseAdjoint, xAdjoint)]); add(xAdjoint);
        LogSaturationKernel.Forward(x, 1.7, response); add(response);
        add([LogSaturationKernel.Backward(x, 1.7, response, responseAdjoint, xAdjoint)]); add(xAdjoint);
        RootKernel.Forward(x, 0.7, response); add(response);
        add([RootKernel.Backward(x, 0.7, response, responseAdjoint, xAdjoint)]); add(xAdjoint);
        HillSigmoidKernel.Forward(x, 0.9, 2.3, response, sigmoid); add(response); add(sigmoid);
        var sums = HillSigmoidKernel.Backward(x, 0.9, 2.3, sigmoid, responseAdjoint, xAdjoint);
        add([sums.Midpoint, sums.Steepness]); add(xAdjoint);
    }

    // Magnitudes 1e-320 to 1e308 of both signs, and the ranges where the functions bend.
    static double[] Arguments(int count)
    {
        var rng = Rng.Create(20_251_122, 0, 0, 0);
        var x = new double[count];
        for (var i = 0; i < count; i++)
        {
            var bits = rng.NextUInt64();
            var wild = BitConverter.UInt64BitsToDouble(bits);
            x[i] = (i % 4) switch
            {
                0 when double.IsFinite(wild) => wild,
                1 => 800 * (2 * rng.NextDouble() - 1),
                2 => 2 * rng.NextDouble() - 1,
                _ => 40 * (2 * rng.NextDouble() - 1),
            };
        }

        return x;
    }

    static double[] Normals(int count, int purpose)
    {
        var x = new double[count];
        var rng = Rng.Create(7, 0, count, purpose);
        rng.NextNormals(x);
        return x;
    }

    static ReadOnlySpan<double> Special =>
    [
        0.0, -0.0, double.Epsilon, -double.Epsilon, 1, -1, double.MaxValue, double.MinValue, double.PositiveInfinity,
        double.NegativeInfinity, double.NaN, -double.NaN, 709.782712893384, 709.7827128933841, -745.1332191019411,
        -745.1332191019412, -708.3964185322641, 2.2250738585072014e-308, 2.225073858507201e-308,
    ];
}
