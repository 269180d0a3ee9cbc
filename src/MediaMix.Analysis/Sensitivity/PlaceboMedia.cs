using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>Media that cannot have worked, as columns and channels beside those of a model.</summary>
static class PlaceboMedia
{
    /// <summary>
    /// Share of rows without noise spend, and standard deviation of the log in the others. Media that are always on can hide behind a
    /// response that hardly changes, which no data rule out; on and off at random, what they bring shows.
    /// </summary>
    const double Dark = 0.5, NoiseSpread = 1;

    const double LeadWeeks = 4;

    /// <summary>The model and the data with a channel of noise more, last: spend without memory, off in half of the rows and log-normal in the others, as much in total as the mean paid channel's, with the priors of the channel whose spend is nearest to it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="number">Number of the placebo.</param>
    public static (ModelSpec Spec, Panel Panel) Noise(BoundModel model, ulong seed, int number)
    {
        var (spec, panel) = (model.Spec, model.Panel);
        var paid = model.PaidChannels();
        var mean = paid.Length > 0 ? model.Constants.TotalSpend / paid.Length : model.Constants.Channels[0].Exposure;
        var rng = Rng.Create(seed, 0, number, (int)RngPurpose.Placebo);
        var values = new double[panel.Geos.Count * panel.Axis.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (geo, row) = Math.DivRem(i, panel.Axis.Count);
            var weight = (rng.NextDouble() < Dark ? 0 : 1 / (1 - Dark)) * Math.Exp(NoiseSpread * rng.NextNormal() - NoiseSpread * NoiseSpread / 2);
            values[i] = IsPresent(panel, geo, row) ? weight * model.Constants.Size(geo) * mean / panel.Cells : 0;
        }
        var column = Free("placebo_spend", panel.Series.ContainsKey);
        var typical = paid.Length > 0 ? spec.Channels[paid.MinBy(m => Math.Abs(model.Constants.Channels[m].Spend - mean))] : spec.Channels[0];
        return Add(spec, panel, Noise(typical) with { Name = Name(spec, "placebo"), Spend = column }, new Series(column, SeriesUnit.Spend, values));
    }

    static ChannelSpec Noise(ChannelSpec typical)
    {
        var isPlain = typical is { Reach: null, SaturationUnits: SaturationUnits.Scaled };
        return typical with
        {
            Exposure = null, Reach = null, Frequency = null, IsNational = false, GeoParameters = [], Confounding = null,
            Order = isPlain ? typical.Order : null,
            SaturationUnits = SaturationUnits.Scaled,
            Saturation = isPlain ? typical.Saturation : new HillSaturation(),
            Scale = isPlain ? typical.Scale : null,
            // A share stated for organic media, a pooled return and a window's are about that channel, not about one like it.
            Strength = typical.Strength is { Window: null, Prior: not GroupPrior and not FixedPrior } and not ContributionStrength ? typical.Strength : null,
        };
    }

    /// <summary>Rows of data in four weeks, at least one.</summary>
    public static int LeadRows(Panel panel) => Math.Max(1, (int)Math.Round(LeadWeeks / panel.Axis.WeeksPerPeriod));

    /// <summary>
    /// The model and the data with one more control, last: the mean of what a channel spends in the four weeks after each row, with the
    /// default prior of controls, which is around 0. Rows whose next four weeks are not all known are held out.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="channel">0-based channel.</param>
    public static (ModelSpec Spec, Panel Panel) Lead(BoundModel model, int channel)
    {
        var (spec, panel, rows) = (model.Spec, model.Panel, LeadRows(model.Panel));
        var source = spec.Channels[channel];
        var media = panel.Series[source.Spend ?? source.ExposureColumn];
        var values = new double[media.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (geo, row) = Math.DivRem(i, panel.Axis.Count);
            for (var lead = 1; lead <= rows && row + lead < panel.Axis.Count && IsPresent(panel, geo, row); lead++)
                values[i] += media.Values[i + lead] / rows;
        }
        var column = Free("lead_spend", panel.Series.ContainsKey);
        var isPanel = panel.Geos.Count > 1;
        var control = new ControlSpec { Column = column, IsPerCapita = isPanel, Pooling = isPanel ? Pooling.Shared : null };
        var known = panel.HoldOut((_, period) => period >= panel.Periods - rows).WithSeries(new Series(column, SeriesUnit.Plain, values));
        return (spec with { Controls = [.. spec.Controls, control] }, known);
    }

    static (ModelSpec, Panel) Add(ModelSpec spec, Panel panel, ChannelSpec channel, Series column) =>
        (spec with { Channels = [.. spec.Channels, channel] }, panel.WithSeries(column));

    static bool IsPresent(Panel panel, int geo, int row) => row < panel.History || panel.IsPresent(geo * panel.Periods + row - panel.History);

    static string Name(ModelSpec spec, string name) => Free(name, taken => spec.Channels.Any(c => c.Name == taken));

    static string Free(string name, Func<string, bool> isTaken)
    {
        while (isTaken(name))
            name += "_";
        return name;
    }
}
