using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MediaMix.Inference.Diagnostics;

/// <summary>Biased autocovariance averaged over chains, lag by lag as it is asked for.</summary>
/// <remarks>
/// γ_t = mean over chains of Σ_i (x_i − x̄)(x_(i+t) − x̄)/N. Geyer's sequence of a well-mixed chain stops within a few
/// dozen lags, so the first lags are plain dot products; only a chain that asks for more pays for the Fourier transform
/// (about the cost of sixty dot products at the usual lengths).
/// </remarks>
sealed class Autocovariance
{
    const int DirectLags = 64;

    readonly double[] centred;
    readonly int chains;
    readonly int iterations;
    double[]? transformed;

    public Autocovariance(ChainDraws draws, ReadOnlySpan<double> chainMeans)
    {
        chains = draws.Chains;
        iterations = draws.Iterations;
        centred = new double[draws.Count];
        for (int c = 0; c < chains; c++)
        {
            ReadOnlySpan<double> chain = draws.Chain(c);
            for (int i = 0; i < iterations; i++)
                centred[(c * iterations) + i] = chain[i] - chainMeans[c];
        }
    }

    /// <summary>γ_t for a lag below the number of iterations.</summary>
    public double this[int lag] => lag < DirectLags ? Direct(lag) : (transformed ??= Transform())[lag];

    double Direct(int lag)
    {
        double sum = 0;
        for (int c = 0; c < chains; c++)
        {
            ReadOnlySpan<double> chain = centred.AsSpan(c * iterations, iterations);
            sum += Dot(chain[..^lag], chain[lag..]);
        }

        return sum / ((double)chains * iterations);
    }

    /// <summary>Dot product over sixteen fixed accumulators: the same bits whatever the machine's vector width.</summary>
    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector512<double>> va = MemoryMarshal.Cast<double, Vector512<double>>(a);
        ReadOnlySpan<Vector512<double>> vb = MemoryMarshal.Cast<double, Vector512<double>>(b);
        Vector512<double> even = Vector512<double>.Zero;
        Vector512<double> odd = Vector512<double>.Zero;
        int v = 0;
        for (; v + 1 < va.Length; v += 2)
        {
            even += va[v] * vb[v];
            odd += va[v + 1] * vb[v + 1];
        }

        if (v < va.Length)
            even += va[v] * vb[v];

        even += odd;
        double sum = 0;
        for (int i = 0; i < Vector512<double>.Count; i++)
            sum += even[i];
        for (int i = va.Length * Vector512<double>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>All lags at once (Wiener–Khinchin): inverse transform of the power summed over chains.</summary>
    double[] Transform()
    {
        // Zero padding to twice the length keeps the circular correlation from wrapping round.
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * iterations));
        var fft = new FastFourierTransform(length);
        var power = new double[length];
        var re = new double[length];
        var im = new double[length];
        for (int c = 0; c < chains; c += 2)
        {
            // Two real chains travel as one complex series: the even part of |Z|² is the sum of their two powers, and the
            // real part of the inverse transform sees only the even part.
            Load(c, re);
            Load(c + 1, im);
            fft.Forward(re, im);
            for (int k = 0; k < length; k++)
                power[k] += (re[k] * re[k]) + (im[k] * im[k]);
        }

        Array.Clear(im);
        fft.Forward(power, im);
        double scale = 1 / ((double)length * chains * iterations);
        for (int t = 0; t < iterations; t++)
            power[t] *= scale;
        return power;
    }

    void Load(int chain, Span<double> series)
    {
        series.Clear();
        if (chain < chains)
            centred.AsSpan(chain * iterations, iterations).CopyTo(series);
    }
}
