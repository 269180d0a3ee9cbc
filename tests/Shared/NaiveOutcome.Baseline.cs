namespace MediaMix.Testing;

/// <content>Trends, seasons, events, holidays and controls.</content>
sealed partial class NaiveOutcome
{
    /// <summary>A straight line, or lines between knots, each of which is the sum of the steps so far.</summary>
    double Trend(int t)
    {
        if (_spec.Baseline.Trend is PiecewiseTrend { Changes: { } changes })
            return values["trend.slope"] * t / (Periods - 1) + changes.Sum(c => values[$"trend.change[{c}]"] * Math.Max(0, t - RowOf(c)) / (Periods - 1));
        if (_spec.Baseline.Trend is LinearTrend)
            return values["trend.slope"] * t / (Periods - 1);
        var rows = KnotRows();
        var knots = new double[rows.Length];
        for (var k = 0; k < knots.Length; k++)
        {
            knots[k] = _spec.Baseline.Trend is KnotTrend { Value: not null } ? values[$"trend.knot[{k + 1}]"]
                : k == 0 ? 0
                : knots[k - 1] + values["trend.innovation"] * values[$"trend.step[{k + 1}]"];
        }
        if (t <= rows[0] || t >= rows[^1])
            return t <= rows[0] ? knots[0] : knots[^1];
        var after = Array.FindIndex(rows, row => row > t);
        return knots[after - 1] + (t - rows[after - 1]) / (rows[after] - rows[after - 1]) * (knots[after] - knots[after - 1]);
    }

    /// <summary>Rows of the knots, not necessarily whole; the last of a random walk may lie behind the window.</summary>
    double[] KnotRows() => _spec.Baseline.Trend switch
    {
        KnotTrend { At: { } labels } => [.. labels.Select(label => (double)RowOf(label))],
        KnotTrend { Count: { } count } => [.. Enumerable.Range(0, count).Select(k => k * (Periods - 1) / (count - 1.0))],
        RandomWalkTrend { Every: { } every } => [.. Enumerable.Range(0, Periods + every).Where(t => t % every == 0).TakeWhile(t => t < Periods - 1 + every).Select(static t => (double)t)],
        var other => throw new NotSupportedException($"The naive model knows no trend {other}."),
    };

    /// <summary>The fitted row that holds a day of weekly data.</summary>
    int RowOf(string date) => Enumerable.Range(0, Periods)
        .Last(t => string.CompareOrdinal(_panel.Axis.Label(_panel.History + t), date) <= 0);

    double Season(string component, int t)
    {
        var date = _panel.Axis.Date(_panel.History + t);
        if (component == "seasonality.categorical[month]")
            return Level(component, 12, date.Month - 1);
        if (component == "seasonality.categorical[weekday]")
            return Level(component, 7, date.DayOfWeek == DayOfWeek.Sunday ? 6 : (int)date.DayOfWeek - 1);
        var sum = 0.0;
        for (var k = 1; values.ContainsKey($"{component}.sin[{k}]"); k++)
        {
            var angle = 2 * Math.PI * k * date.DayOfYear / 365.25;
            sum += values[$"{component}.sin[{k}]"] * Math.Sin(angle) + values[$"{component}.cos[{k}]"] * Math.Cos(angle);
        }
        return sum;
    }

    /// <summary>Every effect whose name, or the first of its names, says that it is felt on a day of the row.</summary>
    double Holidays(int t) => values.Keys.Where(static name => name.StartsWith("holiday[", StringComparison.Ordinal))
        .Where(name => IsHoliday(name[8..name.LastIndexOf(']')].Split(" + ")[0], t))
        .Sum(name => values[name] * (name.EndsWith(".standardized", StringComparison.Ordinal) ? values["holidays.scale"] : 1));

