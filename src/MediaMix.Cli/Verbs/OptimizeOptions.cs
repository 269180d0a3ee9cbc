using System.CommandLine;
using MediaMix.Analysis;
using MediaMix.Data;

namespace MediaMix.Cli.Verbs;

/// <summary>The options of <c>optimize</c> that state the question.</summary>
sealed class OptimizeOptions
{
    /// <summary>A quarter, in weeks: how far a plan goes when nobody says.</summary>
    const double DefaultWeeks = 13;

    readonly Option<double?> _budget = Number("--budget", "Money to spend; default what was spent in as many periods before.");
    readonly Option<bool> _atMost = new("--at-most") { Description = "Less than the budget may be spent, where more would not pay (by --margin)." };
    readonly Option<int?> _periods = new("--periods") { Description = "Periods of the plan, which follow the data; default a quarter." };
    readonly Option<double?> _roi = Number("--target-roi", "Spend as much as possible while the whole plan returns this per unit.");
    readonly Option<double?> _marginal = Number("--target-mroi", "Spend as much as possible while the next unit returns this.");
    readonly Option<double?> _outcome = Number("--target-outcome", "Spend as little as possible to bring this.");
    readonly Option<string> _by = new("--by") { Description = "What is decided: channel, period, geo or cell (geo and period).", DefaultValueFactory = static _ => "channel" };
    readonly Option<string> _flighting = new("--flighting") { Description = "How amounts are spread over periods that are not decided: before or even.", DefaultValueFactory = static _ => "before" };
    readonly Option<double?> _quantile = Number("--quantile", "Maximise this quantile of the effect, such as 0.1: a cautious plan.");
    readonly Option<double?> _worst = Number("--worst", "Maximise the mean effect of the worst share of cases, such as 0.1.");
    readonly Option<double?> _goal = Number("--goal", "Maximise the probability that the media (with --risk-of outcome: all of it) bring this.");
    readonly Option<double?> _probability = Number("--target-probability", "With --goal: spend as little as possible to reach it with this probability, such as 0.9.");
    readonly Option<string> _riskOf = new("--risk-of") { Description = "What quantile, worst share, goal and deviation are of: effect (what the media bring, without noise) or outcome (all of the outcome in the plan's periods, with baseline and noise).", DefaultValueFactory = static _ => "effect" };
    readonly Option<string?> _future = new("--future") { Description = "With --risk-of outcome: table of controls and unpaid media in the plan's periods, as for predict; default as a year before." };
    readonly Option<double?> _aversion = Number("--risk-aversion", "Maximise the mean effect less this many standard deviations.");
    readonly Option<double?> _margin = Number("--margin", "Money earned per unit of outcome; default that of the model file.");
    readonly Option<string?> _within = new("--within") { Description = "No channel moves further from the old plan than this percentage, such as 30%.", HelpName = "PERCENT" };
    readonly Option<string[]> _min = new("--min") { Description = "Least spend of a channel: tv=50000, or tv=80% of the old plan. May be repeated.", HelpName = "CHANNEL=AMOUNT" };
    readonly Option<string[]> _max = new("--max") { Description = "Most spend of a channel: tv=50000, or tv=120% of the old plan. May be repeated.", HelpName = "CHANNEL=AMOUNT" };
    readonly Option<string[]> _fix = new("--fix") { Description = "A channel that spends what it did in the old plan. May be repeated.", HelpName = "CHANNEL" };
    readonly Option<string?> _constraints = new("--constraints") { Description = "File with constraints on channels, groups, geos and periods (see docs/optimize.md).", HelpName = "FILE" };
    readonly Option<int?> _draws = new("--draws") { Description = "Draws of the posterior to plan with; default 1000." };

    /// <summary>All of them, in the order of help.</summary>
    public IEnumerable<Option> All =>
        [_budget, _atMost, _periods, _roi, _marginal, _outcome, _by, _flighting, _margin, _within, _min, _max, _fix, _constraints, _quantile, _worst, _goal, _probability, _aversion, _riskOf, _future, _draws];

    /// <summary>The question that the command line states.</summary>
    /// <exception cref="InvalidInputException">Options contradict each other or cannot be read; all faults are listed.</exception>
    public BudgetRequest Request(ParseResult parsed, BoundModel model, UnitValue? margin, Func<string, Panel> read)
    {
        var faults = new FaultList();
        var panel = model.Panel;
        var future = parsed.GetValue(_future) is { } path ? read(path) : null;
        var periods = parsed.GetValue(_periods) ?? (future?.Periods - panel.Periods) ?? Math.Max(1, (int)Math.Round(DefaultWeeks / panel.Axis.WeeksPerPeriod));
        if (periods is < 1 or > 1000)
            faults.Error(FormattableString.Invariant($"--periods is {periods}; it must be a whole number between 1 and 1000."));
        faults.ThrowIfErrors();
        var limits = Limits(parsed, model, periods, faults);
        var request = new BudgetRequest
        {
            Periods = periods,
            Target = Target(parsed, faults),
            Risk = Risk(parsed, faults),
            RiskOf = Choice(parsed.GetValue(_riskOf)!, "--risk-of", faults, ("effect", RiskScope.Effect), ("outcome", RiskScope.Outcome)),
            Future = future,
            Detail = Choice(parsed.GetValue(_by)!, "--by", faults, ("channel", PlanDetail.Channel), ("period", PlanDetail.Period), ("geo", PlanDetail.Geo), ("cell", PlanDetail.Cell)),
            Flighting = Choice(parsed.GetValue(_flighting)!, "--flighting", faults, ("before", Flighting.AsBefore), ("even", Flighting.Even)),
            Margin = parsed.GetValue(_margin) is { } number ? Margin(number, faults) : margin,
            Limits = limits,
            Draws = parsed.GetValue(_draws) ?? 1000,
        };
        faults.ThrowIfErrors();
        return request;
    }

