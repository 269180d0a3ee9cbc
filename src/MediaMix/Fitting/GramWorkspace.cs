using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The scales of a <see cref="GramBlock"/>, with its buffers. Owned by one thread.</summary>
sealed class GramWorkspace : BlockScales
{
    /// <summary>Allocates for a block.</summary>
    /// <param name="block">The block that will be evaluated.</param>
    public GramWorkspace(GramBlock block)
        : base(Padding.Allocate(block.Count), block.Count, block.Groups)
    {
        Weights = Padding.Allocate(block.Count);
        Products = Padding.Allocate(block.Count);
        Rows = new double[block.Rows];
        Matrix = new CholeskyWorkspace(block.Count);
        Triangle = [.. Enumerable.Range(0, block.Count).Select(_ => Padding.Allocate(block.Count))];
        (Order, Keys) = (new int[block.Groups], new double[block.Groups]);
    }

    /// <summary>Out: h, the conditional mean of the standardised coefficients (b − m)/s.</summary>
    internal double[] Weights { get; }

    internal double[] Products { get; }

    internal double[] Rows { get; }

    internal CholeskyWorkspace Matrix { get; }

    internal double[][] Triangle { get; }

    internal int[] Order { get; }

    internal double[] Keys { get; }
}
