using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The list <c>controls</c> of a model file: column names, or groups with column, categorical, lag and prior.</summary>
static class ControlKeys
{
    const int LongestLag = 1000;

    public static SpecList<ControlSpec> ReadAll(YamlGroup file)
    {
        var names = new HashSet<(string Column, int Lag)>();
        var controls = new List<ControlSpec>();
        foreach (var (item, number) in file.Items("controls").Select(static (item, i) => (item, i + 1)))
        {
            if (Read(item, Invariant($"control {number}"), file.Faults) is not { } control)
                continue;
            if (!names.Add((control.Column, control.Lag)))
                file.Faults.Error($"The control {FaultText.Quote(control.Column)} is given twice.", control.Lag == 0 ? "Keep one of them." : "Keep one of them, or give them different lags.", item.Where);
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
        group.NotYet("geos", "units");
        var column = group.Require("column", "column: price") is { } node ? YamlValue.Name(node, group.Label("column"), faults) : null;
        var isCategorical = group.Flag("categorical") ?? false;
        var lag = group.Whole("lag", 0, LongestLag) ?? 0;
        var prior = group.Prior("prior", Interval.Real);
        group.Finish();
        if (isCategorical && lag > 0)
            faults.Error($"{label}: a categorical control has no lag.", "Only columns of numbers can have one: write the levels of earlier rows into a column.", group.Where);
        return column is null ? null : new ControlSpec { Column = column, IsCategorical = isCategorical, Lag = lag, Prior = prior };
    }
}
