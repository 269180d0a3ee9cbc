using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>Quantiles per cell from draws stored as [cell, kept draw], with means from elsewhere or from the same draws.</summary>
static class BandBuilder
{
    public static Band Build(double[][] draws, double[]? mean = null, Execution run = default)
    {
        var cells = draws.Length;
        var band = new Band(mean ?? new double[cells], new double[cells], new double[cells], new double[cells]);
        run.For(cells, cell =>
        {
            if (mean is null)
                band.Mean[cell] = Average(draws[cell]);
            (band.Q5[cell], band.Q50[cell], band.Q95[cell]) = Limits(draws[cell]);
        });
        return band;
    }

    /// <summary>The quantiles of an estimate: 5, 50 and 95 %. The draws stay in their order.</summary>
    public static (double Q5, double Q50, double Q95) Limits(double[] draws)
    {
        Span<double> limits = stackalloc double[3];
        Quantiles.Select((double[])draws.Clone(), [0.05, 0.50, 0.95], limits);
        return (limits[0], limits[1], limits[2]);
    }

    public static Estimate Estimate(double[] draws)
    {
        var (q5, q50, q95) = Limits(draws);
        return new Estimate(Average(draws), q5, q50, q95);
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
