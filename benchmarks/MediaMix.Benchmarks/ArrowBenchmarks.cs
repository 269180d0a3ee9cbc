using BenchmarkDotNet.Attributes;
using MediaMix.Numerics;

namespace MediaMix.Benchmarks;

/// <summary>
/// One evaluation of the linear block of a panel: k columns per geo, a trend with its own rows in every geo and two more, and time effects
/// that repeat. Gapped: every tenth cell is missing, so no two periods weigh alike.
/// </summary>
public class ArrowBenchmarks
{
    ArrowBlock _block = null!;
    ArrowWorkspace _work = null!;
    GeoBlocks _blocks = null!;
    double[] _rest = [];
    double[] _outcome = [];

    [Params("40x156 k4 q67", "40x156 k4 q67 gapped", "10x104 k4 q40", "200x156 k6 q200")]
    public string Panel { get; set; } = "";

    [Params(1, 2)]
    public int Degree { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var numbers = Panel.Split(' ', 'x').Take(4).Select(static s => int.Parse(s.TrimStart('k', 'q'), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var rows = new PanelRows(numbers[0], numbers[1]);
        var rng = Rng.Create(1, 0, 0, 50);
        var columns = new List<DesignColumn>();
        for (var g = 0; g < rows.Geos; g++)
        {
            for (var k = 0; k < numbers[2]; k++)
                columns.Add(DesignColumn.OfOne(rows, g, Noise(rows.Stride, ref rng)));
        }
        for (var j = 0; j < numbers[3]; j++)
            columns.Add(j < 3 ? DesignColumn.OfAll(rows, Noise(rows.Count, ref rng)) : DesignColumn.OfEach(rows, Noise(rows.Stride, ref rng)));
        var isGapped = Panel.EndsWith("gapped", StringComparison.Ordinal);
        double[] roots = [.. Enumerable.Range(0, rows.Count).Select(t => t % rows.Stride >= rows.Periods || isGapped && (t + t / rows.Stride) * 7 % 10 == 3 ? 0.0 : 1)];
        _block = new ArrowBlock(rows, Noise(rows.Count, ref rng), roots, columns);
        _blocks = new GeoBlocks(rows, _block.OperationsPerCell, Degree);
        _work = new ArrowWorkspace(_block, _blocks);
        Array.Fill(_work.Sds, 0.5);
        Array.Fill(_work.Variances, 0.3);
        Array.Fill(_work.LogVariances, ScalarMath.Log(0.3));
        (_rest, _outcome) = (Noise(rows.Count, ref rng), new double[rows.Count]);
    }

    [GlobalCleanup]
    public void CleanUp() => _blocks.Dispose();

    [Benchmark]
    public double Evaluate()
    {
        _rest.CopyTo(_outcome, 0);
        return _block.Evaluate(_outcome, _work);
    }

    static double[] Noise(int length, ref Rng rng)
    {
        var values = new double[length];
        rng.NextNormals(values);
        return values;
    }
}
