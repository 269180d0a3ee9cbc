using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Prior and posterior as normal densities on a grid.</summary>
internal static class SampleDensity
{
    const int Points = 81;

    public static PriorPosterior Normal(
        string channel, string quantity, double from, double to, (double Mean, double Sd) prior, (double Mean, double Sd) posterior)
    {
        var grid = new double[Points];
        var before = new double[Points];
        var after = new double[Points];
        var overlap = 0.0;
        var step = (to - from) / (Points - 1);
        for (var i = 0; i < Points; i++)
        {
            grid[i] = from + i * step;
            before[i] = Density(grid[i], prior.Mean, prior.Sd);
            after[i] = Density(grid[i], posterior.Mean, posterior.Sd);
            overlap += step * Math.Min(before[i], after[i]);
        }
        return new PriorPosterior(channel, quantity, grid, before, after, Math.Min(1, overlap));
    }

    static double Density(double x, double mean, double sd)
    {
        var z = (x - mean) / sd;
        return Math.Exp(-z * z / 2) / (sd * Math.Sqrt(2 * Math.PI));
    }
}
