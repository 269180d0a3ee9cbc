namespace MediaMix;

/// <summary>A smooth curve over the fitted window without stated form: a Gaussian process as a sum of sine waves (Riutort-Mayol et al. 2023).</summary>
/// <param name="Kernel">How smooth the curve is; default Matérn 5/2.</param>
public sealed record GaussianProcess(ProcessKernel Kernel = ProcessKernel.Matern52)
{
    /// <summary>Most waves that may be asked for.</summary>
    public const int MostWaves = 1000;

    /// <value>Prior of the sd of the process, > 0; null = default.</value>
    public Prior? Amplitude { get; init; }

    /// <value>
    /// Prior of the length scale, > 0, in weeks, or in rows where periods are numbered: values that far apart are similar, values
    /// three times as far hardly related. Null = from a quarter of a year to half the window.
    /// </value>
    public Prior? LengthScale { get; init; }

    /// <value>
    /// Number of waves, from 1 to <see cref="MostWaves"/>; null = as many as describe the process to 1 % for all length scales from the 1 % to the 99 %
    /// quantile of their prior.
    /// </value>
    public int? Count { get; init; }

    /// <value>
    /// Where the waves vanish, in half windows from the middle of the window, > 1; null = as far as the 99 % quantile of the length
    /// scale needs.
    /// </value>
    public double? Boundary { get; init; }
}
