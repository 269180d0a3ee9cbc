using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>Channels that are silent for years and controls of zeros and ones are nothing to stumble over, whatever the components.</summary>
public class AwkwardDesignTests
{
    /// <summary>Every adstock with Hill, every saturation with geometric carryover.</summary>
    public static TheoryData<string, string> Components =>
    [
        .. ComponentCatalog.Adstocks.Select(static a => (a.Name, "hill")),
        .. ComponentCatalog.Saturations.Where(static s => s.Name != "hill").Select(static s => ("geometric", s.Name)),
    ];

    public static TheoryData<string> Strengths => [.. ComponentCatalog.Strengths];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_Defaults_HoldsTheTruth(ulong seed)
    {
        var analysis = Fit(Model(AwkwardWorld.Channels), seed);

        Assert.All(AwkwardWorld.Truth, truth =>
        {
            var roi = analysis.Channels.Single(c => c.Channel == truth.Channel).Roi!.Value;
            Assert.InRange(truth.Roi, roi.Q5, roi.Q95);
        });
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void Fit_EveryComponent_HasNoDivergenceAndNoFailure(string adstock, string saturation) => Fit(Model(
    [
        .. AwkwardWorld.Channels.Select(c => c with
        {
            Adstock = ComponentCatalog.Adstock(adstock).Create(), Saturation = ComponentCatalog.Saturation(saturation).Create(),
        }),
    ]));

    [Theory]
    [MemberData(nameof(Strengths))]
    public void Fit_EveryStrength_HasNoDivergenceAndNoFailure(string strength) =>
        Fit(Model([.. AwkwardWorld.Channels.Select(c => c with { Strength = SmallWorld.StrengthOf(strength) })]));

    [Fact]
    public void Fit_SaturationFirst_HasNoDivergenceAndNoFailure() => Fit(Model(AwkwardWorld.Channels) with { Order = TransformOrder.SaturationFirst });

    [Fact]
    public void Fit_StudentTErrors_HasNoDivergenceAndNoFailure() => Fit(Model(AwkwardWorld.Channels) with { Likelihood = new StudentTErrors() });

    [Fact]
    public void Fit_LogNormalErrors_HasNoDivergenceAndNoFailure() => Fit(Model(AwkwardWorld.Channels) with { Likelihood = new LogNormalErrors() });

    [Fact]
    public void Fit_KnotTrend_HasNoDivergenceAndNoFailure() =>
        Fit(Model(AwkwardWorld.Channels) with { Baseline = new BaselineSpec { Trend = new KnotTrend() } });

    [Fact]
    public void Fit_NothingCollapsed_HasNoDivergenceAndNoFailure() => Fit(Model(AwkwardWorld.Channels), collapse: false);

    static ModelSpec Model(SpecList<ChannelSpec> channels) => new() { Outcome = "sales", Channels = channels, Controls = AwkwardWorld.Controls };

    static FitAnalysis Fit(ModelSpec model, ulong seed = 1, bool collapse = true)
    {
        var fit = ModelFit.Run(model, AwkwardWorld.Panel(seed), new SamplerSpec { Seed = seed, Collapse = collapse, Draws = 500 });
        var analysis = FitAnalyzer.Analyze(fit);

        Assert.Equal(0, analysis.Diagnostics.Divergences);
        Assert.DoesNotContain(analysis.Verdict.Reasons, static reason => reason.Level == VerdictLevel.DoNotTrust);
        Assert.InRange(analysis.Diagnostics.MaxRhat.Value, 0, 1.02);
        Assert.All(analysis.Parameters, static p => Assert.True(double.IsFinite(p.Mean) && double.IsFinite(p.Sd), p.Name));
        return analysis;
    }
}
