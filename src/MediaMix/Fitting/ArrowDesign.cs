using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// What an <see cref="ArrowBlock"/> computes once from the data: its columns sorted into those of one geo, those of all geos with rows
/// of their own, and those that repeat, multiplied by √w, with the products of all pairs that meet. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// A column that repeats is stored once, and so are its products: with ω_t = Σ_g w_gt/r_g, Σ_g X_gᵀX_g/r_g = Σ_t ω_t x_t x_tᵀ, and all
/// periods whose weights agree in every geo share one matrix Σ x_t x_tᵀ. The largest such group, all periods of a panel without gaps,
/// is the main one; the others are added period by period.
/// </remarks>
sealed class ArrowDesign
{
    /// <summary>Sorts and multiplies; arguments as for <see cref="ArrowBlock"/>.</summary>
    public ArrowDesign(PanelRows rows, double[] outcome, double[] rootWeights, IReadOnlyList<DesignColumn> columns, bool sharesVariance)
    {
        if (outcome.Length != rows.Count || rootWeights.Length != rows.Count || columns.Any(c => c.Values.Length != rows.Stride && c.Values.Length != rows.Count))
            throw new ArgumentException($"Outcome, weights and columns need the {rows.Count} rows of the panel.", nameof(columns));
        if (columns.Any(c => c.Geo is { } geo && (geo < 0 || geo >= rows.Geos)))
            throw new ArgumentException($"A column belongs to a geo that is none of the {rows.Geos} of the panel.", nameof(columns));
        (Rows, RootWeights, SharesVariance) = (rows, rootWeights, sharesVariance);
        IsWeighted = rootWeights.Any(static w => w is not (0 or 1));
        Outcome = new double[rows.Count];
        Kernels.Multiply(outcome, rootWeights, Outcome);
        Counts = [.. Enumerable.Range(0, rows.Geos).Select(g => rows.Periods - rootWeights.AsSpan(g * rows.Stride, rows.Periods).Count(0))];
        var indexed = columns.Index().ToArray();
        var own = indexed.Where(static c => c.Item.Geo is null && !c.Item.Repeats).ToArray();
        var repeated = indexed.Where(static c => c.Item.Geo is null && c.Item.Repeats).ToArray();
        SharedIndex = [.. own.Concat(repeated).Select(static c => c.Index)];
        Own = [.. own.Select(c => Weighted(c.Item.Values))];
        Repeated = [.. repeated.Select(static c => c.Item.Values)];
        LocalIndex = new int[rows.Geos][];
        Local = new double[rows.Geos][][];
        for (var g = 0; g < rows.Geos; g++)
        {
            var local = indexed.Where(c => c.Item.Geo == g).ToArray();
            LocalIndex[g] = [.. local.Select(static c => c.Index)];
            Local[g] = [.. local.Select(c => Weighted(g, c.Item.Values))];
        }
        Count = columns.Count;
        LocalGram = new double[rows.Geos][][];
        CrossGram = new double[rows.Geos][];
        OwnGram = new double[rows.Geos][];
        for (var g = 0; g < rows.Geos; g++)
            Multiply(g);
        (Main, MainWeights, SpecialRows, SpecialWeights) = Periods();
        if (sharesVariance)
            AddUp();
    }

    public PanelRows Rows { get; }

    /// <summary>True when all geos have the same noise variance: <see cref="Main"/> then holds the products of all shared columns over all geos.</summary>
    public bool SharesVariance { get; }

    public bool IsWeighted { get; }

    /// <summary>√w of every row.</summary>
    public double[] RootWeights { get; }

    /// <summary>√w·y of every row.</summary>
    public double[] Outcome { get; }

    /// <summary>Rows of each geo that count.</summary>
    public int[] Counts { get; }

    /// <summary>Number of coefficients K.</summary>
    public int Count { get; }

    /// <summary>Number of shared coefficients q, those with rows of their own first.</summary>
    public int Shared => SharedIndex.Length;

    /// <summary>q padded to whole vectors.</summary>
    public int Width => Padding.RoundUp(Shared);

    /// <summary>Place among the given columns of each shared one.</summary>
    public int[] SharedIndex { get; }

    /// <summary>Place among the given columns of each column of a geo.</summary>
    public int[][] LocalIndex { get; }

    /// <summary>√w·x of the columns of each geo, [geo][column][period].</summary>
    public double[][][] Local { get; }

    /// <summary>√w·x of shared columns that do not repeat.</summary>
    public double[][] Own { get; }

    /// <summary>x of the shared columns that repeat, without weights, over the periods.</summary>
    public double[][] Repeated { get; }

    /// <summary>X_lᵀ W X_l of each geo, [geo][column][column], padded.</summary>
    public double[][][] LocalGram { get; }

    /// <summary>X_lᵀ W X_s of each geo: one row of <see cref="Width"/> for each of its columns.</summary>
    public double[][] CrossGram { get; }

    /// <summary>X_sᵀ W X_s of each geo for the columns that do not repeat, from the diagonal down: one column of <see cref="Width"/> for each.</summary>
    public double[][] OwnGram { get; }

    /// <summary>Σ x_t x_tᵀ over the main periods, [column][column], padded; zeros for columns that do not repeat (see <see cref="SharesVariance"/>).</summary>
    public double[][] Main { get; }

