namespace MediaMix.Inference.Diagnostics;

/// <summary>Complex radix-2 transform in place, single-threaded, so that its result depends on its input alone.</summary>
/// <remarks>A library transform was passed over because it may split its work over threads.</remarks>
sealed class FastFourierTransform
{
    readonly int length;
    readonly double[] cos;
    readonly double[] sin;

    /// <summary>Prepares twiddle factors for one length, a power of two.</summary>
    public FastFourierTransform(int length)
    {
        this.length = length;
        cos = new double[length / 2];
        sin = new double[length / 2];
        for (int k = 0; k < cos.Length; k++)
            (sin[k], cos[k]) = Math.SinCos(-2 * Math.PI * k / length);
    }

    /// <summary>X_k = Σ_j x_j exp(−2πi jk/n), unscaled.</summary>
    public void Forward(Span<double> re, Span<double> im)
    {
        Permute(re, im);
        for (int size = 2; size <= length; size *= 2)
        {
            int half = size / 2;
            int stride = length / size;
            for (int start = 0; start < length; start += size)
                Butterflies(re.Slice(start, size), im.Slice(start, size), half, stride);
        }
    }

    void Butterflies(Span<double> re, Span<double> im, int half, int stride)
    {
        for (int k = 0; k < half; k++)
        {
            double c = cos[k * stride];
            double s = sin[k * stride];
            double tr = (re[k + half] * c) - (im[k + half] * s);
            double ti = (re[k + half] * s) + (im[k + half] * c);
            re[k + half] = re[k] - tr;
            im[k + half] = im[k] - ti;
            re[k] += tr;
            im[k] += ti;
        }
    }

    void Permute(Span<double> re, Span<double> im)
    {
        for (int i = 1, j = 0; i < length; i++)
        {
            int bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
            {
                (re[i], re[j]) = (re[j], re[i]);
                (im[i], im[j]) = (im[j], im[i]);
            }
        }
    }
}
