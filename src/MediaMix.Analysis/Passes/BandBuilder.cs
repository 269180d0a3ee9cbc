using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>Quantiles per cell from draws stored as [cell, kept draw], with means from elsewhere or from the same draws.</summary>
static class BandBuilder
{
    public static Band Build(double[][] draws, double[]? mean = null)
    {
        var cells = draws.Length;
        var band = new Band(mean ?? new double[cells], new double[cells], new double[cells], new double[cells]);
        Parallel.For(0, cells, cell =>
        {
            if (mean is null)
                band.Mean[cell] = Average(draws[cell]);
            var sorted = (double[])draws[cell].Clone();
            Array.Sort(sorted);
            band.Q5[cell] = Quantiles.Type7(sorted, 0.05);
            band.Q50[cell] = Quantiles.Type7(sorted, 0.50);
            band.Q95[cell] = Quantiles.Type7(sorted, 0.95);
        });
        return band;
    }

    public static Estimate Estimate(double[] draws)
    {
        var sorted = (double[])draws.Clone();
        Array.Sort(sorted);
        return new Estimate(
            Average(draws), Quantiles.Type7(sorted, 0.05), Quantiles.Type7(sorted, 0.50), Quantiles.Type7(sorted, 0.95));
    }

    /// <summary>Allocates [cell][kept draw].</summary>
    public static double[][] Allocate(int cells, int draws)
    {
        var store = new double[cells][];
        for (var i = 0; i < cells; i++)
            store[i] = new double[draws];
        return store;
    }

    static double Average(double[] values) => Numerics.Kernels.Sum(values) / values.Length;
}
