using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>What would have come without media, and with every treatment at the level that it is counted against.</summary>
static class BaselineTable
{
    /// <summary>Per period of the window, all geos together.</summary>
    public static Band Of(FittedModel fit, ComponentPass pass, Execution run = default)
    {
        var parts = Parts(pass);
        var periods = fit.Model.Panel.Periods;
        var mean = new double[periods];
        foreach (var c in parts)
            Kernels.Add(mean, GeoSums.OverGeos(pass.Means[c], periods), mean);
        double[][] draws = [.. Enumerable.Range(0, periods).Select(t => ReturnTable.Add(parts, c => pass.Bands[c][t]))];
        return BandBuilder.Build(draws, mean, run);
    }

    /// <summary>Its share of the expected outcome of the window, with its interval.</summary>
    public static Estimate Share(ComponentPass pass) =>
        BandBuilder.Estimate([.. ReturnTable.Add(Parts(pass), c => pass.Totals[c]).Zip(pass.ExpectedTotal, static (own, all) => own / all)]);

    static int[] Parts(ComponentPass pass) =>
        [.. Enumerable.Range(0, pass.Components.Count).Where(c => pass.Components[c].Kind is not (ComponentKind.Media or ComponentKind.Overlap or ComponentKind.Treatment))];
}
