using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The list <c>controls</c> of a model file: column names, or groups with column, categorical and prior.</summary>
static class ControlKeys
{
    public static SpecList<ControlSpec> ReadAll(YamlGroup file)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var controls = new List<ControlSpec>();
        foreach (var (item, number) in file.Items("controls").Select(static (item, i) => (item, i + 1)))
        {
            if (Read(item, Invariant($"control {number}"), file.Faults) is not { } control)
                continue;
            if (!names.Add(control.Column))
                file.Faults.Error($"The control {FaultText.Quote(control.Column)} is given twice.", "Keep one of them.", item.Where);
            controls.Add(control);
        }
        return [.. controls];
    }

    static ControlSpec? Read(YamlNode item, string label, FaultList faults)
    {
        if (item is YamlScalar)
            return YamlValue.Name(item, label, faults) is { } name ? new ControlSpec { Column = name } : null;
        if (YamlGroup.From(item, label, faults) is not { } group)
            return null;
        group.NotYet("lags", "geos", "units");
        var column = group.Require("column", "column: price") is { } node ? YamlValue.Name(node, group.Label("column"), faults) : null;
        var isCategorical = group.Flag("categorical") ?? false;
        var prior = group.Prior("prior", Interval.Real);
        group.Finish();
        return column is null ? null : new ControlSpec { Column = column, IsCategorical = isCategorical, Prior = prior };
    }
}
