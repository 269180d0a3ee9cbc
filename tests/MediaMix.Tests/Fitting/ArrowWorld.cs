using MediaMix.Numerics;
using MediaMix.Numerics.Tests;

namespace MediaMix.Tests.Fitting;

/// <summary>A random panel for an <see cref="ArrowBlock"/>: an outcome drawn from the model itself, and the same columns as full rows.</summary>
sealed class ArrowWorld
{
    readonly PanelRows _rows;
    readonly DesignColumn[] _columns;
    readonly double[] _outcome;
    readonly double[] _rest;

    public ArrowWorld(ArrowCase shape, int seed, GeoBlocks? blocks = null)
    {
        var rng = Rng.Create(77, 0, seed, 50);
        _rows = new PanelRows(shape.Geos, shape.Periods);
        _outcome = new double[_rows.Count];
        rng.NextNormals(_outcome);
        RootWeights = new double[_rows.Count];
        for (var g = 0; g < shape.Geos; g++)
        {
            for (var t = 0; t < shape.Periods; t++)
                RootWeights[g * _rows.Stride + t] = shape.Root(g, t);
        }
        _columns = [.. Columns(shape, _rows, ref rng)];
        Block = new ArrowBlock(_rows, _outcome, RootWeights, _columns, shape.SharesVariance);
        Work = new ArrowWorkspace(Block, blocks);
        for (var k = 0; k < Count; k++)
            (Work.Means[k], Work.Sds[k]) = (k % 3 == 0 ? 0 : rng.NextNormal(), Math.Pow(10, shape.SdFrom + (shape.SdTo - shape.SdFrom) * rng.NextDouble()));
        for (var g = 0; g < Block.Groups; g++)
        {
            Work.Variances[g] = Math.Pow(10, 2 * (shape.NoiseFrom + (shape.NoiseTo - shape.NoiseFrom) * rng.NextDouble()));
            Work.LogVariances[g] = ScalarMath.Log(Work.Variances[g]);
        }
        _rest = new double[_rows.Count];
        for (var t = 0; t < _rest.Length; t++)
            _rest[t] = _outcome[t] - Math.Sqrt(Work.Variances[Group(t)]) * rng.NextNormal() / Math.Max(RootWeights[t], 0.1);
        for (var k = 0; k < Count; k++)
            _columns[k].AddTo(-(Work.Means[k] + Work.Sds[k] * rng.NextNormal()), _rest);
    }

    public ArrowBlock Block { get; }

    public ArrowWorkspace Work { get; }

    public double[] RootWeights { get; }

    public int Count => _columns.Length;

    public int Rows => _rows.Count;

    /// <summary>Rows that count.</summary>
    public int[] Observed => [.. Enumerable.Range(0, Rows).Where(t => RootWeights[t] != 0)];

    public double[] Rest() => (double[])_rest.Clone();

    public double Evaluate() => Block.Evaluate(Rest(), Work);

    public double[] OutcomeAdjoint()
    {
        var rest = Rest();
        Block.Evaluate(rest, Work);
        return rest;
    }

    /// <summary>The same scales in a block over full rows, evaluated; its groups are the geos, or all rows.</summary>
    public (double Density, double[] Adjoint, GramWorkspace Work) Gram()
    {
        int[] lengths = Block.Groups == 1 ? [Rows] : [.. Enumerable.Repeat(_rows.Stride, _rows.Geos)];
        var gram = new GramBlock(_outcome, RootWeights, [.. _columns.Select(Full)], lengths);
        var work = new GramWorkspace(gram);
        Work.Means.CopyTo(work.Means, 0);
        Work.Sds.CopyTo(work.Sds, 0);
        Work.Variances.CopyTo(work.Variances, 0);
        Work.LogVariances.CopyTo(work.LogVariances, 0);
        var rest = Rest();
        return (gram.Evaluate(rest, work), rest, work);
    }

    /// <summary>What rounding y − f − X m costs whatever is done with it: 16 units in the last place of every term, times the derivative.</summary>
    public double Rounding() =>
        OutcomeAdjoint().Select((a, t) => Math.Abs(a) * (Math.Abs(_outcome[t]) + Math.Abs(_rest[t]) + Enumerable.Range(0, Count).Sum(k => Math.Abs(Work.Means[k] * Full(_columns[k])[t]))))
            .Sum() * 16 * Math.ScaleB(1, -53);

