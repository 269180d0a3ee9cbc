using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Verdicts;

/// <summary>Rules about the model at their thresholds and just beyond, and how they make one verdict.</summary>
public class VerdictRulesTests
{
    static readonly ChannelReturn[] Believed = [Spotless.Channel("tv", 1, Grade.B)];

    [Fact]
    public void Judge_Spotless_IsTrustedWithoutAnExperiment()
    {
        var verdict = Judge();
        Assert.Equal(VerdictLevel.Trust, verdict.Level);
        Assert.Empty(verdict.Reasons);
        Assert.Equal(
            "No experiment supports these numbers; demand drivers not in the data could bias them and no check here can see it.",
            Assert.Single(verdict.Statements));
    }

    [Fact]
    public void Judge_AChannelWithAnExperiment_NeedsNoStatement() =>
        Assert.Empty(Judge(channels: [Spotless.Channel("tv", 0.4, Grade.A), Spotless.Channel("radio", 0.6, Grade.B)]).Statements);

    [Fact]
    public void NotChecked_RulesWithoutIngredients_AreListed()
    {
        var listed = Judge().NotChecked;
        foreach (var word in new[] { "holdout", "power-scaling", "placebo", "variants" })
            Assert.Contains(listed, line => line.Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.2, VerdictLevel.Trust, 0)]
    [InlineData(0.201, VerdictLevel.Caution, 0.2)]
    [InlineData(0.8, VerdictLevel.Caution, 0.2)]
    [InlineData(0.801, VerdictLevel.DoNotTrust, 0.8)]
    public void NegativeBaseline_AroundItsThresholds_HasTheLevel(double value, VerdictLevel level, double threshold) =>
        AssertOnly(Judge(diagnostics: Spotless.Diagnostics with { NegativeBaselineProbability = value }), "baseline", value, level, threshold);

    [Theory]
    [InlineData(0.3, VerdictLevel.Trust, 0)]
    [InlineData(0.301, VerdictLevel.Caution, 0.3)]
    [InlineData(0.6, VerdictLevel.Caution, 0.3)]
    [InlineData(0.601, VerdictLevel.DoNotTrust, 0.6)]
    [InlineData(-0.9, VerdictLevel.Trust, 0)]
    [InlineData(double.NaN, VerdictLevel.Trust, 0)]
    public void ResidualAutocorrelation_AroundItsThresholds_HasTheLevel(double value, VerdictLevel level, double threshold) =>
        AssertOnly(Judge(fitted: Spotless.Fitted with { ResidualAutocorrelation = value }), "residuals", value, level, threshold);