    bool IsHoliday(string label, int t)
    {
        var spec = _spec.Baseline.Holidays!;
        var isDaily = _panel.Axis.Step == TimeStep.Day;
        var first = _panel.Axis.Date(_panel.History + t);
        var (from, to, name) = !isDaily ? (-spec.DaysBefore, spec.DaysAfter, label)
            : label.StartsWith("before ", StringComparison.Ordinal) ? (-spec.DaysBefore, -1, label[7..])
            : label.StartsWith("after ", StringComparison.Ordinal) ? (1, spec.DaysAfter, label[6..])
            : (0, 0, label);
        if (isDaily && name != label && spec.Dates!.Any(h => h.Dates.Contains(first)))
            return false;
        var holiday = spec.Dates!.Single(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase));
        return holiday.Dates.Any(date => Enumerable.Range(0, isDaily ? 1 : 7).Select(first.AddDays).Any(day => day >= date.AddDays(from) && day <= date.AddDays(to)));
    }

    /// <summary>Day by day: 1 where any day of the row is one of the event; a bump steps to the nearest such row.</summary>
    double Event(EventSpec item, int t)
    {
        if (IsIn(item, t))
            return 1;
        if (item.Shape != EventShape.Bump)
            return 0;
        for (var d = 1; d <= item.Lead; d++)
        {
            if (IsIn(item, t + d))
                return (item.Lead + 1 - d) / (item.Lead + 1.0);
        }
        for (var d = 1; d < 1000; d++)
        {
            if (IsIn(item, t - d))
                return Math.Pow(item.Decay, d);
        }
        return 0;
    }

    bool IsIn(EventSpec item, int t)
    {
        var days = _panel.Axis.Step == TimeStep.Week ? 7 : 1;
        var first = _panel.Axis.Date(0).AddDays(days * (_panel.History + t));
        var start = DateOnly.Parse(item.Start, System.Globalization.CultureInfo.InvariantCulture);
        var end = item.End is { } last ? DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture) : item.Shape == EventShape.Step ? DateOnly.MaxValue : start;
        return Enumerable.Range(0, days).Select(first.AddDays).Any(day => day >= start && day <= end);
    }

    /// <summary>A control <c>control[column]</c>, or <c>control[column].lag[n]</c>.</summary>
    double Control(string component, int t) => Control(component, (x, _) => x[t], codes => codes[_panel.History + t]);

    /// <summary>What a treatment does at its baseline level; nothing for other controls.</summary>
    double AtBaseline(string component) => _spec.Controls.Single(c => Name(c) == component).Baseline is not { } level ? 0 : Control(
        component,
        (x, mean) => level.Kind switch
        {
            ControlBaselineKind.Min => x.Min(),
            ControlBaselineKind.Max => x.Max(),
            ControlBaselineKind.Mean => mean,
            _ => level.Number,
        },
        _ => _panel.Categorical.Values.SelectMany(static c => c.Levels.Index()).First(item => item.Item == level.Level).Index);

    static string Name(ControlSpec control) => control.Lag == 0 ? $"control[{control.Column}]" : FormattableString.Invariant($"control[{control.Column}].lag[{control.Lag}]");

    double Control(string component, Func<double[], double, double> value, Func<int[], int> code)
    {
        var parts = component["control[".Length..^1].Split("].lag[");
        var (column, lag) = (parts[0], parts.Length == 1 ? 0 : int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        if (_panel.Categorical.TryGetValue(column, out var series))
            return Level($"control[{column}]", series.Levels.Count, code(series.Codes));
        var all = _panel.Series[column].Values;
        double[] earlier = [.. Enumerable.Repeat(all[0], lag), .. all];
        var window = Rows(earlier[..all.Length]);
        var (mean, sd) = (window.Average(), 1.0);
        var x = value(window, mean);
        if (!_spec.Scaling.StandardizeControls || window.All(static x => x is 0 or 1))
            mean = 0;
        else
            sd = Math.Sqrt(window.Sum(x => (x - mean) * (x - mean)) / (window.Length - 1));
        return values[component] * (x - mean) / sd;
    }

    /// <summary>Contrast k sets the first k levels against the next one, scaled to unit length.</summary>
    double Level(string component, int levels, int level)
    {
        var effect = 0.0;
        for (var k = 1; k < levels; k++)
        {
            var side = level < k ? 1.0 : level == k ? -k : 0;
            effect += values[$"{component}.contrast[{k}]"] * side / Math.Sqrt(k * (k + 1));
        }
        return effect;
    }
}
