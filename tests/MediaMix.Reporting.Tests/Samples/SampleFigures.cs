using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Adds to a sample analysis what follows from the rest of it: baseline, shares, order, quarters, saturation, findings.</summary>
internal static class SampleFigures
{
    const int PeriodsOfBlock = 13;

    public static FitAnalysis Complete(FitAnalysis analysis)
    {
        var total = analysis.Fitted.Expected.Sum();
        var paid = analysis.Channels.Where(static c => c.Spend > 0).Sum(static c => c.Contribution.Mean);
        var baseline = Sum(analysis, static c => c.Kind is not (ComponentKind.Media or ComponentKind.Treatment));
        return analysis with
        {
            Baseline = SampleChannel.Around(baseline),
            BaselineShare = SampleChannel.Around(baseline.Sum() / total),
            Channels = [.. analysis.Channels.Select((c, m) => c with
            {
                Share = SampleChannel.Around(c.ShareMean),
                EffectShare = c.Spend > 0 ? SampleChannel.Around(c.Contribution.Mean / paid) : null,
                Exposure = 1000.0 * (m + 1),
                PerExposure = SampleChannel.Around(c.Contribution.Mean / (1000.0 * (m + 1))),
            })],
            All = analysis.All is { } all ? all with { Share = SampleChannel.Around(all.ShareMean) } : null,
            Carryover = [.. analysis.Carryover.Select(static c => c with { Prior = SampleChannel.Around([.. c.Lag.Select(lag => 0.5 / (1 + lag))]) })],
            Fitted = analysis.Fitted with { ResidualAutocorrelations = [.. Enumerable.Range(0, Math.Min(26, analysis.Periods.Count / 4)).Select(static lag => lag == 2 ? double.NaN : 0.3 * Math.Cos(lag))] },
            Measures = [new FitMeasures(FitPart.Train, analysis.Periods.Count, 0.934, 0.0231, 0.0229, 0.913)],
            Order = Order([.. analysis.Channels.Where(static c => c.Roi is not null).OrderByDescending(static c => c.Roi!.Value.Mean).Select(static c => c.Channel)]),
            Saturations = [.. analysis.ResponseCurves.Select(static c => Saturation(c))],
            Blocks = Blocks(analysis),
            DataFindings =
            [
                new DesignFinding(DesignSeverity.Attention, "collinear", $"{analysis.Channels[0].Channel} and price move together (correlation 0.91, limit 0.9).", "Leave one of them out."),
                new DesignFinding(DesignSeverity.Info, "outlier", "Two periods stand out."),
            ],
        };
    }

    /// <summary>Two scenarios: more of the first channel at the cost of the last, and everything as it was.</summary>
    public static IReadOnlyList<Scenario> Scenarios(FitAnalysis analysis)
    {
        var paid = analysis.Channels.Where(static c => c.Spend > 0).ToArray();
        return
        [
            new Scenario("Best split", [.. paid.Select((c, m) => new ScenarioSpend(c.Channel, c.Spend, m == 0 ? 1.25 * c.Spend : 0.9 * c.Spend))], SampleChannel.Around(54_321), 0.93, SampleChannel.Around(1.75), "Moving money brings 54,321 more."),
            new Scenario("As it was", [.. paid.Select(static c => new ScenarioSpend(c.Channel, c.Spend, c.Spend))], default, 0.5, null, "Nothing changes."),
        ];
    }

    static double[] Sum(FitAnalysis analysis, Func<Contribution, bool> which) =>
        [.. Enumerable.Range(0, analysis.Periods.Count).Select(t => analysis.Contributions.Where(which).Sum(c => c.Series.Mean[t]))];

    static ReturnOrder? Order(string[] channels)
    {
        if (channels.Length < 2)
            return null;
        var probability = Enumerable.Range(0, channels.Length).Select(i => Enumerable.Range(0, channels.Length).Select(j => 0.5 + 0.45 * (j - i) / channels.Length).ToArray()).ToArray();
        double[] best = [.. channels.Select((_, i) => i == 0 ? 0.75 : 0.25 / (channels.Length - 1))];
        return new ReturnOrder(channels, probability, [.. probability.Select(static row => row.Select(static p => Math.Min(1, p * p + 0.25)).ToArray())], best, [.. best.Reverse()]);
    }

    static SaturationCurve Saturation(ResponseCurve curve)
    {
        double[] grid = [.. Enumerable.Range(0, 11).Select(static i => 100.0 * i)];
        return new SaturationCurve(curve.Channel, grid, SampleChannel.Around([.. grid.Select(static x => x / (x + 400))]), [0, 250, 500, 750, 1000], [3, 0, 7, 1]);
    }

    static ContributionBlock[] Blocks(FitAnalysis analysis)
    {
        var media = analysis.Contributions.Where(static c => c.Kind == ComponentKind.Media).ToArray();
        var blocks = new List<ContributionBlock>();
        for (var first = 0; first < analysis.Periods.Count; first += PeriodsOfBlock)
        {
            var count = Math.Min(PeriodsOfBlock, analysis.Periods.Count - first);
            double[] sums = [.. media.Select(c => c.Series.Mean.AsSpan(first, count).ToArray().Sum())];
            blocks.Add(new ContributionBlock(first, count, [.. sums.Select(s => new RankedContribution(SampleChannel.Around(s), 1 + sums.Count(other => other > s)))]));
        }
        return [.. blocks];
    }
}
