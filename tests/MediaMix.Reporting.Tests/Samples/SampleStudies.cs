using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Studies made by hand: two paid channels and emails, few fits, numbers that can be followed by eye.</summary>
static class SampleStudies
{
    public static RecoveryResult Recovery(string first = "tv", bool isWrong = false, TruthSource truth = TruthSource.Prior, IReadOnlyList<StatedRoi>? stated = null) => new()
    {
        Options = new RecoveryOptions { Refits = 4, Seed = 9, Truth = truth, Stated = stated ?? [] },
        Refits =
        [
            new RecoveryRefit(0, [Refit(first, 2, 2.1, 20), Refit("radio", 1, 1.5, 90), Refit("emails", 0.02, 0.021, 50)]) { MaxRhat = 1.01, MinEssBulk = 300 },
            new RecoveryRefit(1, [Refit(first, 2, 1.9, 60), Refit("radio", 1, 0.9, 40), Refit("emails", 0.02, 0.019, 50)]) { MaxRhat = 1.08, MinEssBulk = 80 },
            new RecoveryRefit(2, [Refit(first, 2, 2.0, 50), Refit("radio", 1, 1.1, 70), Refit("emails", 0.02, 0.02, 50)]) { MaxRhat = 1.02, MinEssBulk = 200, Divergences = 3 },
            new RecoveryRefit(3, []) { Failure = "=the outcome, without end" },
        ],
        Channels =
        [
            Channel(first, 2, new Rate(3, 3), (0.9, 1.1), isWrong: isWrong),
            Channel("radio", 1, new Rate(1, 3), (0.3, 2.1)),
            Channel("emails", 0.02, new Rate(2, 3), (0.7, 1.4), isReturn: false),
        ],
        BestFound = new Rate(2, 3),
        OrderRight = new Rate(2, 3),
        PairsRight = 2 / 3.0,
    };

    public static SensitivityResult Sensitivity(string first = "tv") => new()
    {
        Variants =
        [
            new VariantFit("trend: knots", "the baseline may bend") { Amounts = [About(2.1, 0.3), About(1.9, 0.3), About(0.02, 0.005)], ElpdDifference = 9, ElpdError = 3, MaxRhat = 1.01 },
            new VariantFit("season: plainer", "fewer waves") { Amounts = [About(9, 0.3), About(9, 0.3), About(0.09, 0.005)], ElpdDifference = -90, ElpdError = 8, MaxRhat = 1.01 },
            new VariantFit("noise: heavy tails", "wild periods pull less") { Failure = "It cannot be, \"here\"." },
        ],
        Channels =
        [
            new ChannelSensitivity(first, true, About(2, 0.4), 2, 2.1, []),
            new ChannelSensitivity("radio", true, About(1, 0.4), 1, 1.9, ["trend: knots"]),
            new ChannelSensitivity("emails", false, About(0.02, 0.006), 0.02, 0.02, []),
        ],
    };

    public static PlaceboResult Placebo(string first = "tv") => new(
        [new NoiseCheck(About(1.3, 1), About(0.2, 0.15), About(0.008, 0.006)), new NoiseCheck(About(1.3, 1), About(0.3, 0.2), About(0.02, 0.01)), new NoiseCheck(About(1.3, 1), About(0.2, 0.15), About(0.009, 0.006))],
        [
            new LeadCheck(first, About(0.05, 0.1), About(0.004, 0.004), 0.007) { Z = 1.2, Rows = 4 },
            new LeadCheck("radio", About(2, 0.1), About(0.05, 0.004), 0.007) { Z = 20, Rows = 4 },
            new LeadCheck("emails", About(double.NaN, 0), About(-0.05, 0.004), 0.007) { Z = -20, Rows = 4 },
        ]);

    public static EvidenceJudgement Judgement(string first = "tv") => new(
        new Verdict(VerdictLevel.Caution, [new VerdictReason(VerdictLevel.Caution, "trend: knots", 90, 24, "The data prefer another model.", "Adopt it.")], [], []),
        [new EvidenceGrade(first, Grade.B, Grade.B, []), new EvidenceGrade("radio", Grade.B, Grade.C, ["trend: knots"]), new EvidenceGrade("emails", Grade.C, Grade.C, [])]);

    static Estimate About(double middle, double half) => new(middle, middle - half, middle, middle + half);

    static ChannelRefit Refit(string channel, double truth, double mean, int rank) => new(channel, truth, About(mean, 0.2 * truth), mean - 0.08 * truth, mean + 0.08 * truth, rank, 99);

    static ChannelRecovery Channel(string name, double truth, Rate half, (double, double) interval, bool isReturn = true, bool isWrong = false) => new()
    {
        Channel = name,
        IsReturn = isReturn,
        Truth = About(truth, 0.5 * truth),
        Bias = 0.1 * truth,
        BiasError = 0.02 * truth,
        RelativeBias = 0.1,
        Coverage50 = new Rate(1, 3),
        Coverage90 = new Rate(2, 3),
        WidthToPrior = 0.25,
        TypicalInterval = interval,
        ExcludesHalf = half,
        ExcludesDouble = new Rate(3, 3),
        RankHistogram = [0, 0, 1, 0, 0, 1, 1, 0, 0, 0],
        RankPValue = 0.5,
        IsMiscalibrated = isWrong,
    };
}
