using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// First-order autoregressive errors as independent ones. With φ = ρ^g between neighbouring fitted rows that are g rows apart, the
/// quadratic form of e ~ N(0, σ² R(ρ)) is a sum of squares with constant rows and positive weights,
/// eᵀR⁻¹e = ½ (e_first² + e_last²) + ¼ Σ [ q (e_t − e_s)² + (e_t + e_s)²/q ], q = (1 + φ)/(1 − φ), s the fitted row before t,
/// and ln det R = Σ ln(1 − φ²). So differences and sums are what <see cref="GramBlock"/> takes as rows, one group of each for
/// every gap, with variances 4σ²/q and 4σ²q, and 2σ² for the ends: all that depends on the data is computed once, and nothing cancels
/// where ρ is close to 1 or −1, as it does in x_t − ρ x_(t−1). Immutable and thread-safe.
/// </summary>
/// <remarks>
/// The squared prediction error (e_t − φ e_s)² / (1 − φ²) of Prais and Winsten (1954) is ¼ [ q d² + s²/q ] + ½ (e_t² − e_s²) with d and s the difference and the sum, and
/// the last parts telescope. Rows with weights w stand for √w times themselves.
/// </remarks>
sealed class AutoregressiveRows
{
    const double LogTwoPi = 1.8378770664093454836;
    const double LogTwo = 0.69314718055994530942;

    readonly int[] _fitted;
    readonly double[] _rootWeights;
    readonly (int Gap, int[] Later, int Differences, int Sums)[] _gaps;
    readonly int _ends;
    readonly int _length;

    /// <summary>Finds the gaps.</summary>
    /// <param name="data">Which rows are fitted, at least one, and how much they weigh.</param>
    public AutoregressiveRows(ObservedOutcome data)
    {
        _rootWeights = data.RootWeights;
        _fitted = [.. Enumerable.Range(0, _rootWeights.Length).Where(t => _rootWeights[t] != 0)];
        var gaps = Enumerable.Range(1, _fitted.Length - 1).GroupBy(i => _fitted[i] - _fitted[i - 1]).OrderBy(static g => g.Key);
        var (lengths, start) = (new List<int>(), 0);
        _gaps = [.. gaps.Select(gap => (gap.Key, gap.ToArray(), Take(gap.Count()), Take(gap.Count())))];
        _ends = Take(2);
        (GroupLengths, _length) = (lengths, start);

        int Take(int rows)
        {
            lengths.Add(Padding.RoundUp(rows));
            start += lengths[^1];
            return start - lengths[^1];
        }
    }

    /// <summary>Padded length of every group: differences and sums of each gap, then the ends.</summary>
    public IReadOnlyList<int> GroupLengths { get; }

    /// <summary>1 in the rows that are used, 0 in the padding between groups.</summary>
    public double[] Used()
    {
        var used = new double[_length];
        foreach (var (_, later, differences, sums) in _gaps)
        {
            used.AsSpan(differences, later.Length).Fill(1);
            used.AsSpan(sums, later.Length).Fill(1);
        }
        used.AsSpan(_ends, 2).Fill(1);
        return used;
    }

    /// <summary>The rows of a column over the window.</summary>
    public double[] Of(double[] column)
    {
        var rows = new double[_length];
        Forward(column, rows);
        return rows;
    }

    /// <summary>Writes differences, sums and ends. Allocates nothing.</summary>
    /// <param name="column">Over the rows of the window.</param>
    /// <param name="rows">Overwritten, with zeros between the groups.</param>
    public void Forward(ReadOnlySpan<double> column, Span<double> rows)
    {
        // The padding, too: one evaluation that overflowed must not reach into the next.
        rows.Clear();
        foreach (var (_, later, differences, sums) in _gaps)
        {
            for (var i = 0; i < later.Length; i++)
            {
                var (before, after) = (Weighted(column, later[i] - 1), Weighted(column, later[i]));
                (rows[differences + i], rows[sums + i]) = (after - before, after + before);
            }
        }
        (rows[_ends], rows[_ends + 1]) = (Weighted(column, 0), Weighted(column, _fitted.Length - 1));
    }

