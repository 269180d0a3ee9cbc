using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Writes the list <c>time_varying</c>.</summary>
static class TimeVaryingLines
{
    public static void Write(YamlLines lines, SpecList<TimeVaryingSpec> groups)
    {
        if (groups.Count == 0)
            return;
        lines.Group("time_varying", "time_varying", () =>
        {
            foreach (var group in groups)
            {
                var channels = string.Join(", ", group.Channels.Select(YamlLines.Quoted));
                lines.Item("time_varying", $"{{ channels: [{channels}]{(group.IsShared ? ", shared: true" : "")}, {Kind(group.Effectiveness)} }}");
            }
        });
    }

    static string Kind(EffectivenessSpec effectiveness) => effectiveness switch
    {
        EffectivenessKnots knots => $"type: knots{(knots.Count is { } count ? Invariant($", count: {count}") : "")}{YamlLines.Priors(("spread", knots.Spread))}",
        EffectivenessProcess process => $"type: hsgp{ProcessKeys.Text(process.Process)}",
        _ => throw new ArgumentException($"An effectiveness {effectiveness.GetType().Name} cannot be written."),
    };
}
