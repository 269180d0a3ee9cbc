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
    readonly Neighbours[] _neighbours;
    readonly Ends[] _ends;
    readonly int _length;

    /// <summary>Finds the gaps, geo by geo: errors carry over within a geo, never from one to the next.</summary>
    /// <param name="data">Which rows are fitted, at least one, and how much they weigh.</param>
    /// <param name="panel">How the rows stand.</param>
    /// <param name="sharesVariance">True when all geos have one noise variance, whose rows then make common groups; else every geo has its own.</param>
    public AutoregressiveRows(ObservedOutcome data, PanelRows panel, bool sharesVariance = true)
    {
        _rootWeights = data.RootWeights;
        _fitted = [.. Enumerable.Range(0, _rootWeights.Length).Where(t => _rootWeights[t] != 0)];
        NoiseGroups = sharesVariance ? 1 : panel.Geos;
        var geos = Enumerable.Range(0, _fitted.Length).GroupBy(i => _fitted[i] / panel.Stride).ToArray();
        var (lengths, start) = (new List<int>(), 0);
        _neighbours =
        [
            .. geos.SelectMany(static geo => geo.Skip(1).Select(i => (Geo: geo.Key, Row: i)))
                .GroupBy(pair => (Noise: sharesVariance ? 0 : pair.Geo, Gap: _fitted[pair.Row] - _fitted[pair.Row - 1]))
                .OrderBy(static group => group.Key)
                .Select(group => new Neighbours(group.Key.Noise, group.Key.Gap, [.. group.Select(static pair => pair.Row)], Take(group.Count()), Take(group.Count()))),
        ];
        _ends =
        [
            .. geos.GroupBy(geo => sharesVariance ? 0 : geo.Key)
                .Select(group => new Ends(group.Key, group.Sum(static geo => geo.Count()), [.. group.SelectMany(static geo => (int[])[geo.First(), geo.Last()])], Take(2 * group.Count()))),
        ];
        (GroupLengths, _length) = (lengths, start);

        int Take(int rows)
        {
            lengths.Add(Padding.RoundUp(rows));
            start += lengths[^1];
            return start - lengths[^1];
        }
    }

    /// <summary>Number of noise variances: one for all geos, or one for each.</summary>
    public int NoiseGroups { get; }

    /// <summary>Padded length of every group: differences and sums of each gap, then the ends, of one noise variance after the other.</summary>
    public IReadOnlyList<int> GroupLengths { get; }

    /// <summary>1 in the rows that are used, 0 in the padding between groups.</summary>
    public double[] Used()
    {
        var used = new double[_length];
        foreach (var pairs in _neighbours)
        {
            used.AsSpan(pairs.Differences, pairs.Later.Length).Fill(1);
            used.AsSpan(pairs.Sums, pairs.Later.Length).Fill(1);
        }
        foreach (var ends in _ends)
            used.AsSpan(ends.Start, ends.Rows.Length).Fill(1);
        return used;
    }

    /// <summary>The rows of a column over the window.</summary>
    /// <param name="column">Padded rows of all geos.</param>
    public double[] Of(double[] column)
    {
        var rows = new double[_length];
        Forward(column, rows);
        return rows;
    }

    /// <summary>Writes differences, sums and ends. Allocates nothing.</summary>
    /// <param name="column">Over the padded rows of all geos.</param>
    /// <param name="rows">Overwritten, with zeros between the groups.</param>
    public void Forward(ReadOnlySpan<double> column, Span<double> rows)
    {
        // The padding, too: one evaluation that overflowed must not reach into the next.
        rows.Clear();
        foreach (var (_, _, later, differences, sums) in _neighbours)
        {
            for (var i = 0; i < later.Length; i++)
            {
                var (before, after) = (Weighted(column, later[i] - 1), Weighted(column, later[i]));
                (rows[differences + i], rows[sums + i]) = (after - before, after + before);
            }
        }
        foreach (var (_, _, ends, start) in _ends)
        {
            for (var i = 0; i < ends.Length; i++)
                rows[start + i] = Weighted(column, ends[i]);
        }
    }

    /// <summary>Writes the derivatives with respect to a column from those with respect to its rows. Allocates nothing.</summary>
    /// <param name="rowsAdjoint">Derivative with respect to every row.</param>
    /// <param name="columnAdjoint">Overwritten.</param>
    public void Pullback(ReadOnlySpan<double> rowsAdjoint, Span<double> columnAdjoint)
    {
        columnAdjoint.Clear();
        foreach (var (_, _, ends, start) in _ends)
        {
            for (var i = 0; i < ends.Length; i++)
                columnAdjoint[_fitted[ends[i]]] += rowsAdjoint[start + i];
        }
        foreach (var (_, _, later, differences, sums) in _neighbours)
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
    /// <param name="ρ">Correlation of neighbouring rows, the same in all geos.</param>
    /// <param name="noise">σ of every noise group.</param>
    /// <param name="work">Its variances are overwritten.</param>
    /// <returns>What the log density of the groups, as if all of their rows were observations, lacks to be that of the outcome.</returns>
    public double Scale(double ρ, ReadOnlySpan<NoiseLevel> noise, GramWorkspace work)
    {
        var missing = 0.0;
        for (var k = 0; k < _neighbours.Length; k++)
        {
            var pairs = _neighbours[k];
            var (variance, logVariance) = (noise[pairs.Noise].Variance, noise[pairs.Noise].LogVariance);
            var correlation = GapCorrelation.Of(ρ, pairs.Gap);
            var (inverse, logInverse) = (correlation.Less / correlation.More, ScalarMath.Log(correlation.Less / correlation.More));
            (work.Variances[2 * k], work.LogVariances[2 * k]) = (4 * variance * inverse, 2 * LogTwo + logVariance + logInverse);
            (work.Variances[2 * k + 1], work.LogVariances[2 * k + 1]) = (4 * variance / inverse, 2 * LogTwo + logVariance - logInverse);
            missing -= pairs.Later.Length * ScalarMath.Log(correlation.Unexplained);
        }
        for (var e = 0; e < _ends.Length; e++)
        {
            var (group, ends) = (2 * _neighbours.Length + e, _ends[e]);
            var (variance, logVariance) = (noise[ends.Noise].Variance, noise[ends.Noise].LogVariance);
            (work.Variances[group], work.LogVariances[group]) = (2 * variance, LogTwo + logVariance);
            missing += ends.Fitted * (LogTwoPi + logVariance) + (4 * ends.Fitted - ends.Rows.Length) * LogTwo;
        }
        return 0.5 * missing;
    }

    /// <summary>Turns the derivatives with respect to the variances of the groups into those with respect to ρ and σ². Allocates nothing.</summary>
    /// <param name="ρ">As in <see cref="Scale"/>.</param>
    /// <param name="work">As evaluated.</param>
    /// <param name="logVarianceAdjoint">∂ log p/∂ ln σ² of every noise group, what <see cref="Scale"/> returned included; overwritten.</param>
    /// <returns>∂ log p/∂ρ, likewise.</returns>
    public double Pullback(double ρ, GramWorkspace work, Span<double> logVarianceAdjoint)
    {
        logVarianceAdjoint.Clear();
        for (var e = 0; e < _ends.Length; e++)
            logVarianceAdjoint[_ends[e].Noise] += 0.5 * _ends[e].Fitted + work.LogVarianceAdjoint[2 * _neighbours.Length + e];
        var autocorrelation = 0.0;
        for (var k = 0; k < _neighbours.Length; k++)
        {
            var correlation = GapCorrelation.Of(ρ, _neighbours[k].Gap);
            var (differences, sums) = (work.LogVarianceAdjoint[2 * k], work.LogVarianceAdjoint[2 * k + 1]);
            logVarianceAdjoint[_neighbours[k].Noise] += differences + sums;
            // ∂ ln q/∂φ = 2/(1 − φ²), ∂ ln(1 − φ²)/∂ ln q = −φ.
            autocorrelation += (sums - differences + 0.5 * _neighbours[k].Later.Length * correlation.Correlation) * 2 * correlation.Slope / correlation.Unexplained;
        }
        return autocorrelation;
    }

    double Weighted(ReadOnlySpan<double> column, int i) => column[_fitted[i]] * _rootWeights[_fitted[i]];

    /// <summary>Pairs of neighbouring fitted rows of a geo that are equally far apart.</summary>
    /// <param name="Noise">Which variance.</param>
    /// <param name="Gap">g, in rows.</param>
    /// <param name="Later">The later of each pair, counted among the fitted rows; the one before it is its neighbour.</param>
    /// <param name="Differences">First row of the differences.</param>
    /// <param name="Sums">First row of the sums.</param>
    sealed record Neighbours(int Noise, int Gap, int[] Later, int Differences, int Sums);

    /// <summary>The first and last fitted rows of all geos of one variance.</summary>
    /// <param name="Noise">Which variance.</param>
    /// <param name="Fitted">Fitted rows of these geos.</param>
    /// <param name="Rows">First and last of each geo in turn, counted among the fitted rows.</param>
    /// <param name="Start">The first of their rows.</param>
    sealed record Ends(int Noise, int Fitted, int[] Rows, int Start);
}
