using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The key <c>seasonality</c> of a baseline: <c>none</c>, or a list of patterns.</summary>
static class SeasonKeys
{
    const int HighestOrder = 100;

    /// <summary>The patterns; null when the key is absent, empty for <c>none</c>.</summary>
    public static SpecList<SeasonSpec>? ReadAll(YamlGroup baseline)
    {
        if (baseline.Find("seasonality") is not { } node)
            return null;
        if (node is YamlScalar { Text: "none" })
            return [];
        var terms = new List<SeasonSpec>();
        foreach (var (item, number) in baseline.Items("seasonality").Select(static (item, i) => (item, i + 1)))
        {
            if (Read(item, Invariant($"seasonality {number}"), baseline.Faults) is not { } term)
                continue;
            if (terms.Exists(other => Period(other).Equals(Period(term))))
                baseline.Faults.Error("baseline: two seasonal terms have the same period.", term is FourierSpec ? "Keep one of them with the higher order." : "Keep one of them.", item.Where);
            terms.Add(term);
        }
        return [.. terms];
    }

    // Months beside yearly waves are two patterns: the waves are smooth, the months are not.
    static object Period(SeasonSpec season) =>
        season is FourierSpec fourier ? (fourier.Cycle, fourier.PeriodRows) : ((CategoricalSeasonSpec)season).By;

    static SeasonSpec? Read(YamlNode item, string label, FaultList faults)
    {
        if (YamlGroup.From(item, label, faults) is not { } group || group.Require("type", "type: fourier") is not { } type)
            return null;
        switch (type)
        {
            case YamlScalar { Text: "fourier" }:
                return Fourier(group, label);
            case YamlScalar { Text: "categorical" }:
                return Categorical(group);
            default:
                YamlValue.OneOf(type, label, ["fourier", "categorical"], faults);
                return null;
        }
    }

    static CategoricalSeasonSpec? Categorical(YamlGroup group)
    {
        var by = group.Require("by", "by: month, or by: weekday") is { } unit
            ? YamlValue.Choice(unit, group.Label("by"), ModelWords.CalendarUnits, group.Faults)
            : null;
        var prior = group.Prior("prior", Interval.Real);
        var pooling = PooledValue.Geos(group, allowsUnpooled: false);
        group.Finish();
        return by is { } found ? new CategoricalSeasonSpec { By = found, Prior = prior, Pooling = pooling } : null;
    }

    static FourierSpec? Fourier(YamlGroup group, string label)
    {
        var faults = group.Faults;
        var cycle = group.Require("period", "period: 52, or yearly, monthly, weekly") is { } period ? Cycle(period, label, faults) : null;
        var order = group.Require("order", "order: 2") is { } node ? YamlValue.Whole(node, group.Label("order"), 1, HighestOrder, faults) : null;
        var prior = group.Prior("prior", Interval.Real);
        var divides = group.Flag("divide_by_harmonic") ?? false;
        if (divides && prior is not NormalPrior)
            faults.Error(Invariant($"{label}: divide_by_harmonic needs a normal prior."), "Write one, such as `prior: \"normal(0, 0.1)\"`.", group.Where);
        var pooling = PooledValue.Geos(group, allowsUnpooled: false);
        group.Finish();
        if (cycle is not { } found || order is not { } harmonics)
            return null;
        if (found.Cycle == FourierCycle.Rows && 2 * harmonics > found.Rows)
            faults.Error(Invariant($"{label}: order {harmonics} is too high for a period of {found.Rows} rows."), Invariant($"At most {Math.Floor(found.Rows / 2)} waves fit."), group.Where);
        return new FourierSpec { Cycle = found.Cycle, PeriodRows = found.Rows, Order = harmonics, Prior = prior, DividesByHarmonic = divides, Pooling = pooling };
    }

    static (FourierCycle Cycle, double Rows)? Cycle(YamlNode node, string label, FaultList faults)
    {
        if (YamlValue.AsNumber(node) is not { } rows)
            return YamlValue.Choice(node, $"{label}: period", ModelWords.Cycles, faults) is { } cycle ? (cycle, 0) : null;
        if (rows > 1)
            return (FourierCycle.Rows, rows);
        YamlValue.Wrong(node, $"{label}: period", "a number of rows above 1", faults);
        return null;
    }
}