    /// <summary>The log density of the weighted rows by dense elimination with 31 digits.</summary>
    public DoubleDouble Dense(Action<double[], double[], double[]>? edit = null, int row = -1, double step = 0)
    {
        var (means, sds, variances) = ((double[])Work.Means.Clone(), (double[])Work.Sds.Clone(), (double[])Work.Variances.Clone());
        edit?.Invoke(means, sds, variances);
        var rows = Observed;
        return DenseMarginal.Precise(
            [.. rows.Select(t => (DoubleDouble)_outcome[t] - ((DoubleDouble)_rest[t] + (t == row ? step : 0)))], [.. rows.Select(t => RootWeights[t])],
            [.. _columns.Select(c => rows.Select(t => Full(c)[t]).ToArray())], means, sds, (i, j) => i == j ? variances[Group(rows[i])] : 0);
    }

    /// <summary>Mean and covariance of the standardised coefficients, by dense algebra.</summary>
    public (double[] Mean, double[,] Covariance) Conditional()
    {
        var rows = Observed;
        double[][] full = [.. _columns.Select(Full)];
        var design = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
            rows.Length, Count, (i, k) => full[k][rows[i]] * RootWeights[rows[i]] * Work.Sds[k] / Math.Sqrt(Work.Variances[Group(rows[i])]));
        var residual = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(
            rows.Length,
            i => RootWeights[rows[i]] * (_outcome[rows[i]] - _rest[rows[i]] - Enumerable.Range(0, Count).Sum(k => full[k][rows[i]] * Work.Means[k])) / Math.Sqrt(Work.Variances[Group(rows[i])]));
        var precision = design.TransposeThisAndMultiply(design) + MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseIdentity(Count);
        return (precision.Solve(design.TransposeThisAndMultiply(residual)).ToArray(), precision.Inverse().ToArray());
    }

    int Group(int row) => Block.Groups == 1 ? 0 : row / _rows.Stride;

    double[] Full(DesignColumn column)
    {
        var full = new double[_rows.Count];
        column.AddTo(1, full);
        return full;
    }

    /// <summary>Columns of all kinds, shuffled: those of geos first a level, then noise; hats and noise that repeat; noise of all.</summary>
    static DesignColumn[] Columns(ArrowCase shape, PanelRows rows, ref Rng rng)
    {
        var columns = new List<DesignColumn>();
        for (var g = 0; g < shape.Geos; g++)
        {
            for (var l = 0; l < shape.Local(g); l++)
                columns.Add(DesignColumn.OfOne(rows, g, Noise(shape, rows.Stride, isLevel: l == 0, ref rng)));
        }
        for (var j = 0; j < shape.Own; j++)
            columns.Add(DesignColumn.OfAll(rows, Noise(shape, rows.Count, isLevel: false, ref rng)));
        for (var j = 0; j < shape.Repeated; j++)
        {
            var values = Noise(shape, rows.Stride, isLevel: j == 0, ref rng);
            var knot = j * (shape.Periods - 1.0) / shape.Repeated;
            for (var t = 0; t < shape.Periods && j % 2 == 1; t++)
                values[t] = Math.Max(0, 1 - Math.Abs(t - knot) / 3);
            columns.Add(DesignColumn.OfEach(rows, values));
        }
        if (shape.HasTwins)
            columns.Add(columns[^1]);
        var keys = new double[columns.Count];
        rng.NextNormals(keys);
        var shuffled = columns.ToArray();
        Array.Sort(keys, shuffled);
        return shuffled;
    }

    static double[] Noise(ArrowCase shape, int length, bool isLevel, ref Rng rng)
    {
        var values = new double[length];
        var stride = Padding.RoundUp(shape.Periods);
        for (var t = 0; t < length; t++)
            values[t] = t % stride >= shape.Periods ? 0 : isLevel ? 1 : rng.NextNormal();
        return values;
    }
}
