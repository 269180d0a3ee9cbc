using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Refreshing;

/// <summary>Parameters carried from one model to another mean the same: the same expected outcome in natural units.</summary>
public class CarriedDrawsTests
{
    static readonly ModelSpec Spec = SmallWorld.Full() with
    {
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new GeometricAdstock { MaxLag = 4 }, Strength = new CoefficientStrength(new HalfNormalPrior(0.3)) },
            new ChannelSpec { Name = "search", Spend = "search_spend", Exposure = "clicks", Saturation = new LogisticSaturation(), Strength = new CoefficientStrength(new HalfNormalPrior(0.3)) },
            new ChannelSpec { Name = "email", Exposure = "emails", Saturation = new NoSaturation(), Strength = new CoefficientStrength(new HalfNormalPrior(0.3)) },
        ],
    };

    /// <summary>The last rows of the panel, what lies before them as history, and another outcome, whose scale is another.</summary>
    static Panel Later(Panel panel, int first, double unit)
    {
        var outcome = panel.Outcome.Values.Select((y, t) => t < panel.Axis.Count - 3 ? y * unit : y * unit * 1.7).ToArray();
        return new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values], [.. panel.Categorical.Values], first);
    }

    static double[] Expected(BoundModel model, IReadOnlyDictionary<string, double> values)
    {
        var simulator = ParameterPoint.Simulator(model, values);
        var (sum, effect) = (new double[model.Panel.Cells], new double[model.Panel.Cells]);
        for (var c = 0; c < model.LinearComponents.Count; c++)
        {
            simulator.Baseline(c, effect);
            Numerics.Kernels.Add(sum, effect, sum);
        }
        for (var m = 0; m < simulator.Channels; m++)
        {
            simulator.Contribution(m, ChannelPlan.Actual(model, m), effect);
            Numerics.Kernels.Add(sum, effect, sum);
        }
        return sum;
    }

    static Dictionary<string, double> Carry(HandMadeFit made, BoundModel model, int draw)
    {
        var carried = new CarriedDraws(made.Fit, model);
        return model.Parameters.ToDictionary(static p => p.Name, p => carried.Of(p.Key, out var obstacle)?[draw] ?? throw new InvalidOperationException($"{p.Name}: {obstacle}"));
    }

    [Theory]
    [InlineData(OutcomeScaleKind.Max, MediaScaleKind.MeanNonZero)]
    [InlineData(OutcomeScaleKind.Standardize, MediaScaleKind.Max)]
    [InlineData(OutcomeScaleKind.Mean, MediaScaleKind.MedianNonZero)]
    public void Of_AnotherWindowAndScale_GivesTheSameOutcomeInItsRows(OutcomeScaleKind outcome, MediaScaleKind media)
    {
        var spec = Spec with { Scaling = new ScalingSpec { Outcome = new OutcomeScale(outcome), Media = new MediaScale(media) } };
        var panel = SmallWorld.Panel();
        var made = HandMadeFit.Create(spec, panel);
        var later = BoundModel.Bind(spec, Later(panel, 10, 1));
        for (var d = 0; d < 5; d++)
        {
            var before = Expected(made.Fit.Model, made.Points[d]);
            // Media before the earlier window's tenth row are history of the later one, so carryover is the same.
            Agreement.Within(1e-9, before.AsSpan(10), Expected(later, Carry(made, later, d)));
        }
    }

    [Fact]
    public void Of_LogNormalErrors_GivesTheSameOutcome()
    {
        var spec = Spec with { Likelihood = new LogNormalErrors() };
        var panel = SmallWorld.Panel();
        var made = HandMadeFit.Create(spec, panel);
        var later = BoundModel.Bind(spec, Later(panel, 10, 1));
        var (before, after) = (ParameterPoint.Simulator(made.Fit.Model, made.Points[0]), ParameterPoint.Simulator(later, Carry(made, later, 0)));
        Assert.Equal(before.NoiseSd, after.NoiseSd, 1e-12);
        Agreement.Within(1e-9, Expected(made.Fit.Model, made.Points[0]).AsSpan(10), Expected(later, Carry(made, later, 0)));
    }

    [Fact]
    public void Of_FewerGeosWhoseSizesAreOthers_GivesTheSameOutcomeInThem()
    {
        var spec = Spec with
        {
            Channels = [.. Spec.Channels.Select(static c => c with { Pooling = Pooling.Shared })],
            Controls = [new ControlSpec { Column = "price", Pooling = Pooling.Shared }],
            Baseline = new BaselineSpec { InterceptPooling = Pooling.Shared, Seasonality = [] },
            Noise = new NoiseSpec { Pooling = Pooling.Shared },
        };
        var panel = SmallPanel.Create(history: 0, withGaps: false);
        const int kept = 3;
        var rows = kept * panel.Axis.Count;
        // The largest geo goes, so that every other is of another size relative to the mean.
        var fewer = new Panel(
            panel.Axis, [.. panel.Geos.Take(kept)], panel.Outcome with { Values = panel.Outcome.Values[..rows] },
            [.. panel.Series.Values.Select(s => s with { Values = s.Values[..rows] })], [.. panel.Categorical.Values.Select(s => s with { Codes = s.Codes[..rows] })],
            population: [.. SmallPanel.Population.Take(kept)]);
        var made = HandMadeFit.Create(spec, panel);
        var model = BoundModel.Bind(spec, fewer);

        Assert.NotEqual(1, new ParameterUnits(made.Fit.Model, model).SizeRatio, 0.1);
        Agreement.Within(1e-9, Expected(made.Fit.Model, made.Points[0]).AsSpan(0, model.Panel.Cells), Expected(model, Carry(made, model, 0)));
    }

    [Fact]
    public void Of_WhatMeansSomethingElse_SaysWhy()
    {
        var made = HandMadeFit.Create(Spec, SmallWorld.Panel());
        Assert.Contains("saturation was hill", Obstacle("tv.saturation.half", Changed(static c => c with { Saturation = new MichaelisMentenSaturation() })), StringComparison.Ordinal);
        Assert.Contains("carryover was geometric", Obstacle("tv.adstock.decay", Changed(static c => c with { Adstock = new DelayedAdstock { MaxLag = 4 } })), StringComparison.Ordinal);
        Assert.Contains("the controls are others", Obstacle("intercept", Spec with { Controls = [] }), StringComparison.Ordinal);
        Assert.Contains("the trend is another", Obstacle("intercept", Spec with { Baseline = Spec.Baseline with { Trend = new NoTrend() } }), StringComparison.Ordinal);

        ModelSpec Changed(Func<ChannelSpec, ChannelSpec> change) => Spec with { Channels = [change(Spec.Channels[0]), Spec.Channels[1], Spec.Channels[2]] };
        string? Obstacle(string name, ModelSpec spec)
        {
            new CarriedDraws(made.Fit, BoundModel.Bind(spec, SmallWorld.Panel())).Of(made.Fit.Model.KeyOf(name)!, out var obstacle);
            return obstacle;
        }
    }
}
