namespace MediaMix.Analysis;

/// <summary>The model as it could have been written at an origin: without what was not known then.</summary>
static class OriginModel
{
    /// <summary>
    /// Leaves out experiments that were not read yet, priors that speak of later periods, channels that had no media yet, and trend changes
    /// after the data. Changes and knots inside the forecast stay: they make it wider.
    /// </summary>
    /// <param name="spec">The model as written.</param>
    /// <param name="panel">From <see cref="OriginPanel.At"/>.</param>
    /// <param name="origin">Number of periods known.</param>
    public static ModelSpec At(ModelSpec spec, Panel panel, int origin)
    {
        var rows = panel.Window;
        spec = WithoutUnused(spec, panel, origin);
        bool Exists(string channel) => spec.Channels.Any(c => c.Name == channel);
        ExperimentSpec[] experiments = [.. spec.Experiments.Where(e => e.Channels.All(Exists) && IsKnown(e, spec, rows, origin))];
        bool Keeps(string name) => Array.Exists(experiments, e => e.Name == name);
        return spec with
        {
            Channels = [.. spec.Channels.Select(channel => IsKnown(channel.Strength?.Window, rows, origin) ? channel : channel with { Strength = null })],
            Experiments = SpecList.Create<ExperimentSpec>(experiments),
            ExperimentCovariances = [.. spec.ExperimentCovariances.Select(group => Part(group, Keeps)).OfType<ExperimentCovariance>()],
            Baseline = spec.Baseline with { Trend = Trend(spec.Baseline.Trend, rows) },
        };
    }

    /// <summary>Known once its window, and the carryover that the reading includes, are over.</summary>
    static bool IsKnown(ExperimentSpec experiment, ModelSpec spec, TimeAxis rows, int origin)
    {
        var lag = experiment.IncludesCarryover
            ? spec.Channels.Where(c => experiment.Channels.Contains(c.Name, StringComparer.Ordinal)).Select(c => c.Adstock.MaxLag ?? Adstock.DefaultMaxLag(rows.Step)).DefaultIfEmpty().Max()
            : 0;
        return IsKnown(experiment.Window, rows, origin - lag);
    }

    static bool IsKnown(PeriodSpan? span, TimeAxis rows, int origin) =>
        span is null || !rows.TryLocate(span.To, out var last) || last < origin;

    /// <summary>What is left of correlated experiments when some are not known; one alone has its own standard error.</summary>
    static ExperimentCovariance? Part(ExperimentCovariance group, Func<string, bool> keeps)
    {
        int[] kept = [.. Enumerable.Range(0, group.Experiments.Count).Where(i => keeps(group.Experiments[i]))];
        return kept.Length < 2 ? null : new ExperimentCovariance(
            [.. kept.Select(i => group.Experiments[i])], [.. kept.Select(i => SpecList.Create<double>([.. kept.Select(j => group.Covariance[i][j])]))]);
    }

    static TrendSpec? Trend(TrendSpec? trend, TimeAxis rows) => trend switch
    {
        KnotTrend { At: { } labels } knots => Inside(labels, rows, 0, rows.Count - 1) is { Count: > 1 } kept
            ? knots with { At = kept }
            : knots with { At = null },
        PiecewiseTrend { Changes: { } labels } piecewise => Inside(labels, rows, 1, rows.Count - 2) is { Count: > 0 } kept
            ? piecewise with { Changes = kept }
            : new LinearTrend(piecewise.Slope) { Pooling = piecewise.Pooling },
        _ => trend,
    };

    static SpecList<string> Inside(SpecList<string> labels, TimeAxis rows, int first, int last) =>
        [.. labels.Where(label => !rows.TryLocate(label, out var row) || (row >= first && row <= last))];

    static ModelSpec WithoutUnused(ModelSpec spec, Panel panel, int origin)
    {
        bool IsUsed(ChannelSpec channel) => HasMedia(panel, channel.ExposureColumn, origin);
        if (spec.Channels.All(IsUsed))
            return spec;
        var names = spec.Channels.Where(IsUsed).Select(static c => c.Name).ToHashSet(StringComparer.Ordinal);
        return spec with
        {
            Channels = [.. spec.Channels.Where(IsUsed)],
            Groups = [.. spec.Groups.Where(group => group.Channels.All(names.Contains))],
            TimeVarying = [.. spec.TimeVarying.Select(group => group with { Channels = [.. group.Channels.Where(names.Contains)] }).Where(static group => group.Channels.Count > 0)],
        };
    }

    /// <summary>True where a column is above zero in a period that was known.</summary>
    static bool HasMedia(Panel panel, string column, int origin)
    {
        var values = panel.WindowOf(column);
        return Enumerable.Range(0, panel.Geos.Count).Any(g => values.AsSpan(g * panel.Periods, origin).ContainsAnyExcept(0.0));
    }
}
