using System.Globalization;

namespace MediaMix.Data;

/// <summary>
/// A fit as a netCDF-4 file in the layout that ArviZ calls InferenceData: groups <c>posterior</c>, <c>sample_stats</c>,
/// <c>posterior_predictive</c>, <c>log_likelihood</c>, <c>prior</c>, <c>prior_predictive</c>, <c>observed_data</c> and <c>constant_data</c>, dimensions
/// <c>chain</c> and <c>draw</c> first. Parameters have the names of <c>summary.csv</c>; those that differ in an index alone are one array over it. Equal fits
/// give equal bytes. Stateless and thread-safe.
/// </summary>
public static class InferenceNetCdf
{
    const string Chain = "chain", Draw = "draw", Geo = "geo", Time = "time", Channel = "channel", Control = "control";

    /// <summary>Sampler statistic that is a mark.</summary>
    const string Diverging = "diverging";

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Where to: empty, and it can seek; stays open.</param>
    /// <param name="content">What of the fit.</param>
    public static void Write(Stream stream, InferenceContent content)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(content);
        var writer = new NetCdfWriter(stream);
        var posterior = content.Draws.Parameters;
        Parameters(Sampled(writer, "posterior", posterior, content), posterior, content.Panel.Geos);
        Statistics(Sampled(writer, "sample_stats", posterior, content), content.Draws.Statistics);
        if (content.Predictive is { } predictive)
            Cells(Sampled(writer, "posterior_predictive", posterior, content), predictive, content.Panel);
        if (content.LogLikelihood is { } likelihood)
            Cells(Sampled(writer, "log_likelihood", posterior, content), likelihood.Select(block => Fitted(block, content.Panel)), content.Panel);
        if (content.Prior is { } prior)
        {
            Parameters(Sampled(writer, "prior", prior, content), prior, content.Panel.Geos);
            if (content.PriorPredictive is { } unseen)
                Cells(Sampled(writer, "prior_predictive", prior, content), unseen, content.Panel);
        }
        var observed = Group(writer, "observed_data", content);
        AddPeriods(observed, content.Panel);
        observed.AddVariable(OutcomeName(content.Panel), Dimensions(content.Panel), [content.Panel.ObservedOutcome()]);
        Constants(Group(writer, "constant_data", content), content);
        writer.Finish();
    }

    static NetCdfGroup Group(NetCdfWriter writer, string name, InferenceContent content)
    {
        var group = writer.AddGroup(name);
        group.AddAttribute("inference_library", content.Creator);
        return group;
    }

    static NetCdfGroup Sampled(NetCdfWriter writer, string name, IReadOnlyList<DrawVariable> sample, InferenceContent content)
    {
        var group = Group(writer, name, content);
        var draws = sample[0].Values;
        group.AddDimension(Chain, Numbers(draws.Length));
        group.AddDimension(Draw, Numbers(draws[0].Length));
        return group;
    }

    static void Parameters(NetCdfGroup group, IReadOnlyList<DrawVariable> sample, IReadOnlyList<string> geos)
    {
        var arrays = DrawArray.Join([.. sample.Select(static v => v with { Name = Safe(v.Name) })], geos, [Chain, Draw, Geo]);
        foreach (var array in arrays.Where(static a => a.Dimension is not null).DistinctBy(static a => a.Dimension))
        {
            if (array.IsNumbered)
                group.AddDimension(array.Dimension!, [.. array.Labels.Select(static label => long.Parse(label, CultureInfo.InvariantCulture))]);
            else
                group.AddDimension(array.Dimension!, array.Labels);
        }
        foreach (var array in arrays)
            group.AddVariable(array.Name, array.Dimension is { } dimension ? [Chain, Draw, dimension] : [Chain, Draw], array.Blocks());
    }

    static void Statistics(NetCdfGroup group, IReadOnlyList<DrawVariable> statistics)
    {
        foreach (var statistic in statistics)
        {
            if (statistic.Name == Diverging)
                group.AddMarks(Diverging, [Chain, Draw], [.. statistic.Values.SelectMany(static chain => chain).Select(static x => x != 0)]);
            else
                group.AddVariable(Safe(statistic.Name), [Chain, Draw], statistic.Values);
        }
    }

    static void Cells(NetCdfGroup group, IEnumerable<double[]> draws, Panel panel)
    {
        AddPeriods(group, panel);
        group.AddVariable(OutcomeName(panel), [Chain, Draw, .. Dimensions(panel)], draws);
    }

    static double[] Fitted(double[] cells, Panel panel) => [.. cells.Select((x, cell) => double.IsNaN(panel.FittedOutcome[cell]) ? double.NaN : x)];

    static void Constants(NetCdfGroup group, InferenceContent content)
    {
        var (panel, model) = (content.Panel, content.Model);
        AddPeriods(group, panel);
        group.AddDimension(Channel, [.. model.Channels.Select(static c => c.Name)]);
        var zeros = new double[panel.Cells];
        group.AddVariable("spend", [Channel, .. Dimensions(panel)], model.Channels.Select(c => c.Spend is { } column ? panel.WindowOf(column) : zeros));
        group.AddVariable("exposure", [Channel, .. Dimensions(panel)], model.Channels.Select(c => panel.WindowOf(c.ExposureColumn)));
        string[] controls = [.. model.Controls.Where(static c => !c.IsCategorical).Select(static c => c.Column).Distinct(StringComparer.Ordinal)];
        if (controls.Length > 0)
        {
            group.AddDimension(Control, controls);
            group.AddVariable("control_value", [Control, .. Dimensions(panel)], controls.Select(panel.WindowOf));
        }
        if (panel is { Geos.Count: > 1, Population: { } population })
            group.AddVariable("population", [Geo], [[.. population]]);
        group.AddMarks("is_fitted", Dimensions(panel), [.. panel.FittedOutcome.Select(double.IsFinite)]);
    }

    static void AddPeriods(NetCdfGroup group, Panel panel)
    {
        if (panel.Geos.Count > 1)
            group.AddDimension(Geo, panel.Geos);
        var axis = panel.Window;
        if (axis.HasDates)
            group.AddDimension(Time, [.. Enumerable.Range(0, axis.Count).Select(t => (long)(axis.Date(t).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber))], ("units", "days since 1970-01-01"), ("calendar", "proleptic_gregorian"));
        else
            group.AddDimension(Time, [.. Enumerable.Range(0, axis.Count).Select(t => long.Parse(axis.Label(t), CultureInfo.InvariantCulture))]);
    }

    static string[] Dimensions(Panel panel) => panel.Geos.Count > 1 ? [Geo, Time] : [Time];

    /// <summary>The outcome's column, unless a dimension is called so.</summary>
    static string OutcomeName(Panel panel) => Safe(panel.Outcome.Name) is var name && name is Chain or Draw or Geo or Time ? $"outcome_{name}" : name;

    /// <summary>A slash would lead into another group; control characters are no part of a name.</summary>
    static string Safe(string name) => string.Concat(name.Select(static c => c == '/' ? '∕' : char.IsControl(c) ? ' ' : c)) is var text && text is "." or ".." or "" ? $"_{text}" : text;

    static long[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(static i => (long)i)];
}
