using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Verdicts;

/// <summary>Grades and verdict in the light of further fits, and the rules about priors against data and geos.</summary>
public class EvidenceRulesTests
{
    static readonly FitAnalysis Analysis = FitAnalyzer.Analyze(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel()).Fit, ExperimentRefits.Never, TestContext.Current.CancellationToken) with
    {
        Channels =
        [
            Spotless.Channel("tv", 0.6, Grade.B) with { Roi = new Estimate(2, 1, 2, 3) },
            Spotless.Channel("radio", 0.4, Grade.A) with { Roi = new Estimate(2, 1, 2, 3) },
        ],
        Verdict = new Verdict(VerdictLevel.Trust, [], [], [EvidenceRules.NoPlacebo, EvidenceRules.NoVariants, "something else"]),
    };

    static ChannelSensitivity Moved(string channel, params string[] by) => new(channel, true, new Estimate(2, 1, 2, 3), 1, 4, by);

    static LeadCheck Lead(string channel, double share) => new(channel, default, new Estimate(share, 0, share, 0), 0.02) { Z = 3, Rows = 4 };

    [Fact]
    public void Apply_AMedianOutsideTheInterval_TakesBAndLeavesA()
    {
        var moved = EvidenceRules.Apply(Analysis, new SensitivityResult { Variants = [], Channels = [Moved("tv", "longer lags"), Moved("radio", "longer lags")] }, null);
        Assert.Equal([Grade.C, Grade.A], moved.Channels.Select(static c => c.Grade!.Value));
        Assert.Equal([EvidenceRules.NoPlacebo, "something else"], moved.Verdict.NotChecked);
        var reason = Assert.Single(moved.Verdict.Reasons);
        Assert.Equal((VerdictLevel.Caution, VerdictRules.Channels, 0.4), (reason.Level, reason.Subject, reason.Value));

        var stable = EvidenceRules.Apply(Analysis, new SensitivityResult { Variants = [], Channels = [Moved("tv"), Moved("radio")] }, null);
        Assert.Equal([Grade.B, Grade.A], stable.Channels.Select(static c => c.Grade!.Value));
        Assert.Equal(VerdictLevel.Trust, stable.Verdict.Level);
    }

    /// <summary>Worse by more than 4 and three standard errors says nothing about another model; so a model that is worse by as much says nothing itself.</summary>
    [Theory]
    [InlineData(74, 11, 1.01, true)]
    [InlineData(74, 25, 1.01, false)]
    [InlineData(3.9, 1, 1.01, false)]
    [InlineData(74, 11, 1.06, false)]
    public void Judge_AVariantThatTheDataPreferMovesAReturn_IsACaution(double elpd, double error, double rhat, bool isCaution)
    {
        var variant = new VariantFit("noise: with memory", "errors remember") { Amounts = [new Estimate(1.48, 1, 1.48, 2)], ElpdDifference = elpd, ElpdError = error, MaxRhat = rhat };
        var result = new SensitivityResult { Variants = [variant], Channels = [Moved("tv", variant.IsUsable ? [variant.Name] : []), Moved("radio")] };
        var two = Analysis with { Channels = [Spotless.Channel("tv", 0.4, Grade.B), Spotless.Channel("radio", 0.6, Grade.A)] };

        var judged = EvidenceRules.Judge(two, result, new PlaceboResult([], []));

        Assert.Equal(isCaution ? ["noise: with memory"] : Array.Empty<string>(), judged.Verdict.Reasons.Select(static r => r.Subject));
        Assert.Equal(isCaution ? VerdictLevel.Caution : VerdictLevel.Trust, judged.Verdict.Level);
        Assert.Equal((Grade.B, variant.IsUsable ? Grade.C : Grade.B), (judged.Grades[0].OfFit!.Value, judged.Grades[0].Grade!.Value));
    }

    [Fact]
    public void Apply_APlaceboThatEarns_IsACaution()
    {
        var applied = EvidenceRules.Apply(Analysis, null, new PlaceboResult([], [Lead("tv", -0.05), Lead("radio", 0.02)]));
        var reason = Assert.Single(applied.Verdict.Reasons);
        Assert.Equal((VerdictLevel.Caution, "tv", 0.05, 0.02), (reason.Level, reason.Subject, reason.Value, reason.Threshold));
        Assert.Equal([EvidenceRules.NoVariants, "something else"], applied.Verdict.NotChecked);
    }

    [Fact]
    public void Apply_APlaceboThatCouldNotBeFitted_IsNotChecked()
    {
        var applied = EvidenceRules.Apply(Analysis, null, new PlaceboResult([], [Lead("tv", 0), Lead("radio", double.NaN) with { Failure = "no start" }]));
        Assert.Equal(VerdictLevel.Trust, applied.Verdict.Level);
        Assert.Contains(EvidenceRules.NoPlacebo, applied.Verdict.NotChecked);
    }

    [Theory]
    [InlineData(0.05, 0.05, 0.1, true)]
    [InlineData(0.049, 0.2, 0.5, false)]
    [InlineData(0.2, 0.049, 0.5, false)]
    [InlineData(0.2, 0.2, 0.099, false)]
    [InlineData(0.2, 0.2, -0.1, true)]
    public void Judge_PowerScaling_NeedsBothSensitivitiesAndAShiftThatMatters(double prior, double likelihood, double shift, bool isCaution)
    {
        var tables = new InsightTables([new ReturnSensitivity("tv", prior, likelihood, 0.1) { PriorShift = shift }], [], null);
        Assert.Equal(isCaution ? ["tv"] : Array.Empty<string>(), InsightRules.Judge(tables).Select(static r => r.Subject));
    }

    [Theory]
    [InlineData(1.25, 1.25, VerdictLevel.Trust, 0)]
    [InlineData(1.2501, 1.25, VerdictLevel.Caution, 1.25)]
    [InlineData(2, 1.25, VerdictLevel.Caution, 1.25)]
    [InlineData(2.0001, 1.25, VerdictLevel.DoNotTrust, 2)]
    [InlineData(2.1, 2.2, VerdictLevel.Trust, 0)]
    [InlineData(2.3, 2.2, VerdictLevel.DoNotTrust, 2.2)]
    public void Judge_GeosThatMoveTogether_ObjectsBeyondTheThresholds(double ratio, double material, VerdictLevel level, double threshold)
    {
        var reasons = InsightRules.Judge(new InsightTables([], [], new GeoCorrelation(0.2, ratio, material, 100))).ToArray();
        Assert.Equal(level == VerdictLevel.Trust ? 0 : 1, reasons.Length);
        Assert.All(reasons, r => Assert.Equal((level, "geos", threshold), (r.Level, r.Subject, r.Threshold)));
    }

    [Fact]
    public void Judge_SkewedModel_ObjectsByTheTailWhereMeanAndSpreadDoNot()
    {
        // 97 % of what the model expects lies at 3, the rest far out: mean 13, sd 56, and nothing near −1.
        var without = new WeightedDraws([.. Enumerable.Repeat(3.0, 970), .. Enumerable.Repeat(330.0, 30)]);
        var z = (-1 - without.Mean) / Math.Sqrt(1 + without.Variance);
        var tail = ExperimentTable.TailConflict(-1, 1, without);
        Assert.InRange(z, -0.3, -0.2);
        Assert.Equal(-3.29, tail, 0.01);

        var experiment = Spotless.Experiment("tv") with { Conflict = z, TailConflict = tail };
        Assert.Equal(tail, experiment.Discrepancy);
        var reason = Assert.Single(ExperimentRules.Judge([experiment]));
        Assert.Equal((VerdictLevel.DoNotTrust, tail), (reason.Level, reason.Value));
        Assert.Contains("-3.3 by the tail", reason.Message, StringComparison.Ordinal);
        Assert.False(ExperimentRules.Confirm("tv", [experiment]));
    }

    [Theory]
    [InlineData(0.49, false)]
    [InlineData(0.5, true)]
    public void Confirm_ATestInSomeGeos_NeedsHalfOfTheMedia(double coverage, bool isConfirmed)
    {
        Assert.Equal(isConfirmed, ExperimentRules.Confirm("tv", [Spotless.Experiment("tv")], coverage));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-2.5)]
    public void TailConflict_OfANormalModel_IsItsZ(double z)
    {
        // Σ over quantiles of the normal with sd 3 and an error of 4: together 5.
        var draws = Enumerable.Range(0, 4000).Select(static i => 3 * Numerics.ScalarMath.NormalQuantile((i + 0.5) / 4000)).ToArray();
        Assert.Equal(z, ExperimentTable.TailConflict(5 * z, 4, new WeightedDraws(draws)), 0.002);
    }
}
