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

    /// <summary>Two better splits: more of the first channel at the cost of the others, the second beyond what the data have seen.</summary>
    public static IReadOnlyList<BudgetScenario> Scenarios(FitAnalysis analysis) => [Scenario(analysis, 0.3, 1.25, 0.9), Scenario(analysis, 1, 1.95, 0.5)];

    static BudgetScenario Scenario(FitAnalysis analysis, double largest, double first, double others)
    {
        var paid = analysis.Channels.Where(static c => c.Spend > 0).ToArray();
        return new BudgetScenario
        {
            LargestChange = largest,
            Budget = paid.Sum(static c => c.Spend),
            Channels = [.. paid.Select((c, m) => new ChannelAllocation
            {
                Channel = c.Channel, SpendBefore = c.Spend, SpendAfter = (m == 0 ? first : others) * c.Spend,
                EffectBefore = c.Contribution, EffectAfter = c.Contribution, MarginalBefore = c.MarginalRoi, MarginalAfter = c.MarginalRoi,
            })],
            EffectBefore = new Estimate(1_000_000, 800_000, 1_000_000, 1_200_000),
            EffectAfter = new Estimate(1_054_321, 850_000, 1_050_000, 1_260_000),
            Gain = new Estimate(54_321, 9_000, 54_000, 99_000),
            ProbabilityBetter = 0.93,
        };
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
