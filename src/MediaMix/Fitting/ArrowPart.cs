namespace MediaMix;

/// <summary>Rows and sums of one block of geos in an evaluation of an <see cref="ArrowBlock"/>; the sums are added in the order of the blocks.</summary>
sealed class ArrowPart(ArrowDesign design)
{
    /// <summary>W = L⁻¹B of the block's geos: a row for each of their columns, filled up with zero rows to a multiple of four.</summary>
    public double[] Rows { get; private set; } = [];

    /// <summary>W L_s⁻ᵀ.</summary>
    public double[] Products { get; private set; } = [];

    /// <summary>Σ G/r of the shared columns that do not repeat.</summary>
    public double[] OwnGram { get; } = new double[design.Own.Length * design.Width];

    /// <summary>Σ X_sᵀWε/r of the same columns.</summary>
    public double[] OwnSums { get; } = new double[design.Width];

    /// <summary>Σ Wᵀu.</summary>
    public double[] Corrections { get; } = new double[design.Width];

    /// <summary>Σ √w·ε/r over the periods.</summary>
    public double[] PeriodSums { get; } = new double[design.Rows.Stride];

    public double[] Scratch { get; } = new double[design.Rows.Stride];

    /// <summary>False when a factor of one of the geos has lost its digits.</summary>
    public bool IsFactored { get; set; }

    public void Allocate((int First, int End) range, ArrowGeo[] geos, int width)
    {
        var rows = 0;
        for (var g = range.First; g < range.End; g++)
        {
            geos[g].FirstRow = rows;
            rows += geos[g].Count;
        }
        (Rows, Products) = (new double[(rows + 3) / 4 * 4 * width], new double[(rows + 3) / 4 * 4 * width]);
    }
}
