using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Draws from the prior in the form of a fit.</summary>
public class PriorDrawsTests
{
    static readonly BoundModel Model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());

    [Fact]
    public void Sample_Model_HasTheNamesOfItsFitInOneChain()
    {
        var fit = ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(), new SamplerSpec { Seed = 3, Chains = 2, Warmup = 60, Draws = 20 });
        var prior = PriorDraws.Sample(Model, 3, 40);

        Assert.Equal(fit.Draws.Names, prior.Names);
        Assert.Equal((1, 40), (prior.Chains, prior.Iterations));
    }

    [Fact]
    public void Sample_MoreDraws_BeginsWithTheSameOnes()
    {
        var (few, many) = (PriorDraws.Sample(Model, 5, 3), PriorDraws.Sample(Model, 5, 30));
        Assert.All(few.Names, name => Assert.Equal(few[name], many[name][..3]));
        Assert.NotEqual(few["tv.roi"], PriorDraws.Sample(Model, 6, 3)["tv.roi"]);
    }

    /// <summary>The ROI that a prior states is that of the coefficients which are derived from it.</summary>
    [Fact]
    public void Sample_Coefficient_ReturnsTheRoi()
    {
        var draws = PriorDraws.Sample(Model, 8, 10);
        var (simulator, values) = (Model.CreateSimulator(), Model.AllocateValues());
        for (var i = 0; i < draws.Count; i++)
        {
            foreach (var parameter in Model.Sampled)
                values[parameter.Slot] = draws[parameter.Name][i];
            simulator.Load(values);
            Assert.Equal(simulator.Coefficient(0), draws["tv.coefficient"][i]);
            Agreement.Within(1e-10, simulator.WindowEffect(0) / Model.Constants.Channels[0].Spend, draws["tv.roi"][i], 1);
        }
    }
}