    /// <summary>w of each geo in the main periods.</summary>
    public double[] MainWeights { get; }

    /// <summary>x_t of the other periods: rows of <see cref="Width"/>, their number a multiple of four.</summary>
    public double[] SpecialRows { get; }

    /// <summary>w of the other periods in each geo, padded to whole vectors.</summary>
    public double[][] SpecialWeights { get; }

    double[] Weighted(double[] values)
    {
        var weighted = new double[Rows.Count];
        Kernels.Multiply(values, RootWeights, weighted);
        return weighted;
    }

    double[] Weighted(int geo, ReadOnlySpan<double> values)
    {
        var weighted = new double[Rows.Stride];
        Kernels.Multiply(values, Rows.Of(geo, RootWeights), weighted);
        return weighted;
    }

    /// <summary>√w·x of all shared columns in one geo.</summary>
    public double[][] SharedRows(int geo) =>
        [.. Own.Select(c => Rows.Of(geo, (ReadOnlySpan<double>)c).ToArray()), .. Repeated.Select(c => Weighted(geo, c))];

    void Multiply(int geo)
    {
        var (local, shared) = (Local[geo], SharedRows(geo));
        LocalGram[geo] = new double[local.Length][];
        CrossGram[geo] = new double[local.Length * Width];
        OwnGram[geo] = new double[Own.Length * Width];
        for (var l = 0; l < local.Length; l++)
        {
            LocalGram[geo][l] = Padding.Allocate(local.Length);
            for (var i = 0; i < local.Length; i++)
                LocalGram[geo][l][i] = Kernels.Dot(local[i], local[l]);
            for (var j = 0; j < Shared; j++)
                CrossGram[geo][l * Width + j] = Kernels.Dot(local[l], shared[j]);
        }
        for (var j = 0; j < Own.Length; j++)
        {
            for (var i = j; i < Shared; i++)
                OwnGram[geo][j * Width + i] = Kernels.Dot(shared[i], shared[j]);
        }
    }

    /// <summary>Sorts the periods by their weights in all geos and multiplies the rows of the largest group.</summary>
    (double[][] Main, double[] MainWeights, double[] SpecialRows, double[][] SpecialWeights) Periods()
    {
        var first = new int[Rows.Periods];
        for (var t = 0; t < Rows.Periods; t++)
        {
            while (first[t] < t && (first[first[t]] != first[t] || !WeighTheSame(first[t], t)))
                first[t]++;
        }
        var main = first.GroupBy(static t => t).MaxBy(static group => group.Count())?.Key ?? 0;
        var isMain = Padding.Allocate(Rows.Periods);
        for (var t = 0; t < Rows.Periods; t++)
            isMain[t] = first[t] == main ? 1 : 0;
        int[] special = Repeated.Length == 0 || SharesVariance ? [] : [.. Enumerable.Range(0, Rows.Periods).Where(t => isMain[t] == 0 && Enumerable.Range(0, Rows.Geos).Any(g => Weight(g, t) > 0))];
        var rows = new double[(special.Length + 3) / 4 * 4 * Width];
        for (var s = 0; s < special.Length; s++)
        {
            for (var j = 0; j < Repeated.Length; j++)
                rows[s * Width + Own.Length + j] = Repeated[j][special[s]];
        }
        var weights = new double[Rows.Geos][];
        for (var g = 0; g < Rows.Geos; g++)
        {
            weights[g] = Padding.Allocate(special.Length);
            for (var s = 0; s < special.Length; s++)
                weights[g][s] = Weight(g, special[s]);
        }
        return (Products(isMain), [.. Enumerable.Range(0, Rows.Geos).Select(g => Weight(g, main))], rows, weights);
    }

    double Weight(int geo, int period) => RootWeights[geo * Rows.Stride + period] is var root ? root * root : 0;

    bool WeighTheSame(int s, int t)
    {
        for (var row = 0; row < Rows.Count; row += Rows.Stride)
        {
            if (RootWeights[row + s] != RootWeights[row + t])
                return false;
        }
        return true;
    }

    /// <summary>Σ_t weight_t x_t x_tᵀ of the columns that repeat.</summary>
    double[][] Products(double[] weights)
    {
        var products = new double[Shared][];
        var weighted = new double[Rows.Stride];
        for (var j = 0; j < Shared; j++)
        {
            products[j] = new double[Width];
            if (j < Own.Length)
                continue;
            Kernels.Multiply(Repeated[j - Own.Length], weights, weighted);
            for (var i = Own.Length; i <= j; i++)
                products[j][i] = products[i][j] = Kernels.Dot(Repeated[i - Own.Length], weighted);
        }
        return products;
    }

    /// <summary>Puts the products of all shared columns over all geos into <see cref="Main"/>.</summary>
    void AddUp()
    {
        var total = new double[Rows.Stride];
        for (var g = 0; g < Rows.Geos; g++)
            Kernels.MultiplyAdd(Rows.Of(g, RootWeights), Rows.Of(g, RootWeights), total, total);
        Products(total).CopyTo(Main, 0);
        foreach (var gram in OwnGram)
        {
            for (var j = 0; j < Own.Length; j++)
                Kernels.Add(Main[j], gram.AsSpan(j * Width, Width), Main[j]);
        }
    }
}
