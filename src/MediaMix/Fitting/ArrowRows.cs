using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Buffers of <see cref="ArrowTriangles"/> for one chain.</summary>
sealed class ArrowRows(ArrowDesign design)
{
    readonly int _width = design.Width;

    public int[] Order { get; } = new int[design.Rows.Geos];

    public double[] Keys { get; } = new double[design.Rows.Geos];

    /// <summary>Rows of the shared coefficients alone, column by column.</summary>
    public double[][] Triangle { get; } = [.. Enumerable.Range(0, design.Shared).Select(_ => new double[design.Width])];

    /// <summary>What the rows I of a geo's coefficients hold of its columns, column by column.</summary>
    public double[][] Local { get; } = [.. Enumerable.Range(0, Most(design)).Select(_ => Padding.Allocate(Most(design)))];

    /// <summary>What the same rows hold of the shared columns.</summary>
    public double[][] Rest { get; } = [.. Enumerable.Range(0, design.Shared).Select(_ => Padding.Allocate(Most(design)))];

    /// <summary>Row j of W_g.</summary>
    public Span<double> Row(ArrowWorkspace work, int geo, int j)
    {
        var block = 0;
        while (work.Blocks.Of(block).End <= geo)
            block++;
        return work.Parts[block].Rows.AsSpan((work.Geos[geo].FirstRow + j) * _width, _width);
    }

    static int Most(ArrowDesign design) => design.Local.Max(static local => local.Length);
}
