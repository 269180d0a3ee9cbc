namespace MediaMix;

/// <summary>
/// Scales that go into a block of collapsed coefficients and the derivatives that come out, whatever its structure: with prior
/// b ~ normal(m, s²) and noise of variance r. Owned by one chain.
/// </summary>
abstract class BlockScales
{
    /// <summary>Allocates.</summary>
    /// <param name="sds">Room for the standard deviations: one per coefficient, and padding if the block wants it.</param>
    /// <param name="count">Number of coefficients.</param>
    /// <param name="groups">Groups of rows with a noise of their own.</param>
    protected BlockScales(double[] sds, int count, int groups)
    {
        (Means, Sds) = (new double[count], sds);
        (MeanAdjoint, LogSdAdjoint) = (new double[count], new double[count]);
        (Variances, LogVariances, LogVarianceAdjoint) = (new double[groups], new double[groups], new double[groups]);
    }

    /// <summary>In: prior mean m of each coefficient.</summary>
    public double[] Means { get; }

    /// <summary>In: prior standard deviation s > 0 of each coefficient; zeros where padded.</summary>
    public double[] Sds { get; }

    /// <summary>In: noise variance r > 0 of each group of rows.</summary>
    public double[] Variances { get; }

    /// <summary>In: ln r of each group.</summary>
    public double[] LogVariances { get; }

    /// <summary>Out: ∂ log p/∂m of each coefficient.</summary>
    public double[] MeanAdjoint { get; }

    /// <summary>Out: ∂ log p/∂ ln s of each coefficient.</summary>
    public double[] LogSdAdjoint { get; }

    /// <summary>Out: ∂ log p/∂ ln r of each group.</summary>
    public double[] LogVarianceAdjoint { get; }
}
