using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The linear-Gaussian block of a panel, integrated out exactly: y = f + X b + e, b ~ N(m, S²) with S diagonal, e ~ N(0, r_g) in geo
/// g, where some columns belong to one geo alone. The density, its derivatives and its numerics are those of
/// <see cref="GramBlock"/>; M = I + S (Σ_g X_gᵀX_g/r_g) S is an arrow: a block D_g for every geo, B_g that ties it to the shared
/// coefficients, and C for those. D_g = L_g L_gᵀ, W_g = L_g⁻¹B_g, C − Σ W_gᵀW_g = L_s L_sᵀ, and with Y_g = W_g L_s⁻ᵀ the
/// diagonal blocks of V = M⁻¹ are L_g⁻ᵀ(I + Y_g Y_gᵀ)L_g⁻¹ and L_s⁻ᵀL_s⁻¹ (Golub and Van Loan 2013, section 4.2.8, block form). O(G(k³ + k²q + kq²) + q³)
/// per evaluation for k coefficients per geo and q shared. Immutable and thread-safe; all that changes is in the
/// <see cref="ArrowWorkspace"/>.
/// </summary>
sealed class ArrowBlock
{
    const double LogTwoPi = 1.8378770664093454836;

    // As in GramBlock.
    const int Refinements = 3;

    readonly ArrowDesign _design;
    readonly ArrowShared _shared;
    readonly ArrowLocal _local;
    readonly Lazy<ArrowTriangles> _triangles;

    /// <summary>Prepares the block.</summary>
    /// <param name="rows">The panel.</param>
    /// <param name="outcome">y over the padded rows of all geos.</param>
    /// <param name="rootWeights">√w > 0 where y counts (1 without weights), else 0; y, f and X are multiplied by it.</param>
    /// <param name="columns">X in any order; those of one geo are its own, all others shared.</param>
    /// <param name="sharesVariance">True when all geos have one noise variance: there is then one group, which is faster.</param>
    /// <exception cref="ArgumentException">Lengths do not agree, or a column belongs to a geo that the panel does not have.</exception>
    public ArrowBlock(PanelRows rows, double[] outcome, double[] rootWeights, IReadOnlyList<DesignColumn> columns, bool sharesVariance = false)
    {
        _design = new ArrowDesign(rows, outcome, rootWeights, columns, sharesVariance);
        _shared = new ArrowShared(_design);
        _local = new ArrowLocal(_design, _shared);
        _triangles = new Lazy<ArrowTriangles>(() => new ArrowTriangles(_design));
    }

    /// <summary>Number of coefficients K.</summary>
    public int Count => _design.Count;

    /// <summary>Number of noise variances: one for every geo, or one for all.</summary>
    public int Groups => _design.SharesVariance ? 1 : _design.Rows.Geos;

    /// <summary>Fused multiply-adds of an evaluation per cell, roughly, for <see cref="GeoBlocks"/>.</summary>
    public int OperationsPerCell
    {
        get
        {
            var perGeo = (double)_design.LocalIndex.Sum(static l => l.Length) / _design.Rows.Geos;
            var (q, own) = ((double)_design.Shared, _design.Own.Length);
            return (int)((perGeo * q * (q + perGeo) + own * q) / _design.Rows.Periods + 2 * (perGeo + own) + 8);
        }
    }

    internal ArrowDesign Design => _design;

    internal ArrowShared Shared => _shared;

    internal ArrowLocal Local => _local;

    /// <summary>
    /// Collapsed log likelihood; turns the rest of the expected outcome into its adjoint in place. Allocates nothing, save once
    /// where the scales first call for the factor from rows.
    /// </summary>
    /// <param name="outcome">In: f, the expected outcome without the block, over all rows; out: ∂ log p/∂f.</param>
    /// <param name="work">Scales in, derivatives out.</param>
    /// <returns>Not finite where a scale is too large or too small for floating point; the derivatives are then undefined.</returns>
    public double Evaluate(Span<double> outcome, ArrowWorkspace work)
    {
        _shared.Begin(work);
        _local.Begin(work);
        Kernels.Multiply(outcome, _design.RootWeights, work.Residual);
        work.Blocks.Run(work.Forward);
        if (TryFactor(work))
        {
            _shared.Solve(work);
            _shared.Invert(work);
            work.Blocks.Run(work.ScatterAndFinish);
        }
        else
        {
            _triangles.Value.Factor(work);
            for (var pass = 0; pass < Refinements; pass++)
            {
                work.Blocks.Run(work.Gather);
                _shared.Solve(work);
                work.Blocks.Run(work.Scatter);
            }
            _shared.Invert(work);
            work.Blocks.Run(work.Finish);
        }
        for (var g = 0; g < work.Geos.Length; g++)
        {
            var rows = _design.Rows.Of(g, outcome);
            Kernels.Scale(work.Geos[g].Precision, _design.Rows.Of(g, work.Residual), rows);
            if (_design.IsWeighted)
                Kernels.Multiply(rows, _design.Rows.Of(g, _design.RootWeights), rows);
        }
        return AddUp(work);
    }

    /// <summary>Draws the standardised coefficients z from their exact conditional; the coefficients are m + S z.</summary>
    /// <param name="work">As <see cref="Evaluate"/> left it.</param>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="standardised">Length K, in the order of the columns, overwritten.</param>
    public void Recover(ArrowWorkspace work, ref Rng rng, Span<double> standardised)
    {
        rng.NextNormals(standardised[..Count]);
        Array.Clear(work.Solution);
        for (var j = 0; j < _design.Shared; j++)
            work.Solution[j] = standardised[_design.SharedIndex[j]];
        work.Matrix.SolveUpper(work.Solution);
        for (var j = 0; j < _design.Shared; j++)
            standardised[_design.SharedIndex[j]] = work.Weights[j] + work.Solution[j];
        for (var block = 0; block < work.Parts.Length; block++)
            _local.Recover(block, work, standardised);
    }

    bool TryFactor(ArrowWorkspace work)
    {
        foreach (var part in work.Parts)
        {
            if (!part.IsFactored)
                return false;
        }
        work.Blocks.Run(work.Multiply);
        return _shared.Factor(work);
    }

    double AddUp(ArrowWorkspace work)
    {
        var sum = work.Matrix.LogDeterminant() + Kernels.SumOfSquares(work.Weights);
        var trace = -_shared.Differentiate(work);
        Array.Clear(work.LogVarianceAdjoint);
        for (var g = 0; g < work.Geos.Length; g++)
        {
            var (geo, group, count) = (work.Geos[g], _design.SharesVariance ? 0 : g, _design.Counts[g]);
            sum += geo.LogDeterminant + Kernels.SumOfSquares(geo.Weights) + count * (LogTwoPi + work.LogVariances[group]) + geo.Residual;
            work.LogVarianceAdjoint[group] += 0.5 * (geo.Residual - count + geo.Trace);
        }
        // The traces add up to tr(V (M − I)), of which the geos have theirs.
        if (_design.SharesVariance)
            work.LogVarianceAdjoint[0] += 0.5 * trace;
        return -0.5 * sum;
    }
}