    BudgetTarget Target(ParseResult parsed, FaultList faults)
    {
        var budget = parsed.GetValue(_budget);
        (string Name, BudgetTarget? Target)[] targets =
        [
            ("--target-roi", parsed.GetValue(_roi) is { } roi ? new TargetRoi(roi, budget) : null),
            ("--target-mroi", parsed.GetValue(_marginal) is { } marginal ? new TargetMarginalRoi(marginal, budget) : null),
            ("--target-outcome", parsed.GetValue(_outcome) is { } outcome ? new TargetOutcome(outcome, budget) : null),
            ("--target-probability", parsed.GetValue(_probability) is { } probability ? new TargetProbability(probability, budget) : null),
        ];
        var stated = targets.Where(static t => t.Target is not null).ToArray();
        if (stated.Length > 1)
            faults.Error($"{string.Join(" and ", stated.Select(static t => t.Name))} cannot be combined.", "Keep one of them.");
        return stated.Length > 0 ? stated[0].Target! : new FixedBudget(budget, parsed.GetValue(_atMost));
    }

    RiskMeasure Risk(ParseResult parsed, FaultList faults)
    {
        (string Name, RiskMeasure? Risk)[] risks =
        [
            ("--quantile", parsed.GetValue(_quantile) is { } q ? new OutcomeQuantile(q) : null),
            ("--worst", parsed.GetValue(_worst) is { } w ? new WorstMean(w) : null),
            ("--goal", parsed.GetValue(_goal) is { } g ? new ReachGoal(g) : null),
            ("--risk-aversion", parsed.GetValue(_aversion) is { } a ? new MeanLessSd(a) : null),
        ];
        var stated = risks.Where(static r => r.Risk is not null).ToArray();
        if (stated.Length > 1)
            faults.Error($"{string.Join(" and ", stated.Select(static r => r.Name))} cannot be combined.", "Keep one of them.");
        return stated.Length > 0 ? stated[0].Risk! : new MeanOutcome();
    }

    List<SpendLimit> Limits(ParseResult parsed, BoundModel model, int periods, FaultList faults)
    {
        var limits = new List<SpendLimit>();
        if (parsed.GetValue(_within) is { } within)
        {
            if (ConstraintFileReader.Amount(within.EndsWith('%') ? within : within + "%") is var (share, _))
                limits.AddRange(ConstraintFileReader.Within(model.Spec, share).Where(l => model.Constants.Channels.First(c => c.Name == l.Channels![0]).Spend > 0));
            else
                faults.Error($"--within is {within}.", "It is a percentage, such as 30%.");
        }
        foreach (var (texts, name, isLeast) in new[] { (parsed.GetValue(_min) ?? [], "--min", true), (parsed.GetValue(_max) ?? [], "--max", false) })
            limits.AddRange(texts.Select(text => Bound(text, name, isLeast, faults)).OfType<SpendLimit>());
        limits.AddRange((parsed.GetValue(_fix) ?? []).Select(static channel => ConstraintFileReader.Fixed(channel)));
        if (parsed.GetValue(_constraints) is { } path)
            limits.AddRange(Constraints(path, model, periods, faults));
        return limits;
    }

    static IReadOnlyList<SpendLimit> Constraints(string path, BoundModel model, int periods, FaultList faults)
    {
        try
        {
            return ConstraintFileReader.ReadFile(path, model.Spec, PlanHorizon.After(model, periods).Axis);
        }
        catch (InvalidInputException e)
        {
            foreach (var fault in e.Faults)
                faults.Add(fault);
            return [];
        }
    }

    static UnitValue? Margin(double number, FaultList faults)
    {
        if (number > 0 && double.IsFinite(number))
            return UnitValue.Of(number);
        faults.Error(FormattableString.Invariant($"A margin of {number} is not usable."), "It is the money earned per unit of outcome, above 0.");
        return null;
    }

    static SpendLimit? Bound(string text, string option, bool isLeast, FaultList faults)
    {
        var split = text.LastIndexOf('=');
        if (split > 0 && ConstraintFileReader.Amount(text[(split + 1)..]) is var (value, isShare))
        {
            return new SpendLimit
            {
                Statement = $"{text[..split]} {(isLeast ? "at least" : "at most")} {text[(split + 1)..]}",
                Channels = [text[..split]],
                Least = isLeast ? value : null,
                Most = isLeast ? null : value,
                IsRelative = isShare,
            };
        }
        if (split > 0 && text[(split + 1)..].StartsWith('-') && ConstraintFileReader.Amount(text[(split + 2)..]) is not null)
            faults.Error($"{option} is {text}: the amount is negative.", "Spend is 0 or more.");
        else if (split > 0)
            faults.Error($"{option} is {text}: {text[(split + 1)..]} is no amount.", $"Write money, such as {AmountText.Example}, or a percentage of the old plan, such as 80%.");
        else
            faults.Error($"{option} is {text}.", "Write it as channel=amount, such as tv=50000 or tv=80%.");
        return null;
    }

    static T Choice<T>(string word, string option, FaultList faults, params (string Word, T Value)[] words)
    {
        foreach (var (known, value) in words)
        {
            if (known == word)
                return value;
        }
        faults.Error($"{option} is {word}.", $"It is one of {string.Join(", ", words.Select(static w => w.Word))}.");
        return words[0].Value;
    }

    // The parser's own messages name .NET types.
    static Option<double?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (AmountText.TryParse(text, out var value))
                return value;
            result.AddError($"{name} is {text}; it must be a number, such as 0.4, {AmountText.Example}.");
            return null;
        },
    };
}
