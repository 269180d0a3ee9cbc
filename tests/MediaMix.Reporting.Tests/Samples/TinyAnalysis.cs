using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Two periods, a paid and an organic channel, small numbers: every cell of every table can be checked by eye.</summary>
internal static class TinyAnalysis
{
    public static FitAnalysis Create(string paid = "tv", string organic = "email") => new()
    {
        Name = "tiny",
        OutcomeName = "sales",
        OutcomeKind = OutcomeKind.Units,
        Periods = TimeAxis.FromDates(new DateOnly(2024, 1, 1), TimeStep.Week, 2),
        Fitted = new FittedSeries(
            [10.5, double.NaN], [10, 12], Series(10.25, 12.25), 0.5, 0.1, 1, double.NaN),
        Contributions =
        [
            new Contribution("intercept", ComponentKind.Baseline, Series(7, 8), Estimate(15)),
            new Contribution(paid, ComponentKind.Media, Series(2, 5), Estimate(7)),
            new Contribution(organic, ComponentKind.Media, Series(1, -1), Estimate(0)),
        ],
        Channels =
        [
            Return(paid, 4, 7, 0.3125) with { Grade = Grade.B },
            Return(organic, 0, 0, 0) with { Grade = Grade.C },
        ],
        All = Return("all", 4, 7, 0.3125),
        ResponseCurves =
        [
            new ResponseCurve(paid, [0, 1], [0, 4], Series(0, 7), [3, 1.5], 4, 1),
            new ResponseCurve(organic, [0, 1], [0, 9], Series(0, 0.25), [0.02, 0.01], 9, 1),
        ],
        Carryover =
        [
            new CarryoverCurve(paid, [0, 1], Series(0.75, 0.25), Estimate(0.25)),
            new CarryoverCurve(organic, [0], Series(1), Estimate(0)),
        ],
        Frequencies =
        [
            new FrequencyCurve
            {
                Channel = paid, Frequency = [1, 1.5], Effect = Series(6, 8), Roi = Series(1.5, 2), BestProbability = [0.25, 0.75], Best = 1,
                BestFrequency = Estimate(1.5), ActualFrequency = 1.25, ActualEffect = Estimate(7), ActualRoi = Estimate(1.75),
            },
            new FrequencyCurve
            {
                Channel = organic, Frequency = [1], Effect = Series(0.25), Roi = null, BestProbability = [1], Best = 0,
                BestFrequency = Estimate(1), ActualFrequency = 1, ActualEffect = Estimate(0.25), ActualRoi = null,
            },
        ],
        Effectiveness = [new MovingEffectiveness([paid, organic], Series(0.75, 1.25))],
        Experiments =
        [
            SampleExperiments.Of("=geo test", paid) with { Stated = 7, StandardError = 2, Prior = Estimate(9), Without = Estimate(8), With = Estimate(7.5), ParetoK = double.NaN },
        ],
        Learning = [new PriorPosterior(paid, "roi", [0, 1, 2], [0.2, 0.5, 0.2], [0, 1, 0.1], 0.6)],
        Parameters =
        [
            new ParameterSummary("noise", 1, 0.5, 0.01, 0.1, 0.2, 0.6, 0.9, 1.25, 1.75, 2, 1000.5, 900, 1.001, "half_normal(2)", null),
            new ParameterSummary($"{paid}.roi", 1.75, 1e-5, double.NaN, 1, 1, 1, 1, 1, 1, 1, double.NaN, double.NaN, double.NaN, null, null),
        ],
        Diagnostics = SampleChecks.Diagnostics() with { MaxParetoK = double.PositiveInfinity, ElpdLoo = double.NaN },
        Verdict = SampleChecks.Verdict(VerdictLevel.DoNotTrust, paid),
    };

    /// <summary>The same with a group of both channels.</summary>
    public static FitAnalysis Grouped() => Create() with
    {
        Groups =
        [
            new GroupReturn(
                "both", ["tv", "email"], Return("group[both]", 4, 7, 0.3125) with { Grade = Grade.B },
                new Contribution("group[both]", ComponentKind.Media, Series(3, 4), Estimate(7)),
                new ResponseCurve("group[both]", [0, 1], [0, 4], Series(0, 7), [3, 1.5], 4, 1)),
        ],
    };

    static ChannelReturn Return(string name, double spend, double effect, double share) => new()
    {
        Channel = name,
        Spend = spend,
        SpendShare = spend / 4,
        Contribution = Estimate(effect),
        ShareMean = share,
        Roi = spend > 0 ? Estimate(effect / spend) : null,
        MarginalRoi = spend > 0 ? Estimate(1.5) : null,
        CostPerUnit = spend > 0 ? new Estimate(double.NaN, 0.25, 0.5, double.PositiveInfinity) : null,
        PriorRoi = null,
        Contraction = 0.5,
        Twin = null,
        Grade = null,
    };

    // Dyadic offsets, so that the quantiles print without rounding noise.
    static Estimate Estimate(double mean) => new(mean, mean - 0.5, mean - 0.125, mean + 0.5);

    static Band Series(params double[] mean) => new(
        mean,
        Array.ConvertAll(mean, m => m - 0.5),
        Array.ConvertAll(mean, m => m - 0.125),
        Array.ConvertAll(mean, m => m + 0.5));
}
