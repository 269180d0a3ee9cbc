using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Scales that go into a <see cref="GramBlock"/> and the derivatives that come out, with its buffers. Owned by one thread.</summary>
sealed class GramWorkspace
{
    /// <summary>Allocates for a block.</summary>
    /// <param name="block">The block that will be evaluated.</param>
    public GramWorkspace(GramBlock block)
    {
        Means = new double[block.Count];
        Sds = Padding.Allocate(block.Count);
        Variances = new double[block.Groups];
        LogVariances = new double[block.Groups];
        MeanAdjoint = new double[block.Count];
        LogSdAdjoint = new double[block.Count];
        LogVarianceAdjoint = new double[block.Groups];
        Weights = Padding.Allocate(block.Count);
        Products = Padding.Allocate(block.Count);
        Rows = new double[block.Rows];
        Matrix = new CholeskyWorkspace(block.Count);
        Triangle = [.. Enumerable.Range(0, block.Count).Select(_ => Padding.Allocate(block.Count))];
        (Order, Keys) = (new int[block.Groups], new double[block.Groups]);
    }

    /// <summary>In: prior mean m of each coefficient.</summary>
    public double[] Means { get; }

    /// <summary>In: prior standard deviation s > 0 of each coefficient; padded with zeros.</summary>
    public double[] Sds { get; }

    /// <summary>In: noise variance r > 0 of each group of rows.</summary>
    public double[] Variances { get; }

    /// <summary>In: ln r of each group of rows.</summary>
    public double[] LogVariances { get; }

    /// <summary>Out: ∂ log p/∂m of each coefficient.</summary>
    public double[] MeanAdjoint { get; }

    /// <summary>Out: ∂ log p/∂ ln s of each coefficient.</summary>
    public double[] LogSdAdjoint { get; }

    /// <summary>Out: ∂ log p/∂ ln r of each group of rows.</summary>
    public double[] LogVarianceAdjoint { get; }

    /// <summary>Out: h, the conditional mean of the standardised coefficients (b − m)/s.</summary>
    internal double[] Weights { get; }

    internal double[] Products { get; }

    internal double[] Rows { get; }

    internal CholeskyWorkspace Matrix { get; }

    internal double[][] Triangle { get; }

    internal int[] Order { get; }

    internal double[] Keys { get; }
}
