namespace MediaMix.Data;

/// <summary>The group <c>scaling</c> of a model file and the <c>scale</c> of a channel.</summary>
static class ScalingKeys
{
    public static ScalingSpec Read(YamlGroup? group)
    {
        var scaling = new ScalingSpec();
        if (group is null)
            return scaling;
        var outcome = group.Find("outcome") is { } node ? Outcome(node, group) : null;
        var media = Media(group, "media");
        var controls = group.Choice("controls", ModelWords.ControlScales);
        var geos = group.Choice("geos", ModelWords.GeoScales);
        group.Finish();
        return scaling with
        {
            Geos = geos ?? scaling.Geos,
            Outcome = outcome ?? scaling.Outcome,
            Media = media ?? scaling.Media,
            StandardizeControls = controls ?? scaling.StandardizeControls,
        };
    }

    /// <summary>A media scale under any key; null when absent.</summary>
    public static MediaScale? Media(YamlGroup group, string key)
    {
        if (group.Find(key) is not { } node)
            return null;
        if (YamlValue.AsNumber(node) is { } divisor)
            return Positive(divisor, node, group.Label(key), group.Faults) ? new MediaScale(MediaScaleKind.Fixed, divisor) : null;
        if (node is YamlMapping)
        {
            group.Faults.Error($"{group.Label(key)}: found a group of keys.", "Write the scale of one channel as scale: in that channel.", node.Where);
            return null;
        }
        return YamlValue.Choice(node, group.Label(key), ModelWords.MediaScales, group.Faults) is { } kind ? new MediaScale(kind) : null;
    }

    static OutcomeScale? Outcome(YamlNode node, YamlGroup group)
    {
        var label = group.Label("outcome");
        if (YamlValue.AsNumber(node) is { } divisor)
            return Positive(divisor, node, label, group.Faults) ? new OutcomeScale(OutcomeScaleKind.Fixed, divisor) : null;
        return YamlValue.Choice(node, label, ModelWords.OutcomeScales, group.Faults) is { } kind ? new OutcomeScale(kind) : null;
    }

    static bool Positive(double divisor, YamlNode node, string label, FaultList faults)
    {
        if (divisor > 0)
            return true;
        YamlValue.Wrong(node, label, "a number above 0", faults);
        return false;
    }
}
