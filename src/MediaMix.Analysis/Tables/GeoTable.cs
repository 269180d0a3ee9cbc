using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>What a fit says of every geo of a panel.</summary>
static class GeoTable
{
    /// <summary>One result per geo, in the order of the panel; none for a national panel.</summary>
    public static IReadOnlyList<GeoResult> Of(FittedModel fit, ComponentPass components, CellResults cells, ReturnPass returns, Execution run = default)
    {
        var panel = fit.Model.Panel;
        if (panel.Geos.Count == 1)
            return [];
        var series = GeoBandPass.Run(fit, components, run);
        var spends = fit.Model.Spec.Channels.Select(channel => channel.Spend is { } column ? panel.WindowOf(column) : null).ToArray();
        var observed = panel.ObservedOutcome();
        var results = new GeoResult[panel.Geos.Count];
        run.For(results.Length, g =>
        {
            var own = new Range(g * panel.Periods, (g + 1) * panel.Periods);
            var fitted = FitQuality.OfGeo(fit, cells, components.Innovations, g);
            var used = Enumerable.Range(0, panel.Periods).Where(t => !double.IsNaN(panel.FittedOutcome[g * panel.Periods + t])).ToArray();
            results[g] = new GeoResult
            {
                Geo = panel.Geos[g],
                Population = panel.Population?[g],
                Size = fit.Model.Constants.Size(g),
                Periods = Periods(panel, observed, g),
                Fitted = fitted,
                ActualTotal = used.Sum(t => fitted.Actual[t]),
                ExpectedTotal = used.Sum(t => fitted.Expected[t]),
                Contributions = [.. components.GeoTotals.Select((totals, c) => Contribution(totals[g], components.Means[c].AsSpan()[own]))],
                ContributionSeries = series?[g],
                Channels = [.. spends.Select((spend, m) => Channel(fit, components, returns, m, g, spend is null ? 0 : Numerics.Kernels.Sum(spend.AsSpan()[own])))],
            };
        });
        return results;
    }

    static GeoPeriods Periods(Panel panel, double[] observed, int geo)
    {
        var cells = Enumerable.Range(geo * panel.Periods, panel.Periods).ToArray();
        var absent = cells.Count(cell => !panel.IsPresent(cell));
        var fitted = cells.Count(cell => !double.IsNaN(panel.FittedOutcome[cell]));
        var heldOut = cells.Count(cell => panel.Marks.HeldOut?[cell] is true && !double.IsNaN(observed[cell]) && panel.ExclusionOf(cell % panel.Periods) is null);
        return new GeoPeriods(fitted, heldOut, cells.Length - fitted - heldOut - absent, absent);
    }

    /// <summary>Quantiles of the kept draws around the mean of all, so that geos add up to the total.</summary>
    static Estimate Contribution(double[] totals, ReadOnlySpan<double> means) =>
        BandBuilder.Estimate(totals) with { Mean = Numerics.Kernels.Sum(means) };

    static GeoReturn Channel(FittedModel fit, ComponentPass components, ReturnPass returns, int channel, int geo, double spend)
    {
        var component = components.Components.Count - fit.Model.Spec.Channels.Count + channel;
        var periods = fit.Model.Panel.Periods;
        return new GeoReturn(
            spend,
            Contribution(components.GeoTotals[component][geo], components.Means[component].AsSpan(geo * periods, periods)),
            spend > 0 ? BandBuilder.Estimate([.. returns.GeoEffect[channel][geo].Select(e => e / spend)]) with { Mean = returns.GeoMeans[channel][geo] / spend } : null,
            spend > 0 ? returns.GeoMarginalMeans[channel][geo] / (ReturnPass.Step * spend) : null,
            OwnInformation(fit, channel, geo));
    }

    static double? OwnInformation(FittedModel fit, int channel, int geo)
    {
        var name = new StrengthKey(fit.Model.Spec.Channels[channel].Name, StrengthKind.Coefficient) { Form = ParameterForm.Deviation, Geo = fit.Model.Panel.Geos[geo] }.Name;
        if (!fit.Draws.Contains(name))
            return null;
        var draws = fit.Draws[name];
        var mean = draws.Average();
        return 1 - draws.Sum(z => (z - mean) * (z - mean)) / (draws.Length - 1);
    }
}
