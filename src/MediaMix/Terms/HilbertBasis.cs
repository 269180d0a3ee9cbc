using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// A Gaussian process on [−S, S] as a sum of sine waves (Solin and Särkkä 2020; Riutort-Mayol et al. 2023): with L = c·S,
/// w_j = jπ/(2L) and φ_j(x) = sin(w_j (x + L))/√L, j = 1 … m,
/// f(x) = Σ_j √S(w_j) φ_j(x) β_j, β_j ~ N(0, 1), where S is the spectral density of the covariance.
/// The waves do not depend on amplitude α and length scale ℓ; only their sds do. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// c and m: the waves vanish at ±L, which reflects the process there with its sign changed; the covariance is off by
/// k(2(L − |x|)) at the edge of the data, so that L has to keep a distance of some length scales, c = 1 + g·ℓ/S with the longest ℓ.
/// The published c ≥ max(1.2, …) has no such distance for short length scales beside long ones, and is off by up to 0.4 α² there.
/// m = 1.5 times the published number for the shortest ℓ. Together they keep the error of every covariance at or below
/// 0.012 α² for ℓ from 0.05 S to 2 S, and 0.02 α² beyond.
/// </remarks>
sealed class HilbertBasis
{
    const double CountFactor = 1.5;
    const int GridPoints = 21;

    readonly StationaryKernel _kernel;
    readonly double _end;
    readonly double[] _frequencies;

    /// <summary>Prepares the waves.</summary>
    /// <param name="kernel">The covariance.</param>
    /// <param name="halfRange">S > 0, in the unit of the length scale.</param>
    /// <param name="count">m ≥ 1.</param>
    /// <param name="boundary">c > 1.</param>
    public HilbertBasis(ProcessKernel kernel, double halfRange, int count, double boundary)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfRange);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(boundary, 1);
        _kernel = StationaryKernel.Of(kernel);
        HalfRange = halfRange;
        _end = boundary * halfRange;
        _frequencies = [.. Enumerable.Range(1, count).Select(j => j * Math.PI / (2 * _end))];
    }

    /// <summary>S.</summary>
    public double HalfRange { get; }

    /// <summary>m.</summary>
    public int Count => _frequencies.Length;

    /// <summary>c that serves length scales up to the longest.</summary>
    /// <param name="kernel">The covariance.</param>
    /// <param name="halfRange">S.</param>
    /// <param name="longest">The longest length scale, in the unit of S.</param>
    public static double BoundaryFor(ProcessKernel kernel, double halfRange, double longest) =>
        1 + StationaryKernel.Of(kernel).Margin * longest / halfRange;

    /// <summary>m that serves length scales down to the shortest.</summary>
    /// <param name="kernel">The covariance.</param>
    /// <param name="halfRange">S.</param>
    /// <param name="boundary">c.</param>
    /// <param name="shortest">The shortest length scale, in the unit of S.</param>
    /// <returns>A whole number as double, because it may be beyond any integer.</returns>
    public static double CountFor(ProcessKernel kernel, double halfRange, double boundary, double shortest) =>
        Math.Ceiling(CountFactor * StationaryKernel.Of(kernel).CountPerRange * boundary * halfRange / shortest);

    /// <summary>Evenly spaced places, symmetric around 0.</summary>
    /// <param name="count">Number of places.</param>
    /// <param name="step">Distance of neighbours.</param>
    public static double[] Places(int count, double step) => [.. Enumerable.Range(0, count).Select(t => (t - 0.5 * (count - 1)) * step)];

    /// <summary>φ_j at places within [−S, S], padded to whole vectors with zeros.</summary>
    /// <param name="wave">0-based wave, j − 1.</param>
    /// <param name="places">x, in the unit of S.</param>
    public double[] Column(int wave, ReadOnlySpan<double> places)
    {
        var (column, norm) = (Padding.Allocate(places.Length), 1 / Math.Sqrt(_end));
        for (var t = 0; t < places.Length; t++)
            column[t] = norm * Math.Sin(_frequencies[wave] * (places[t] + _end));
        return column;
    }

    /// <summary>Writes the sds √S(w_j) of the waves. Allocates nothing.</summary>
    /// <param name="amplitude">α > 0: sd of the process.</param>
    /// <param name="lengthScale">ℓ > 0, in the unit of S.</param>
    /// <param name="sds">Length m, overwritten.</param>
    public void Sds(double amplitude, double lengthScale, Span<double> sds)
    {
        var factor = amplitude * Math.Sqrt(lengthScale);
        for (var j = 0; j < _frequencies.Length; j++)
            sds[j] = factor * _kernel.Root(lengthScale * _frequencies[j]);
    }

    /// <summary>Pulls derivatives with respect to the sds back. Allocates nothing.</summary>
    /// <param name="lengthScale">ℓ.</param>
    /// <param name="sds">What <see cref="Sds"/> wrote.</param>
    /// <param name="adjoint">Derivative with respect to every sd.</param>
    /// <returns>The derivatives with respect to ln α and ln ℓ.</returns>
    public (double LogAmplitude, double LogLengthScale) Pullback(double lengthScale, ReadOnlySpan<double> sds, ReadOnlySpan<double> adjoint)
    {
        var (amplitude, length) = (0.0, 0.0);
        for (var j = 0; j < _frequencies.Length; j++)
        {
            var logSd = adjoint[j] * sds[j];
            amplitude += logSd;
            length += 0.5 * logSd * (1 + _kernel.Slope(lengthScale * _frequencies[j]));
        }
        return (amplitude, length);
    }

    /// <summary>Largest error of a covariance over a grid of [−S, S]², in units of α².</summary>
    /// <param name="lengthScale">ℓ.</param>
    public double CovarianceError(double lengthScale)
    {
        var places = Places(GridPoints, 2 * HalfRange / (GridPoints - 1));
        var sds = new double[Count];
        Sds(1, lengthScale, sds);
        var covariance = new double[GridPoints, GridPoints];
        for (var j = 0; j < Count; j++)
        {
            var column = Column(j, places);
            for (var a = 0; a < GridPoints; a++)
            {
                for (var b = 0; b <= a; b++)
                    covariance[a, b] += sds[j] * column[a] * sds[j] * column[b];
            }
        }
        var error = 0.0;
        for (var a = 0; a < GridPoints; a++)
        {
            for (var b = 0; b <= a; b++)
                error = Math.Max(error, Math.Abs(covariance[a, b] - _kernel.Correlation((places[a] - places[b]) / lengthScale)));
        }
        return error;
    }
}
