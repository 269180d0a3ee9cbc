using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>What a fit suggests follows from its numbers and respects its verdict.</summary>
public class NextStepsTests
{
    static readonly FitAnalysis Sample = SampleAnalysis.Create(new SampleDesign { Channels = 3, Level = VerdictLevel.Trust });

    [Fact]
    public void Of_SureOrderOfNextUnits_MovesBudgetFromTheLeastToTheMost()
    {
        var step = NextSteps.Of(With(Grade.B, 0.97))[0];

        Assert.Equal("Move budget from c to a, in small steps", step.Action);
        Assert.Contains("The next 1 % of spend on a returns 3.0 per unit (90 %: 2.0–4.0), on c 1.0 per unit (90 %: 0.5–1.5).", step.Because, StringComparison.Ordinal);
        Assert.Contains("probability that a returns more is 97 %", step.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnsureOrderOfNextUnits_LeavesTheSplit() =>
        Assert.Equal("Leave the split of the budget as it is for now", NextSteps.Of(With(Grade.B, 0.89))[0].Action);

    [Fact]
    public void Of_ReturnsThatWereAssumed_AreTestedBeforeMoneyMoves() =>
        Assert.Equal("Test before you move budget from c to a", NextSteps.Of(With(Grade.C, 0.97))[0].Action);

    [Fact]
    public void Of_VerdictDoNotTrust_MovesNoMoneyAndMendsFirst()
    {
        var steps = NextSteps.Of(With(Grade.B, 0.99) with { Verdict = SampleChecks.Verdict(VerdictLevel.DoNotTrust, "a") });

        Assert.Equal("Move no money on account of this fit", steps[0].Action);
        Assert.DoesNotContain(steps, static s => s.Action.StartsWith("Move budget", StringComparison.Ordinal) || s.Action.StartsWith("Question", StringComparison.Ordinal));
        Assert.Equal("Sample longer (sampler.warmup: 1000), or give the channel a tighter prior", steps[1].Action);
    }

    [Fact]
    public void Of_NoExperiment_TestsWhereMostOfTheOutcomeIsInDoubt()
    {
        var step = Assert.Single(NextSteps.Of(With(Grade.B, 0.97)), static s => s.Action.StartsWith("Run an experiment", StringComparison.Ordinal));

        // Widths of what channels brought: spend × width of the return, a 100 × 2, b 300 × 1, c 200 × 1.
        Assert.Equal("Run an experiment on b", step.Action);
        Assert.Contains("It brought 600 (90 %: 450–750), so 300 of revenue are in doubt, more than that of any other channel", step.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EveryChannelConfirmed_NeedsNoExperiment() =>
        Assert.DoesNotContain(NextSteps.Of(With(Grade.A, 0.97)), static s => s.Action.StartsWith("Run an experiment", StringComparison.Ordinal));

    [Fact]
    public void Of_NextUnitBelowItsCost_IsQuestionedForRevenueOnly()
    {
        var analysis = With(Grade.B, 0.97);
        analysis = analysis with { Channels = [.. analysis.Channels.Select(static c => c.Channel == "c" ? c with { MarginalRoi = new Estimate(0.5, 0.2, 0.5, 0.8) } : c)] };

        Assert.Contains(NextSteps.Of(analysis), static s => s.Action == "Question the last part of the spend on c");
        Assert.DoesNotContain(NextSteps.Of(analysis with { BreakEven = null }), static s => s.Action.StartsWith("Question", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_FindingsOfTheData_GiveTheirRemediesButNotWhatIsOnlyGoodToKnow()
    {
        var steps = NextSteps.Of(With(Grade.B, 0.97) with
        {
            DataFindings = [new DesignFinding(DesignSeverity.Attention, "x", "Something is off.", "Look at it."), new DesignFinding(DesignSeverity.Info, "y", "Fine.", "Smile.")],
        });

        Assert.Equal(new NextStep("Look at it", "Something is off."), steps[^1]);
    }

    [Fact]
    public void Caveat_Computation_SaysSoInPlainWords()
    {
        var reason = new VerdictReason(VerdictLevel.DoNotTrust, "a.roi", 1.1, 1.05, "R-hat of a.roi is 1.1.", "Run more draws.") { IsComputation = true };

        Assert.Equal("The computation has not settled, so that not even what the model says is known well. R-hat of a.roi is 1.1.", SummaryText.Caveat(new Verdict(VerdictLevel.DoNotTrust, [reason], [], [])));
        Assert.Null(SummaryText.Caveat(new Verdict(VerdictLevel.Trust, [], [], [])));
        Assert.Equal("No experiment.", SummaryText.Caveat(new Verdict(VerdictLevel.Trust, [], ["No experiment."], [])));
    }

    [Fact]
    public void Of_Summary_DoNotTrust_SaysSoFirst() =>
        Assert.StartsWith("What follows is what the model says. It failed its checks", SummaryText.Of(SampleAnalysis.Create(new SampleDesign { Level = VerdictLevel.DoNotTrust }))[0], StringComparison.Ordinal);

    [Fact]
    public void Of_Summary_NoChannelLikelyTheBest_SaysThatItCannotBeTold()
    {
        var order = Sample.Order! with { Best = [0.4, 0.35, 0.25] };

        Assert.Contains(SummaryText.Of(Sample with { Order = order }), static s => s.StartsWith("Which of 3 paid channels returned most cannot be told", StringComparison.Ordinal));
    }

    static FitAnalysis With(Grade grade, double probability) => Sample with
    {
        DataFindings = [],
        Channels =
        [
            Channel("a", 100, new Estimate(3, 2, 3, 4), new Estimate(3, 2, 3, 4), grade),
            Channel("b", 300, new Estimate(2, 1.5, 2, 2.5), new Estimate(2, 1.5, 2, 2.5), grade),
            Channel("c", 200, new Estimate(1, 0.5, 1, 1.5), new Estimate(1, 0.5, 1, 1.5), grade),
        ],
        Order = new ReturnOrder(["a", "b", "c"], [[0.5, 1, 1], [0, 0.5, 1], [0, 0, 0.5]], [[0.5, 0.8, probability], [0.2, 0.5, 0.9], [1 - probability, 0.1, 0.5]], [1, 0, 0], [0, 0, 1]),
    };

    static ChannelReturn Channel(string name, double spend, Estimate roi, Estimate next, Grade grade) =>
        Sample.Channels[0] with { Channel = name, Spend = spend, Roi = roi, Contribution = new Estimate(spend * roi.Mean, spend * roi.Q5, spend * roi.Q50, spend * roi.Q95), MarginalRoi = next, Grade = grade, Twin = null };
}
