using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The lists <c>experiments</c> and <c>experiment_covariance</c> of a model file.</summary>
static class ExperimentKeys
{
    const string ResultExample = "lift: 120000 and se: 30000";

    static readonly string[] Results = ["lift", "roi", "cost_per_outcome"];

    public static SpecList<ExperimentSpec> ReadAll(YamlGroup file)
    {
        var experiments = new List<ExperimentSpec>();
        foreach (var (item, number) in file.Items("experiments").Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, Label(item, number), file.Faults) is { } group && Read(group, number) is { } experiment)
                experiments.Add(experiment);
        }
        return [.. experiments];
    }

    static string Label(YamlNode item, int number) =>
        item is YamlMapping mapping && mapping.Entries.Find(static e => e.Key.Text == "name")?.Value is YamlScalar { IsNull: false } name
            ? $"experiment {FaultText.Shown(name.Text)}"
            : Invariant($"experiment {number}");

    static ExperimentSpec? Read(YamlGroup group, int number)
    {
        var name = group.Column("name");
        var channels = Names(group, "channel", "channels") ?? Missing(group);
        var window = Window(group);
        var geos = Names(group, "geo", "geos");
        var statement = Statement(group);
        var spec = statement is null ? null : new ExperimentSpec
        {
            Name = name ?? (window is null ? Invariant($"experiment {number}") : $"{string.Join('+', channels)} {window.From}"),
            Channels = channels,
            Window = window,
            Geos = geos,
            Counterfactual = Counterfactual(group),
            Statement = statement,
            IncludesCarryover = group.Flag("include_carryover") ?? true,
            DegreesOfFreedom = Distribution(group),
        };
        group.Finish();
        return spec;
    }

    static SpecList<string> Missing(YamlGroup group)
    {
        group.Require("channels", "channels: [tv]");
        return [];
    }

    /// <summary>One name or several; null when neither key is given.</summary>
    static SpecList<string>? Names(YamlGroup group, string singular, string plural)
    {
        if (group.Find(singular) is { } single)
        {
            if (group.Find(plural) is { } both)
                group.Faults.Error($"{group.Name}: both {singular} and {plural} are given.", "Keep one of them.", both.Where);
            return YamlValue.Name(single, group.Label(singular), group.Faults) is { } name ? [name] : [];
        }
        return group.Find(plural) switch
        {
            null => null,
            YamlScalar scalar => YamlValue.Name(scalar, group.Label(plural), group.Faults) is { } name ? [name] : [],
            _ => [.. group.Items(plural).Select(item => YamlValue.Name(item, group.Label(plural), group.Faults)).OfType<string>()],
        };
    }

    static PeriodSpan? Window(YamlGroup group)
    {
        var isCurve = group.Find("form") is not null;
        if (isCurve && group.Find("start") is null && group.Find("end") is null)
            return null;
        var start = group.Require("start", "start: 2024-03-04") is { } first ? PeriodLabel.Read(first, group.Label("start"), group.Faults) : null;
        var end = group.Require("end", "end: 2024-04-28") is { } last ? PeriodLabel.Read(last, group.Label("end"), group.Faults) : null;
        if (isCurve)
            group.Faults.Error($"{group.Name}: the form pymc_saturation has no window: it is about averages per period.", "Leave start and end out, or state the lift of the window.", group.Find("start")?.Where);
        if (start is null || end is null)
            return null;
        if (PeriodLabel.Compare(start, end) > 0)
            group.Faults.Error($"{group.Name}: it ends at {end}, before it begins at {start}.", null, group.Find("end")!.Where);
        return new PeriodSpan(start, end);
    }

    static Counterfactual Counterfactual(YamlGroup group)
    {
        var change = group.Find("spend_change") is { } changed ? YamlValue.Number(changed, group.Label("spend_change"), group.Faults) : null;
        var node = group.Find("counterfactual");
        if (group.Find("spend_change") is { } both && node is not null)
            group.Faults.Error($"{group.Name}: both a counterfactual and a spend_change are given.", "The change says what the counterfactual is: keep one of them.", both.Where);
        switch (node)
        {
            case null when change is { } by:
                return new SpendChange(by);
            case null or YamlScalar { Text: "zero" }:
                return new SpendMultiple(0);
            case YamlMapping mapping:
                return Plan(YamlGroup.From(mapping, group.Label("counterfactual"), group.Faults)!);
            default:
                group.Faults.Error($"{group.Label("counterfactual")}: found {node.Kind}.", "Write zero, { multiplier: 0.5 } or { spend: 50000 }.", node.Where);
                return new SpendMultiple(0);
        }
    }

    static Counterfactual Plan(YamlGroup group)
    {
        var (multiplier, spend) = (Number(group, "multiplier"), Number(group, "spend"));
        if (group.Find("spend_change") is { } change)
            group.Faults.Error($"{group.Name}: spend_change stands in place of a counterfactual, not inside.", "Write spend_change beside lift and se, and leave the counterfactual out.", change.Where);
        else if (group.Find("multiplier") is null == group.Find("spend") is null)
            group.Faults.Error($"{group.Name}: {(group.Find("spend") is null ? "neither a multiplier nor" : "both a multiplier and")} a spend.", "Write { multiplier: 0.5 } or { spend: 50000 }.", group.Where);
        group.Finish();
        return spend is { } total ? new SpendTotal(total) : new SpendMultiple(multiplier ?? 0);
    }

    static ExperimentStatement? Statement(YamlGroup group)
    {
        if (group.Find("form") is { } form)
        {
            if (form is not YamlScalar { Text: "pymc_saturation" })
                YamlValue.OneOf(form, group.Label("form"), ["pymc_saturation"], group.Faults);
            return Saturation(group);
        }
        string[] given = [.. Results.Where(key => group.Find(key) is not null)];
        if (given.Length != 1)
            group.Faults.Error($"{group.Name}: {(given.Length == 0 ? "no result is given" : $"both {given[0]} and {given[1]} are given")}.", $"Write one result with its standard error, such as {ResultExample}.", group.Where);
        var value = given.Length > 0 ? Number(group, given[0]) : null;
        var se = Required(group, "se", "se: 30000");
        return (given.FirstOrDefault(), value, se) switch
        {
            ("lift", { } lift, { } error) => new LiftStatement(lift, error),
            ("roi", { } roi, { } error) => new RoiStatement(roi, error),
            ("cost_per_outcome", { } cost, { } error) => new CostStatement(cost, error),
            _ => null,
        };
    }

    static SaturationLift? Saturation(YamlGroup group)
    {
        var (x, change) = (Required(group, "x", "x: 1000"), Required(group, "delta_x", "delta_x: 200"));
        var (lift, sigma) = (Required(group, "delta_y", "delta_y: 500"), Required(group, "sigma", "sigma: 100"));
        return x is { } a && change is { } b && lift is { } c && sigma is { } d ? new SaturationLift(a, b, c, d) : null;
    }

    static double? Number(YamlGroup group, string key) => group.Find(key) is { } node ? YamlValue.Number(node, group.Label(key), group.Faults) : null;

    static double? Required(YamlGroup group, string key, string example) =>
        group.Require(key, example) is { } node ? YamlValue.Number(node, group.Label(key), group.Faults) : null;

    /// <summary>Degrees of freedom of <c>student_t(4)</c>; null for <c>normal</c>.</summary>
    static double? Distribution(YamlGroup group)
    {
        const string family = "student_t(";
        if (group.Find("distribution") is not { } node || node is YamlScalar { Text: "normal" })
            return null;
        if (node is YamlScalar { Text: var text } && text.StartsWith(family, StringComparison.Ordinal) && text.EndsWith(')')
            && YamlValue.AsNumber(new YamlScalar(node.Where, text[family.Length..^1].Trim(), IsQuoted: false)) is { } df and > 0)
            return df;
        group.Faults.Error($"{group.Label("distribution")}: found {node.Kind}.", "Write normal or, for an experiment that may be wrong, student_t(4).", node.Where);
        return null;
    }
}
