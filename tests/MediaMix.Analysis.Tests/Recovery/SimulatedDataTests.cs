using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

public class SimulatedDataTests
{
    [Fact]
    public void Draw_FromThePrior_TruthAndModelBelongToTheData()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: SmallWorld.History));
        var data = SimulatedData.Draw(model, null, 3);
        var again = BoundModel.Bind(data.Analyst, data.Panel);

        Assert.Equal(model.Parameters.Select(static p => p.Name), data.Parameters.Select(static p => p.Name));
        // What the model says of the same parameters does not depend on which of the two data sets it is bound to.
        Assert.Equal(model.Parameters.Select(static p => p.Prior.Text), again.Parameters.Select(static p => p.Prior.Text));
        Assert.Equal(model.Constants.OutcomeScale, again.Constants.OutcomeScale);
        Assert.NotEqual(model.Panel.Outcome.Values, data.Panel.Outcome.Values);
        Assert.Equal(model.Panel.Outcome.Values[..SmallWorld.History], data.Panel.Outcome.Values[..SmallWorld.History]);
    }

    [Fact]
    public void Draw_Channels_HaveTheReturnsOfTheirStrengths()
    {
        var model = BoundModel.Bind(DemoWorld.AnalystModel, DemoWorld.Create(42).Panel);
        var data = SimulatedData.Draw(model, null, 3, stated: [new StatedRoi("tv", 2)]);

        foreach (var channel in data.Channels)
            Assert.Equal(data.Parameters.First(p => p.Name == $"{channel.Channel}.roi").Value, channel.Roi!.Value, 1e-9);
        Assert.Equal(2, data.Channels[0].Roi!.Value, 1e-9);
    }

    /// <summary>A world has nothing to find; its analyst gets the same structure with default priors.</summary>
    [Fact]
    public void Draw_World_AnalystHasPriorsToLearnFrom()
    {
        var spec = DemoWorld.AnalystModel with
        {
            Channels = [.. DemoWorld.AnalystModel.Channels.Select(static c => c with
            {
                Adstock = new GeometricAdstock { Decay = new FixedPrior(0.4), MaxLag = 5 },
                Saturation = new LogisticSaturation { Rate = new FixedPrior(1.2) },
                Strength = new RoiStrength(new FixedPrior(1.5)),
            })],
            Controls = [.. DemoWorld.AnalystModel.Controls.Select(static c => c with { Prior = new FixedPrior(0.01) })],
            Baseline = new BaselineSpec { Intercept = new FixedPrior(0.6), Trend = new LinearTrend(new FixedPrior(0.1)), Seasonality = [] },
            Noise = new NoiseSpec { Prior = new FixedPrior(0.02) },
        };
        var world = BoundModel.Bind(spec, DemoWorld.Create(42).Panel);
        var data = SimulatedData.Draw(world, null, 3);
        var analyst = BoundModel.Bind(data.Analyst, data.Panel);

        Assert.All(data.Channels, static c => Assert.Equal(1.5, c.Roi!.Value, 1e-9));
        Assert.Empty(world.Sampled);
        Assert.Equal(analyst.Parameters.Count, analyst.Sampled.Count);
        Assert.All(analyst.Spec.Channels, static c => Assert.Equal(("geometric", 5, "logistic"), (c.Adstock.Name, c.Adstock.MaxLag, c.Saturation.Name)));
        Assert.All(analyst.Parameters, static p => Assert.Equal(PriorOrigin.Default, p.Origin));
    }

    /// <summary>Nothing of a world is left for its analyst to know: not what its holidays do either.</summary>
    [Fact]
    public void Draw_WorldWithHolidays_AnalystKnowsNoneOfTheirEffects()
    {
        var panel = DemoWorld.Create(42).Panel;
        var open = BoundModel.Bind(DemoWorld.AnalystModel with { Baseline = new BaselineSpec { Seasonality = [], Holidays = new HolidaysSpec { Countries = ["US"], IsPooled = false } } }, panel);
        var world = BoundModel.Bind(open.Spec.MapPriors(static prior => new FixedPrior(prior.Quantile(0.6))), panel);
        var analyst = BoundModel.Bind(SimulatedData.Draw(world, null, 3).Analyst, panel);

        Assert.Empty(world.Sampled);
        Assert.NotEmpty(world.Holidays);
        Assert.All(analyst.Parameters, static p => Assert.True(p.IsSampled, p.Name));
    }
}
