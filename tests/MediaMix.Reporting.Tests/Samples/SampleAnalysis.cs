using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>What a sample fit looks like.</summary>
internal sealed record SampleDesign
{
    static readonly string[] Known =
    [
        "TV", "Paid search", "Social", "Online video", "Radio", "Out of home", "Display", "Affiliates", "Print", "Podcasts",
        "Cinema", "Influencers", "Email", "Retail media", "Connected TV", "Direct mail", "Sponsoring", "App installs", "Marketplaces", "Shopping ads",
    ];

    public int Channels { get; init; } = 6;

    public int Periods { get; init; } = 104;

    public TimeStep Step { get; init; } = TimeStep.Week;

    public OutcomeKind Kind { get; init; } = OutcomeKind.Revenue;

    public VerdictLevel Level { get; init; } = VerdictLevel.Caution;

    public string? Name { get; init; } = "acme";

    public bool HasOrganic { get; init; }

    public bool HasGaps { get; init; }

    /// <summary>The first channel has reach and frequency, and the organic one.</summary>
    public bool HasReach { get; init; }

    /// <summary>The effectiveness of every channel moves.</summary>
    public bool HasMovement { get; init; }

    /// <summary>Every channel has an experiment, named after it, and a term for confounding.</summary>
    public bool HasExperiments { get; init; }

    public IReadOnlyList<string> Names { get; init; } = Known;
}

/// <summary>Invents a consistent analysis: components add up to the expected outcome, ratios fit their numerators.</summary>
internal static class SampleAnalysis
{
    public static FitAnalysis Create(SampleDesign? wanted = null)
    {
        var design = wanted ?? new SampleDesign();
        var channels = Enumerable.Range(0, design.Channels)
            .Select(i => new SampleChannel(design.Names[i], i, design.Periods, design.HasOrganic && i == design.Channels - 1))
            .ToArray();
        var contributions = SampleDrivers.Baseline(design.Periods)
            .Concat(channels.Select(c => c.Contribution()))
            .ToArray();
        var expected = new double[design.Periods];
        foreach (var contribution in contributions)
            for (var t = 0; t < expected.Length; t++)
                expected[t] += contribution.Series.Mean[t];
        return SampleFigures.Complete(new FitAnalysis
        {
            Name = design.Name,
            OutcomeName = design.Kind == OutcomeKind.Units ? "orders" : "revenue",
            OutcomeKind = design.Kind,
            BreakEven = design.Kind == OutcomeKind.Revenue ? 1 : null,
            Periods = design.Step == TimeStep.Index
                ? TimeAxis.FromIndex(1, design.Periods)
                : TimeAxis.FromDates(new DateOnly(2022, 1, 3), design.Step, design.Periods),
            Fitted = SampleDrivers.Fitted(expected, design.HasGaps),
            Contributions = contributions,
            Channels = Returns(channels, expected.Sum(), design.Kind),
            All = Together(channels, expected.Sum(), design.Kind),
            ResponseCurves = channels.Select(c => c.Response()).ToArray(),
            Carryover = channels.Select(c => c.Carryover()).ToArray(),
            Frequencies = design.HasReach ? [.. channels.Where((c, i) => i == 0 || c.IsOrganic).Select(SampleMovement.Frequency)] : [],
            Effectiveness = design.HasMovement ? SampleMovement.Effectiveness(channels, design.Periods) : [],
            Experiments = design.HasExperiments ? [.. channels.Select(static c => SampleExperiments.Of($"{c.Name} test", c.Name))] : [],
            Findings = SampleInsights.Findings(channels.Select(static c => c.Name)),
            Pairs = SampleInsights.Pairs([.. channels.Select(static c => c.Name)]),
            ReturnCorrelations = SampleInsights.Correlations(channels.Length),
            Sensitivities = [.. channels.Select(static c => new ReturnSensitivity(c.Name, 0.2, 0.1, 0.3) { PriorShift = -0.12, LikelihoodShift = 0.05 })],
            PredictiveChecks = SampleInsights.Checks,
            Learning = channels.SelectMany(c => c.Learning()).ToArray(),
            Parameters = SampleChecks.Parameters(channels.Select(c => c.Name)),
            Diagnostics = SampleChecks.Diagnostics(),
            Verdict = SampleChecks.Verdict(design.Level, channels[0].Name),
        });
    }

    static ChannelReturn[] Returns(SampleChannel[] channels, double outcome, OutcomeKind kind)
    {
        var spend = channels.Sum(c => c.Spend);
        return channels.Select((c, i) => c.Return(
            c.Spend / spend,
            c.Series(1).Sum() / outcome,
            kind,
            (Grade)(i % 3),
            channels.Length > 1 ? channels[(i + 1) % channels.Length].Name : null)).ToArray();
    }

    static ChannelReturn? Together(SampleChannel[] channels, double outcome, OutcomeKind kind)
    {
        var paid = channels.Where(c => !c.IsOrganic).ToArray();
        if (paid.Length == 0)
            return null;
        var spend = paid.Sum(c => c.Spend);
        var total = paid.Sum(c => c.Series(1).Sum());
        var next = paid.Sum(c => c.Series(1.01).Sum() - c.Series(1).Sum());
        return new ChannelReturn
        {
            Channel = "all",
            Spend = spend,
            SpendShare = 1,
            Contribution = SampleChannel.Around(total),
            ShareMean = total / outcome,
            Roi = SampleChannel.Around(total / spend),
            MarginalRoi = SampleChannel.Around(next / (0.01 * spend)),
            CostPerUnit = kind == OutcomeKind.Revenue ? null : SampleChannel.Around(spend / total) with { Mean = double.NaN },
            PriorRoi = null,
            Contraction = 0.8,
            Twin = null,
            Grade = null,
        };
    }
}