    /// <summary>Writes the derivatives with respect to a column from those with respect to its rows. Allocates nothing.</summary>
    /// <param name="rowsAdjoint">Derivative with respect to every row.</param>
    /// <param name="columnAdjoint">Overwritten.</param>
    public void Pullback(ReadOnlySpan<double> rowsAdjoint, Span<double> columnAdjoint)
    {
        columnAdjoint.Clear();
        columnAdjoint[_fitted[0]] += rowsAdjoint[_ends];
        columnAdjoint[_fitted[^1]] += rowsAdjoint[_ends + 1];
        foreach (var (_, later, differences, sums) in _gaps)
        {
            for (var i = 0; i < later.Length; i++)
            {
                var (difference, sum) = (rowsAdjoint[differences + i], rowsAdjoint[sums + i]);
                columnAdjoint[_fitted[later[i]]] += sum + difference;
                columnAdjoint[_fitted[later[i] - 1]] += sum - difference;
            }
        }
        Kernels.Multiply(columnAdjoint, _rootWeights, columnAdjoint);
    }

    /// <summary>Writes the variances of the groups. Allocates nothing.</summary>
    /// <param name="ρ">Correlation of neighbouring rows.</param>
    /// <param name="noise">σ.</param>
    /// <param name="work">Its variances are overwritten.</param>
    /// <returns>What the log density of the groups, as if all of their rows were observations, lacks to be that of the outcome.</returns>
    public double Scale(double ρ, NoiseLevel noise, GramWorkspace work)
    {
        var (variance, logVariance, logUnexplained) = (noise.Variance, noise.LogVariance, 0.0);
        for (var k = 0; k < _gaps.Length; k++)
        {
            var correlation = GapCorrelation.Of(ρ, _gaps[k].Gap);
            var (inverse, logInverse) = (correlation.Less / correlation.More, ScalarMath.Log(correlation.Less / correlation.More));
            (work.Variances[2 * k], work.LogVariances[2 * k]) = (4 * variance * inverse, 2 * LogTwo + logVariance + logInverse);
            (work.Variances[2 * k + 1], work.LogVariances[2 * k + 1]) = (4 * variance / inverse, 2 * LogTwo + logVariance - logInverse);
            logUnexplained += _gaps[k].Later.Length * ScalarMath.Log(correlation.Unexplained);
        }
        (work.Variances[^1], work.LogVariances[^1]) = (2 * variance, LogTwo + logVariance);
        return 0.5 * (_fitted.Length * (LogTwoPi + logVariance) + (4 * _fitted.Length - 2) * LogTwo - logUnexplained);
    }

    /// <summary>Turns the derivatives with respect to the variances of the groups into those with respect to ρ and σ². Allocates nothing.</summary>
    /// <param name="ρ">As in <see cref="Scale"/>.</param>
    /// <param name="work">As evaluated.</param>
    /// <returns>∂ log p/∂ρ and ∂ log p/∂ ln σ², what <see cref="Scale"/> returned included.</returns>
    public (double Autocorrelation, double LogVariance) Pullback(double ρ, GramWorkspace work)
    {
        var (autocorrelation, logVariance) = (0.0, 0.5 * _fitted.Length + work.LogVarianceAdjoint[^1]);
        for (var k = 0; k < _gaps.Length; k++)
        {
            var correlation = GapCorrelation.Of(ρ, _gaps[k].Gap);
            var (differences, sums) = (work.LogVarianceAdjoint[2 * k], work.LogVarianceAdjoint[2 * k + 1]);
            logVariance += differences + sums;
            // ∂ ln q/∂φ = 2/(1 − φ²), ∂ ln(1 − φ²)/∂ ln q = −φ.
            autocorrelation += (sums - differences + 0.5 * _gaps[k].Later.Length * correlation.Correlation) * 2 * correlation.Slope / correlation.Unexplained;
        }
        return (autocorrelation, logVariance);
    }

    double Weighted(ReadOnlySpan<double> column, int i) => column[_fitted[i]] * _rootWeights[_fitted[i]];
}
