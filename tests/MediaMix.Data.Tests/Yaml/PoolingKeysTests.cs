using MediaMix.Testing;

namespace MediaMix.Data.Tests;

/// <summary>How geos differ, as model files say it.</summary>
public class PoolingKeysTests
{
    [Fact]
    public void Read_WordsWithinPriors_GivePriorAndPooling()
    {
        var model = ModelText.Read(ModelText.Minimal + """
                priors: { roi: "hierarchical(mean: lognormal(0.2, 0.9), sd: half_normal(1), link: identity)" }
            controls:
              - { column: price, prior: "shared(normal(0, 1))" }
              - { column: rain, prior: "unpooled(normal(0, 2))", per_capita: true }
              - { column: sun, geos: hierarchical }
            baseline:
              intercept: unpooled(normal(0, 5))
              trend: { type: knots, count: 4, geos: "hierarchical(sd: half_normal(0.3))" }
              seasonality: [ { type: fourier, period: yearly, order: 1, geos: hierarchical }, { type: categorical, by: month, geos: shared } ]
            noise: "hierarchical(mean: half_normal(0.1), sd: half_normal(0.4), link: log)"
            scaling: { outcome: standardize, geos: outcome }

            """).Model;
        Assert.Equal(new RoiStrength(new LogNormalPrior(0.2, 0.9)), model.Channels[0].Strength);
        Assert.Equal(new HierarchicalPooling(new HalfNormalPrior(1), PoolingLink.Identity), model.Channels[0].Pooling);
        Assert.Equal(
            [
                new ControlSpec { Column = "price", Prior = new NormalPrior(0, 1), Pooling = Pooling.Shared },
                new ControlSpec { Column = "rain", Prior = new NormalPrior(0, 2), Pooling = Pooling.Unpooled, IsPerCapita = true },
                new ControlSpec { Column = "sun", Pooling = new HierarchicalPooling() },
            ],
            model.Controls);
        Assert.Equal((new NormalPrior(0, 5), Pooling.Unpooled), (model.Baseline.Intercept, model.Baseline.InterceptPooling));
        Assert.Equal(new KnotTrend(4) { Pooling = new HierarchicalPooling(new HalfNormalPrior(0.3)) }, model.Baseline.Trend);
        Assert.Equal([new HierarchicalPooling(), Pooling.Shared], model.Baseline.Seasonality!.Select(static s => s.Pooling));
        Assert.Equal(new NoiseSpec { Prior = new HalfNormalPrior(0.1), Pooling = new HierarchicalPooling(new HalfNormalPrior(0.4), PoolingLink.Log) }, model.Noise);
        Assert.Equal((OutcomeScaleKind.Standardize, GeoScale.Outcome), (model.Scaling.Outcome.Kind, model.Scaling.Geos));
    }

    public static TheoryData<string> Models => [.. SmallPanel.Models.Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Write_ThenRead_GivesAnEqualModel(string name)
    {
        var stated = ModelText.Read(ModelText.Minimal) with { Model = SmallPanel.Of(name) };
        Assert.Equal(stated, Again(stated));

        // With every default filled in; what a group pools is stated by the group alone, and found again at binding.
        var complete = stated with { Model = BoundModel.Bind(stated.Model, SmallPanel.Create()).Spec };
        Assert.Equal(complete.Model, BoundModel.Bind(Again(complete).Model, SmallPanel.Create()).Spec);
    }

    [Fact]
    public void Read_ParametersOfTransforms_SayHowGeosDiffer()
    {
        var channel = ModelText.Read(ModelText.Minimal + """
                priors:
                  adstock.decay: "hierarchical(mean: beta(3, 3), sd: half_normal(0.2))"
                  saturation.half: unpooled(lognormal(0, 1))

            """).Model.Channels[0];
        Assert.Equal((new BetaPrior(3, 3), new LogNormalPrior(0, 1)), (channel.Adstock.Parameters[0].Written, channel.Saturation.Parameters[0].Written));
        Assert.Equal([new GeoParameter("adstock.decay", new HierarchicalPooling(new HalfNormalPrior(0.2))), new GeoParameter("saturation.half", Pooling.Unpooled)], channel.GeoParameters);
    }

    static ModelFile Again(ModelFile file)
    {
        using var writer = new StringWriter();
        ModelFileWriter.Write(file, writer);
        return ModelText.Read(writer.ToString());
    }

    [Theory]
    [InlineData("    priors: { roi: \"hierarchical(mean: normal(0, 1), sd: half_normal(1))\" }\n", "anywhere")]
    [InlineData("    priors: { roi: \"hierarchical(mean: lognormal(0, 1), sd: normal(0, 1))\" }\n", "may be negative")]
    [InlineData("    priors: { roi: \"hierarchical(lognormal(0, 1), half_normal(1), cube)\" }\n", "link is log or identity")]
    [InlineData("    priors: { roi: \"unpooled(lognormal(0, 1)\" }\n", "do not match")]
    [InlineData("    priors: { roi: \"unpooled(lognormal(0, 1), half_normal(1))\" }\n", "holds one prior")]
    [InlineData("    priors: { adstock.decay: \"hierarchical(mean: beta(2, 2), sd: half_normal(1), link: log)\" }\n", "no link to choose")]
    [InlineData("    geos: shared\n    priors: { roi: \"unpooled(lognormal(0, 1))\" }\n", "said both")]
    [InlineData("    geos: everywhere\n", "everywhere")]
    [InlineData("    geos: shared(normal(0, 1))\n", "belongs to the quantity itself")]
    [InlineData("baseline: { trend: { type: linear, geos: unpooled } }\n", "cannot be unpooled")]
    [InlineData("controls: [ { column: x, categorical: true, per_capita: true } ]\n", "per_capita")]
    public void Read_WhatMakesNoSense_IsSaid(string text, string said) =>
        Assert.Contains(said, Assert.Single(ModelText.Faults(ModelText.Minimal + text)).ToString(), StringComparison.Ordinal);
}
