using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Writes one channel.</summary>
static class ChannelLines
{
    public static void Write(YamlLines lines, ChannelSpec channel)
    {
        var path = $"channels.{channel.Name}";
        lines.Key($"{path}.spend", "spend", channel.Spend is { } spend ? YamlLines.Scalar(spend) : null);
        lines.Key($"{path}.exposure", "exposure", channel.Exposure is { } exposure ? YamlLines.Scalar(exposure) : null);
        lines.Key($"{path}.reach", "reach", channel.Reach is { } reach ? YamlLines.Scalar(reach) : null);
        lines.Key($"{path}.frequency", "frequency", channel.Frequency is { } frequency ? YamlLines.Scalar(frequency) : null);
        lines.Key($"{path}.national", "national", channel.IsNational ? "true" : null);
        lines.Key($"{path}.adstock", "adstock", Adstock(channel.Adstock));
        lines.Key($"{path}.saturation", "saturation", channel.Saturation.Name);
        lines.Key($"{path}.order", "order", channel.Order is { } order ? ModelWords.Orders.Of(order) : null);
        lines.Key($"{path}.scale", "scale", channel.Scale is { } scale ? ModelFileWriter.Scale(scale) : null);
        lines.Key($"{path}.geos", "geos", channel.Pooling is { } pooling ? PooledValue.Scalar(pooling) : null);
        lines.Key($"{path}.confounding", "confounding", channel.Confounding switch { null => null, FixedPrior { Value: 0 } => "\"off\"", var prior => YamlLines.Quoted(prior.Text) });
        var priors = Priors(channel).ToList();
        var units = channel.SaturationUnits == SaturationUnits.Scaled ? null : ModelWords.SaturationUnits.Of(channel.SaturationUnits);
        if (priors.Count == 0 && units is null)
            return;
        lines.Group($"{path}.priors", "priors", () =>
        {
            lines.Key($"{path}.priors.units", "units", units);
            foreach (var (key, text) in priors)
                lines.Key($"{path}.priors.{key}", key, YamlLines.Quoted(text));
            lines.Key($"{path}.priors.window", "window", channel.Strength?.Window is { } window ? $"{{ from: {YamlLines.Quoted(window.From)}, to: {YamlLines.Quoted(window.To)} }}" : null);
        });
    }

    static string Adstock(Adstock adstock)
    {
        var lag = adstock is not NoAdstock && adstock.MaxLag is { } maxLag ? Invariant($", max_lag: {maxLag}") : "";
        return $"{{ type: {adstock.Name}{lag}, normalize: {(adstock.Normalize ? "true" : "false")} }}";
    }

    static IEnumerable<(string Key, string Text)> Priors(ChannelSpec channel)
    {
        var declared = channel.Adstock.Parameters.Select(static p => ($"adstock.{p.Name}", p))
            .Concat(channel.Saturation.Parameters.Select(static p => ($"saturation.{p.Name}", p)));
        foreach (var (key, parameter) in declared)
        {
            if (channel.GeoParameters.FirstOrDefault(p => p.Parameter == key) is { } differs)
                yield return (key, PooledPriorText.Format(parameter.Written, differs.Pooling));
            else if (parameter.Written is { } prior)
                yield return (key, prior.Text);
        }
        // What a group pools is the group's to state.
        if (channel.Strength is { Prior: not GroupPrior } strength)
            yield return (strength.Quantity, strength.Prior.Text);
    }
}
