using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaMix.Analysis.Tests;

public class SpecificationSensitivityTests
{
    static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    static readonly FittedModel Fit = ModelFit.Run(DemoWorld.AnalystModel, DemoWorld.Create(42).Panel, new SamplerSpec { Chains = 2, Warmup = 200, Draws = 300 });

    static readonly SensitivityOptions Short = new() { Sampler = new SamplerSpec { Chains = 2, Warmup = 150, Draws = 100 } };

    [Fact]
    public void Run_OneAndFourThreads_IsTheSame()
    {
        string Text(int threads) => JsonSerializer.Serialize(SpecificationSensitivity.Run(Fit, Short with { Threads = threads }), Json);

        Assert.Equal(Text(1), Text(4));
    }

    /// <summary>tv builds up before it fades; a model that denies it predicts far worse and decides nothing.</summary>
    [Fact]
    public void Run_Demo_DataRefuteTheWrongCarryover()
    {
        var result = SpecificationSensitivity.Run(Fit, Short);
        var refuted = result.Variants.Single(static v => v.IsRefuted);

        Assert.Equal(SpecificationSensitivity.Fits(Fit.Model), result.Variants.Count);
        Assert.Equal("carryover: geometric", refuted.Name);
        Assert.False(refuted.IsUsable);
        Assert.All(result.Channels, c => Assert.DoesNotContain(refuted.Name, c.MovedBy));
        Assert.All(result.Channels, static c => Assert.InRange(c.Base.Q50, c.Lowest, c.Highest));
        Assert.All(result.Variants, static v => Assert.Null(v.Failure));
        Assert.All(result.Variants, static v => Assert.Equal(4, v.Amounts.Count));
    }

    [Fact]
    public void Run_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => SpecificationSensitivity.Run(Fit, Short, cancel.Token));
    }
}
