using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The list <c>controls</c> of a model file: column names, or groups with column, categorical, lag, baseline and prior or contribution.</summary>
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
        group.NotYet("units");
        var column = group.Require("column", "column: price") is { } node ? YamlValue.Name(node, group.Label("column"), faults) : null;
        var isCategorical = group.Flag("categorical") ?? false;
        var lag = group.Whole("lag", 0, LongestLag) ?? 0;
        var prior = PooledValue.Read(group, "prior", Interval.Real);
        var contribution = group.Find("contribution") is { } share ? PriorValue.Read(share, group.Label("contribution"), Interval.Real, faults) : null;
        if (contribution is not null && prior.Prior is not null)
            faults.Error($"{label}: it has a prior of its coefficient and one of its contribution.", "Keep one of them.", group.Where);
        var pooling = PooledValue.Geos(group, prior.Pooling, allowsUnpooled: !isCategorical);
        var isPerCapita = group.Flag("per_capita") ?? false;
        if (isCategorical && isPerCapita)
            faults.Error($"{label}: levels cannot be per_capita.", "Leave it out: only columns of numbers are divided by the size of a geo.", group.Where);
        var baseline = group.Find("baseline") is { } level ? Baseline(level, isCategorical, group.Label("baseline"), faults) : null;
        group.Finish();
        if (isCategorical && lag > 0)
            faults.Error($"{label}: a categorical control has no lag.", "Only columns of numbers can have one: write the levels of earlier rows into a column.", group.Where);
        return column is null ? null : new ControlSpec { Column = column, IsCategorical = isCategorical, Lag = lag, Prior = prior.Prior, Contribution = contribution, Baseline = baseline, Pooling = pooling, IsPerCapita = isPerCapita };
    }

    static ControlBaseline? Baseline(YamlNode node, bool isCategorical, string label, FaultList faults)
    {
        if (isCategorical)
            return YamlValue.Text(node, label, faults) is { } level ? new ControlBaseline(ControlBaselineKind.Level, 0, level) : null;
        if (YamlValue.AsNumber(node) is { } number)
            return new ControlBaseline(ControlBaselineKind.Number, number);
        if (node is YamlScalar scalar && ModelWords.ControlBaselines.Find(scalar.Text) is { } kind)
            return new ControlBaseline(kind);
        faults.Error($"{label}: found {node.Kind}.", "It is min, max, mean, or a number in the units of the column; with categorical: true one of its levels.", node.Where);
        return null;
    }
}
