using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Parameters with a known value: not sampled, but used.</summary>
public class FixedPriorTests
{
    [Theory]
    [InlineData("adstock.decay", 0.4)]
    [InlineData("adstock.decay", 1)]
    [InlineData("adstock.peak", 2.5)]
    [InlineData("adstock.peak", 0)]
    [InlineData("saturation.half", 0.8)]
    [InlineData("saturation.slope", 1)]
    [InlineData("roi", 3)]
    [InlineData("roi", 0)]
    public void Evaluate_FixedParameter_IsUsedAndNotSampled(string parameter, double value)
    {
        var model = BoundModel.Bind(SmallWorld.Full(Channel(parameter, value)), SmallWorld.Panel(history: 3));
        Assert.DoesNotContain(model.Sampled, p => p.Name == $"tv.{parameter}");
        Assert.Contains(model.Parameters, p => p.Name == $"tv.{parameter}" && !p.IsSampled);
        var values = ParameterPoint.Draw(model, 1);
        Assert.Equal(value, values[$"tv.{parameter}"]);
        var position = Density.Position(model, values);
        Assert.Equal(model.Sampled.Count, model.CreateDensity().Dimension);
        Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model, values).Value);
        Density.AssertGradient(model.CreateDensity(), position, 1e-7);
    }

    [Fact]
    public void Run_FixedParameters_HoldsThemInEveryValueVector()
    {
        var spec = SmallWorld.Full(Channel("roi", 3)) with { Noise = new NoiseSpec { Prior = new FixedPrior(0.1) } };
        var fit = ModelFit.Run(spec, SmallWorld.Panel(), new SamplerSpec { Chains = 1, Warmup = 20, Draws = 3 });
        Assert.False(fit.Draws.Contains("noise"));
        var values = fit.Model.AllocateValues();
        var simulator = fit.Model.CreateSimulator();
        for (var draw = 0; draw < 3; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            Assert.Equal(0.1 * fit.Model.Constants.OutcomeScale, simulator.NoiseSd);
            Agreement.Within(1e-14, 3 * fit.Model.Constants.Channels[0].Spend, simulator.WindowEffect(0));
        }
    }

    static ChannelSpec Channel(string parameter, double value)
    {
        var (channel, prior) = (SmallWorld.Full().Channels[0], new FixedPrior(value));
        return parameter.Split('.') switch
        {
            ["adstock", var name] => channel with { Adstock = channel.Adstock.WithPrior(name, prior) },
            ["saturation", var name] => channel with { Saturation = channel.Saturation.WithPrior(name, prior) },
            _ => channel with { Strength = new RoiStrength(prior) },
        };
    }
}
