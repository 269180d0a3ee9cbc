namespace MediaMix.Analysis;

/// <summary>
/// Do errors of geos go up and down together? Residuals less their mean per geo; under autoregressive errors what the period before does not
/// predict of them. Threshold and its simulation: docs/statistics.md, section 3.
/// </summary>
static class ResidualCorrelation
{
    /// <summary>A total whose sd is this many times as large has 81 % inside its 90 % band.</summary>
    const double Material = 1.25;

    /// <summary>0.1 % point of the standard normal distribution.</summary>
    const double Rare = 3.09;

    /// <summary>Null for a national panel, and where fewer than three periods have two fitted geos.</summary>
    public static GeoCorrelation? Of(FittedModel fit, ComponentPass components, CellResults cells)
    {
        var panel = fit.Model.Panel;
        if (panel.Geos.Count == 1)
            return null;
        var raw = panel.FittedOutcome.Zip(cells.Expected, static (y, e) => y - e).ToArray();
        return Of(raw, components.Innovations, panel.Geos.Count, panel.Periods);
    }

    /// <summary>The same of residuals by themselves.</summary>
    /// <param name="residuals">[geo, period], outcome units; NaN where nothing is fitted.</param>
    /// <param name="innovations">Of the same shape, in any unit of the geo; null = the residuals.</param>
    /// <param name="geos">At least 2.</param>
    /// <param name="periods">Periods.</param>
    internal static GeoCorrelation? Of(double[] residuals, double[]? innovations, int geos, int periods)
    {
        var (standard, sd) = (new double[residuals.Length], new double[geos]);
        for (var g = 0; g < geos; g++)
        {
            var own = new Range(g * periods, (g + 1) * periods);
            sd[g] = Scale(residuals[own]);
            Standardize((innovations ?? residuals)[own], standard.AsSpan(g * periods, periods));
        }
        var (together, apart, products, pairs, count) = (0.0, 0.0, 0.0, 0L, 0);
        for (var t = 0; t < periods; t++)
        {
            var (sum, variance, z, squares, n) = (0.0, 0.0, 0.0, 0.0, 0);
            for (var g = 0; g < geos; g++)
            {
                var r = standard[g * periods + t];
                if (double.IsNaN(r))
                    continue;
                (sum, variance, z, squares, n) = (sum + r * sd[g], variance + sd[g] * sd[g], z + r, squares + r * r, n + 1);
            }
            if (n < 2)
                continue;
            (together, apart) = (together + sum * sum, apart + variance);
            (products, pairs, count) = (products + z * z - squares, pairs + (long)n * (n - 1), count + 1);
        }
        return count < 3 || !(apart > 0) ? null
            : new GeoCorrelation(products / pairs, Math.Sqrt(together / apart), Math.Max(Material, Math.Sqrt(1 + Rare * Math.Sqrt(2.0 / count))), count);
    }

    static double Scale(double[] values)
    {
        var known = values.Where(static r => !double.IsNaN(r)).ToArray();
        if (known.Length < 2)
            return 0;
        var mean = known.Average();
        return Math.Sqrt(known.Average(r => (r - mean) * (r - mean)));
    }

    /// <summary>Mean 0 and variance 1 over what is known; NaN for a geo whose residuals do not vary.</summary>
    static void Standardize(double[] values, Span<double> standard)
    {
        var known = values.Where(static r => !double.IsNaN(r)).ToArray();
        var (mean, scale) = (known.Length > 0 ? known.Average() : 0, Scale(values));
        for (var t = 0; t < values.Length; t++)
            standard[t] = scale > 0 ? (values[t] - mean) / scale : double.NaN;
    }
}
