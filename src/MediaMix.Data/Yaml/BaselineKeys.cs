using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The group <c>baseline</c> of a model file.</summary>
static class BaselineKeys
{
    const int HighestOrder = 100;

    public static BaselineSpec Read(YamlGroup? group)
    {
        if (group is null)
            return new BaselineSpec();
        group.NotYet("holidays", "events");
        var baseline = new BaselineSpec
        {
            Intercept = group.Prior("intercept", Interval.Real),
            Trend = group.Find("trend") is { } trend ? TrendKeys.Read(trend, group.Faults) : null,
            Seasonality = group.Find("seasonality") is { } seasonality ? Seasonality(seasonality, group) : null,
        };
        group.Finish();
        return baseline;
    }

    static SpecList<FourierSpec>? Seasonality(YamlNode node, YamlGroup baseline)
    {
        if (node is YamlScalar { Text: "none" })
            return [];
        var terms = new List<FourierSpec>();
        foreach (var (item, number) in baseline.Items("seasonality").Select(static (item, i) => (item, i + 1)))
        {
            if (Fourier(item, Invariant($"seasonality {number}"), baseline.Faults) is not { } term)
                continue;
            if (terms.Exists(other => (other.Cycle, other.PeriodRows) == (term.Cycle, term.PeriodRows)))
                baseline.Faults.Error("baseline: two seasonal terms have the same period.", "Keep one of them with the higher order.", item.Where);
            terms.Add(term);
        }
        return [.. terms];
    }

    static FourierSpec? Fourier(YamlNode item, string label, FaultList faults)
    {
        if (YamlGroup.From(item, label, faults) is not { } group)
            return null;
        if (group.Require("type", "type: fourier") is not { } type)
            return null;
        if (type is not YamlScalar { Text: "fourier" })
        {
            if (type is YamlScalar { Text: "categorical" })
                YamlValue.NotYet(type, label, faults);
            else
                YamlValue.OneOf(type, label, ["fourier"], faults);
            return null;
        }
        var cycle = group.Require("period", "period: 52, or yearly, monthly, weekly") is { } period ? Cycle(period, label, faults) : null;
        var order = group.Require("order", "order: 2") is { } node ? YamlValue.Whole(node, group.Label("order"), 1, HighestOrder, faults) : null;
        var prior = group.Prior("prior", Interval.Real);
        var divides = group.Flag("divide_by_harmonic") ?? false;
        if (divides && prior is not NormalPrior)
            faults.Error(Invariant($"{label}: divide_by_harmonic needs a normal prior."), "Write one, such as `prior: \"normal(0, 0.1)\"`.", item.Where);
        group.Finish();
        if (cycle is not { } found || order is not { } harmonics)
            return null;
        if (found.Cycle == FourierCycle.Rows && 2 * harmonics > found.Rows)
            faults.Error(Invariant($"{label}: order {harmonics} is too high for a period of {found.Rows} rows."), Invariant($"At most {Math.Floor(found.Rows / 2)} waves fit."), item.Where);
        return new FourierSpec { Cycle = found.Cycle, PeriodRows = found.Rows, Order = harmonics, Prior = prior, DividesByHarmonic = divides };
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
