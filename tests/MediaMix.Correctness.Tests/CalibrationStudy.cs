namespace MediaMix.Correctness.Tests;

/// <summary>Ranks of many data sets, per quantity.</summary>
sealed class CalibrationStudy
{
    const int Ranks = 100;

    readonly int[][] _ranks;

    CalibrationStudy(IReadOnlyList<string> names, int[][] ranks) => (Names, _ranks) = (names, ranks);

    public IReadOnlyList<string> Names { get; }

    public static CalibrationStudy Run(CalibrationModel model, int dataSets)
    {
        var ranks = new int[dataSets][];
        Parallel.For(0, dataSets, d => ranks[d] = model.Ranks(d));
        return new CalibrationStudy(model.Names, ranks);
    }

    /// <summary>χ² of the ranks of one quantity against uniformity.</summary>
    public double ChiSquared(int quantity, int bins)
    {
        var counts = new int[bins];
        foreach (var ranks in _ranks)
            counts[ranks[quantity] * bins / Ranks]++;
        var expected = _ranks.Length / (double)bins;
        return counts.Sum(c => (c - expected) * (c - expected) / expected);
    }
}
