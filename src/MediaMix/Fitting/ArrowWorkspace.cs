using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The scales of an <see cref="ArrowBlock"/>, whose groups are the geos or all of them, with its buffers. Owned by one chain.</summary>
sealed class ArrowWorkspace : BlockScales
{
    /// <summary>Allocates for a block.</summary>
    /// <param name="block">The block that will be evaluated.</param>
    /// <param name="blocks">Threads for the geos, which stay the caller's to dispose; null = this thread alone.</param>
    public ArrowWorkspace(ArrowBlock block, GeoBlocks? blocks = null)
        : base(new double[block.Count], block.Count, block.Groups)
    {
        var (design, width) = (block.Design, block.Design.Width);
        Blocks = blocks ?? new GeoBlocks(design.Rows, block.OperationsPerCell);
        Residual = new double[design.Rows.Count];
        Geos = [.. design.LocalIndex.Select(static local => new ArrowGeo(local.Length))];
        Parts = [.. Enumerable.Range(0, Blocks.Count).Select(_ => new ArrowPart(design))];
        for (var b = 0; b < Parts.Length; b++)
            Parts[b].Allocate(Blocks.Of(b), Geos, width);
        (SharedSds, SharedMeans) = (new double[width], new double[width]);
        (Weights, Solution, Coefficients, Diagonal) = (new double[width], new double[width], new double[width], new double[width]);
        (PeriodSums, Removed) = (new double[design.Rows.Stride], new double[design.Rows.Stride]);
        Matrix = new CholeskyWorkspace(design.Shared);
        (Gram, Inverse) = (new double[width * width], new double[width * width]);
        OwnCovariance = new double[design.Own.Length * width];
        CovarianceRow = new double[width];
        (SpecialScaled, SpecialProducts) = (new double[design.SpecialRows.Length], new double[design.SpecialRows.Length]);
        SpecialGram = new double[design.SpecialRows.Length == 0 ? 0 : width * width];
        SpecialSums = Padding.Allocate(design.SpecialRows.Length / Math.Max(width, 1));
        Forward = part => block.Local.Forward(part, this);
        Multiply = part => block.Shared.Multiply(part, this);
        Gather = part => block.Local.Gather(part, this);
        Scatter = part => block.Local.Scatter(part, this);
        Finish = part => block.Local.Finish(part, this);
        ScatterAndFinish = part =>
        {
            block.Local.Scatter(part, this);
            block.Local.Finish(part, this);
        };
    }

    internal GeoBlocks Blocks { get; }

    internal ArrowGeo[] Geos { get; }

    internal ArrowPart[] Parts { get; }

    /// <summary>ε, √w times what is left of the outcome.</summary>
    internal double[] Residual { get; }

    internal double[] SharedSds { get; }

    internal double[] SharedMeans { get; }

    /// <summary>h of the shared coefficients.</summary>
    internal double[] Weights { get; }

    /// <summary>What the last solution added to h.</summary>
    internal double[] Solution { get; }

    /// <summary>Coefficients of the shared columns that are being taken out of ε.</summary>
    internal double[] Coefficients { get; }

    internal double[] Diagonal { get; }

    /// <summary>Σ_g √w·ε/r over the periods.</summary>
    internal double[] PeriodSums { get; }

    /// <summary>What the columns that repeat take out of every geo.</summary>
    internal double[] Removed { get; }

    /// <summary>False when <see cref="Removed"/> is zero.</summary>
    internal bool RemovesRepeated { get; set; }

    /// <summary>The shared corner: C', its factor L_s and the inverse of that.</summary>
    internal CholeskyWorkspace Matrix { get; }

    /// <summary>Σ WᵀW, column by column from the diagonal down.</summary>
    internal double[] Gram { get; }

    /// <summary>L_s⁻¹, column after column.</summary>
    internal double[] Inverse { get; }

    /// <summary>S V S for the shared columns that do not repeat, laid out as <see cref="ArrowDesign.OwnGram"/>, what is off the diagonal twice.</summary>
    internal double[] OwnCovariance { get; }

    internal double[] CovarianceRow { get; }

    /// <summary>tr(V S G S) for the main periods.</summary>
    internal double MainSum { get; set; }

    internal double[] SpecialScaled { get; }

    internal double[] SpecialProducts { get; }

    internal double[] SpecialGram { get; }

    /// <summary>x_tᵀ S V S x_t of the periods that are not main ones.</summary>
    internal double[] SpecialSums { get; }

    /// <summary>Buffers for the factor from rows, made when first needed.</summary>
    internal ArrowRows? Rows { get; set; }

    internal Action<int> Forward { get; }

    internal Action<int> Multiply { get; }

    internal Action<int> Gather { get; }

    internal Action<int> Scatter { get; }

    internal Action<int> Finish { get; }

    internal Action<int> ScatterAndFinish { get; }
}
