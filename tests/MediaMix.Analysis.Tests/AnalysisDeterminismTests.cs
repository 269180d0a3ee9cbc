using System.Text.Json;
using System.Text.Json.Serialization;
using MediaMix.Inference;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

/// <summary>An analysis depends on the fit alone.</summary>
public class AnalysisDeterminismTests
{
    // JSON writes every digit of a number, so equal text is equal bits.
    static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    static readonly SamplerSpec Sampler = new() { Chains = 4, Warmup = 100, Draws = 300, Seed = 7 };

    [Fact]
    public void Analyze_Twice_IsTheSame()
    {
        var fit = ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(history: 4), Sampler);
        Assert.Equal(Text(FitAnalyzer.Analyze(fit)), Text(FitAnalyzer.Analyze(fit)));
    }

    [Fact]
    public void Analyze_FitsOnOneAndEightThreads_IsTheSame()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 4));
        Assert.Equal(
            Text(On(1, ModelFit.Run(model, Sampler, threads: 1))),
            Text(On(8, ModelFit.Run(model, Sampler, threads: 8))));
    }

    [Fact]
    public void Analyze_PanelFitsOnOneAndEightThreads_IsTheSame()
    {
        var model = BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Create(heldOut: [.. Enumerable.Range(0, 84).Select(static cell => cell % 9 == 4)]));
        Assert.Equal(
            Text(On(1, ModelFit.Run(model, Sampler, threads: 1))),
            Text(On(8, ModelFit.Run(model, Sampler, threads: 8))));
    }

    static FitAnalysis On(int threads, FittedModel fit) => FitAnalyzer.Analyze(fit, new AnalysisOptions { Execution = new Execution(threads) });

    [Fact]
    public void Analyze_WhileOtherAnalysesRun_IsTheSame()
    {
        var fit = ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(), Sampler);
        var texts = new string[6];
        Parallel.For(0, texts.Length, i => texts[i] = Text(FitAnalyzer.Analyze(fit)));
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void PriorPass_SameSeed_IsTheSame()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        Assert.Equal(PriorPass.Run(model, 5).Effect, PriorPass.Run(model, 5).Effect);
        Assert.NotEqual(PriorPass.Run(model, 5).Effect, PriorPass.Run(model, 6).Effect);
    }

    /// <summary>Everything but the axis, which has no public state to write.</summary>
    static string Text(FitAnalysis analysis) => JsonSerializer.Serialize(analysis, Options);
}
