using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

public class StudyTextTests
{
    [Fact]
    public void Power_ThreeDegrees_SayWhatToExpect()
    {
        var result = SampleStudies.Recovery();

        Assert.Equal(
            [
                "This data set could tell an ROI of 2.0 for tv from one of 1.0: the 90 % interval would typically be 1.80–2.20, and rules the lower one out in 3 of 3 fits",
                "This data set could not tell an ROI of 1.0 for radio from one of 0.50: the 90 % interval would typically still be 0.3–2.1, and rules the lower one out in only 1 of 3 fits",
                "This data set would often tell a share of 2.0 % for emails from one of 1.0 %, but do not count on it: the 90 % interval would typically be 1.4 % to 2.8 %, and rules the lower one out in 2 of 3 fits",
            ],
            result.Channels.Select(c => RecoveryText.Power(c, result.Options)));
    }

    [Fact]
    public void Power_StatedReturn_IsTheOneThatWasAskedFor()
    {
        var result = SampleStudies.Recovery(stated: [new StatedRoi("radio", 4)]);

        Assert.Contains("an ROI of 4.0 for radio from one of 2.0", RecoveryText.Power(result.Channels[1], result.Options), StringComparison.Ordinal);
        Assert.Contains("with a return of 4 for radio in each", RecoveryText.Truths(result.Options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, TruthSource.Prior, "6 of 9 90 % intervals held the truth (67 %), as they should within the error of 4 trials")]
    [InlineData(true, TruthSource.Prior, "for tv that is further from what they say than chance allows: do not trust intervals")]
    [InlineData(false, TruthSource.Posterior, "this need not be 90 %, since a prior pulls towards itself")]
    public void Coverage_RightWrongAndUnjudged_SayWhich(bool isWrong, TruthSource truth, string words) =>
        Assert.Contains(words, RecoveryText.Coverage(SampleStudies.Recovery(isWrong: isWrong, truth: truth)), StringComparison.Ordinal);

    [Fact]
    public void Warnings_FailedAndWarnedFits_AreCounted() => Assert.Equal(
        "1 of 4 data sets could not be fitted and are left out; fits with a warning: 2 of 4 (R-hat above 1.05: 1, fewer than 100 independent draws of a return: 1, divergent transitions: 1)",
        RecoveryText.Warnings(SampleStudies.Recovery()));

    [Fact]
    public void Sensitivity_EveryCase_HasASentence() => Assert.Equal(
        [
            "tv: under every variant the ROI stays inside its own 90 % interval of 1.6–2.4 (medians 2.00–2.10)",
            "radio: the ROI leaves its own 90 % interval of 0.6–1.4 under “trend: knots” (medians 1.0–1.9): the number depends on how the model is written",
            "emails: under every variant the share stays inside its own 90 % interval of 1.4 % to 2.6 % (medians 2.0 % to 2.0 %)",
            "Grades in the light of these fits: tv B, radio C (was B), emails C; a number that depends on how the model is written is not graded B",
            "One variant predicts left-out periods clearly better than the model itself: “trend: knots” (elpd +9.0 ± 3.0); consider adopting it",
            "Shown, but left out of this: “season: plainer”, against which the data speak (it predicts left-out periods worse: elpd −90 ± 8.0); “noise: heavy tails” could not be fitted (It cannot be, \"here\")",
            "Noise placebo passed: a channel of pure noise is paid next to nothing (2 of 3 times; typically an ROI of 0.20 where the prior says 1.3, and with 95 % probability less than 1.5 % of the outcome)",
            "Lead placebo of tv passed: its spend of the four weeks to come seems to explain 0.4 % of the outcome (90 %: 0.0 % to 0.8 %), which chance can do",
        ],
        SensitivityText.All(SampleStudies.Sensitivity(), SampleStudies.Placebo(), SampleStudies.Judgement()).Take(8));

    [Fact]
    public void Lead_SpendThatFollowsDemandOrItsAbsence_SaysWhichWayItMisleads()
    {
        var leads = SampleStudies.Placebo().Leads;

        Assert.Contains("part of its return is demand", SensitivityText.Lead(leads[1]), StringComparison.Ordinal);
        Assert.Contains("makes the return look smaller than it is", SensitivityText.Lead(leads[2]), StringComparison.Ordinal);
        Assert.Contains("could not be fitted (no)", SensitivityText.Lead(leads[0] with { Failure = "no." }), StringComparison.Ordinal);
    }
}