    [Fact]
    public void ResidualAutocorrelation_Remedy_NamesTheKeyUntilItIsUsed()
    {
        Assert.Contains("(noise: ar1)", Remedy(SmallWorld.Full()), StringComparison.Ordinal);
        Assert.Contains("likelihood: normal", Remedy(SmallWorld.Full() with { Likelihood = new StudentTErrors() }), StringComparison.Ordinal);
        Assert.DoesNotContain("ar1", Remedy(SmallWorld.Full() with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() } }), StringComparison.Ordinal);

        static string Remedy(ModelSpec spec)
        {
            var fit = HandMadeFit.Create(spec, SmallWorld.Panel()).Fit;
            var verdict = VerdictRules.Judge(
                fit, ComponentPass.Run(fit), ReturnPass.Run(fit), Spotless.Fitted with { ResidualAutocorrelation = 0.5 }, Believed, [], Spotless.Diagnostics);
            return verdict.Reasons.Single(static r => r.Subject == "residuals").Remedy;
        }
    }

    [Theory]
    [InlineData(6, VerdictLevel.Trust)]
    [InlineData(6.001, VerdictLevel.Caution)]
    public void PLoo_AroundAFifthOfThirtyPeriods_HasTheLevel(double value, VerdictLevel level) =>
        AssertOnly(Judge(diagnostics: Spotless.Diagnostics with { PLoo = value }), "p_loo", value, level, 6);

    [Theory]
    [InlineData(0.5, VerdictLevel.Trust)]
    [InlineData(0.499, VerdictLevel.Caution)]
    public void BelievedSpend_AroundHalf_HasTheLevel(double share, VerdictLevel level) => AssertOnly(
        Judge(channels: [Spotless.Channel("tv", share, Grade.B), Spotless.Channel("radio", 1 - share, Grade.C)]), "channels", share, level, 0.5);

    [Fact]
    public void BelievedSpend_OrganicChannels_DoNotCount() => Assert.Empty(
        Judge(channels: [Spotless.Channel("tv", 1, Grade.B), Spotless.Channel("email", 0, Grade.C)]).Reasons);

    [Theory]
    [InlineData(0.19, 13, VerdictLevel.Caution)]
    [InlineData(0.19, 12, VerdictLevel.Trust)]
    [InlineData(0.2, 24, VerdictLevel.Trust)]
    public void Dominance_SmallChannelTakingNearlyAll_IsCautionedAboveHalfOfDraws(double spendShare, int dominated, VerdictLevel level)
    {
        var (fit, components, returns) = Passes(spendShare);
        for (var d = 0; d < 24; d++)
        {
            // 81 % of the effect in some draws, exactly 80 % in the others.
            (returns.Effect[0][d], returns.Effect[1][d]) = d < dominated ? (81, 19) : (80, 20);
        }
        var verdict = VerdictRules.Judge(fit, components, returns, Spotless.Fitted, Believed, [], Spotless.Diagnostics);
        AssertOnly(verdict, "tv", dominated / 24.0, level, 0.5);
    }

    [Fact]
    public void Judge_SeveralReasons_PutsTheWorstFirstAndTakesItsLevel()
    {
        var verdict = Judge(
            Spotless.Diagnostics with { PLoo = 100, Divergences = 1, NegativeBaselineProbability = 0.9 },
            Spotless.Fitted with { ResidualAutocorrelation = 0.5 });
        Assert.Equal(VerdictLevel.DoNotTrust, verdict.Level);
        Assert.Equal(4, verdict.Reasons.Count);
        Assert.Equal("baseline", verdict.Reasons[0].Subject);
        Assert.All(verdict.Reasons.Skip(1), static r => Assert.Equal(VerdictLevel.Caution, r.Level));
    }

    [Theory]
    [InlineData(1.99, false, VerdictLevel.Trust, 0)]
    [InlineData(-2.0, false, VerdictLevel.Caution, 2)]
    [InlineData(3.0, false, VerdictLevel.Caution, 2)]
    [InlineData(-3.01, false, VerdictLevel.DoNotTrust, 3)]
    [InlineData(3.01, true, VerdictLevel.Caution, 3)]
    public void Conflict_AroundItsThresholds_HasTheLevel(double z, bool hasConfounding, VerdictLevel level, double threshold) =>
        AssertOnly(Judge(experiments: [Spotless.Experiment("tv") with { Conflict = z, HasConfounding = hasConfounding }]), "tv test", z, level, threshold);

    [Fact]
    public void Conflict_Undefined_IsAsBadAsAnyValue() =>
        Assert.Equal(VerdictLevel.DoNotTrust, Judge(experiments: [Spotless.Experiment("tv") with { Conflict = double.NaN }]).Level);

    [Fact]
    public void Confirm_NeedsAnAgreeingExperimentOfItsOwn()
    {
        var tv = Spotless.Experiment("tv");
        Assert.True(ExperimentRules.Confirm("tv", [tv]));
        Assert.False(ExperimentRules.Confirm("radio", [tv]));
        Assert.False(ExperimentRules.Confirm("tv", [tv, tv with { Conflict = 2 }]));
        Assert.False(ExperimentRules.Confirm("tv", [tv with { Channels = ["tv", "radio"] }]));
        Assert.False(ExperimentRules.Confirm("tv", []));
    }

    [Fact]
    public void Judge_BadFitMeasures_DoNotEnter() =>
        Assert.Empty(Judge(fitted: Spotless.Fitted with { RSquared = -5, Mape = 10, Coverage90 = 0 }).Reasons);

    static Verdict Judge(FitDiagnostics? diagnostics = null, FittedSeries? fitted = null, ChannelReturn[]? channels = null, ExperimentResult[]? experiments = null)
    {
        var (fit, components, returns) = Passes(0.5);
        return VerdictRules.Judge(fit, components, returns, fitted ?? Spotless.Fitted, channels ?? Believed, experiments ?? [], diagnostics ?? Spotless.Diagnostics);
    }

    /// <summary>Two paid channels with the given share of spend in the first; 24 draws.</summary>
    static (FittedModel Fit, ComponentPass Components, ReturnPass Returns) Passes(double share)
    {
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels = [new ChannelSpec { Name = "tv", Spend = "tv" }, new ChannelSpec { Name = "radio", Spend = "radio" }],
        };
        var small = SmallWorld.Panel();
        var panel = new Panel(small.Axis, small.Geos, small.Outcome,
        [
            new Series("tv", SeriesUnit.Spend, [.. Enumerable.Repeat(100 * share, SmallWorld.Periods)]),
            new Series("radio", SeriesUnit.Spend, [.. Enumerable.Repeat(100 - 100 * share, SmallWorld.Periods)]),
        ]);
        var fit = HandMadeFit.Create(spec, panel).Fit;
        return (fit, ComponentPass.Run(fit), ReturnPass.Run(fit));
    }

    static void AssertOnly(Verdict verdict, string subject, double value, VerdictLevel level, double threshold)
    {
        Assert.Equal(level, verdict.Level);
        if (level == VerdictLevel.Trust)
        {
            Assert.Empty(verdict.Reasons);
            return;
        }
        var reason = Assert.Single(verdict.Reasons);
        Assert.Equal((level, subject, value, threshold), (reason.Level, reason.Subject, reason.Value, reason.Threshold));
        Assert.NotEmpty(reason.Remedy);
    }
}
