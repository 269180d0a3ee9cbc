using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Numbers taken from the data: fitted and observed rows only, and every rule of scaling by hand.</summary>
public class ConstantsTests
{
    static readonly double[] Spend = [100, 0, 2, 4, 12, 0];
    static readonly double[] Outcome = [9999, 10, double.NaN, -40, 20, 30];

    [Fact]
    public void Outcome_HistoryAndMissingRows_DoNotCount()
    {
        var facts = Bind(new ScalingSpec()).Constants.Outcome;
        // 20 in the four rows that are known, and their mean in the fifth: media work there, too.
        Assert.Equal((5.0, 40.0, 25.0, 4), (facts.Mean, facts.LargestMagnitude, facts.Total, facts.Observed));
        // Deviations 5, −45, 15, 25: squares 25 + 2025 + 225 + 625.
        Assert.Equal(Math.Sqrt(2900.0 / 3), facts.Sd, 1e-12);
    }

    [Fact]
    public void Total_HalfOfThePeriodsHeldOut_StaysThatOfTheWindow()
    {
        // Or half of the default returns would be taken away with them: media of all periods are paid.
        var whole = BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Create(withGaps: false)).Constants;
        var half = BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Create(withGaps: false, heldOut: [.. Enumerable.Range(0, 4 * SmallPanel.Periods).Select(static cell => cell % SmallPanel.Periods >= 11)])).Constants;
        Assert.InRange(half.Outcome.Total / whole.Outcome.Total, 0.9, 1.1);
        Assert.Equal(whole.TotalSpend, half.TotalSpend);
    }

    [Theory]
    [InlineData(OutcomeScaleKind.None, 1)]
    [InlineData(OutcomeScaleKind.Max, 40)]
    [InlineData(OutcomeScaleKind.Mean, 5)]
    [InlineData(OutcomeScaleKind.Fixed, 8)]
    public void OutcomeScale_EveryRule_IsByHand(OutcomeScaleKind kind, double expected) =>
        Assert.Equal(expected, Bind(new ScalingSpec { Outcome = new OutcomeScale(kind, 8) }).Constants.OutcomeScale);

    [Theory]
    [InlineData(MediaScaleKind.None, 1)]
    [InlineData(MediaScaleKind.Max, 12)]
    [InlineData(MediaScaleKind.Mean, 3.6)]
    [InlineData(MediaScaleKind.MeanNonZero, 6)]
    [InlineData(MediaScaleKind.MedianNonZero, 4)]
    [InlineData(MediaScaleKind.Fixed, 8)]
    public void MediaScale_EveryRule_IsByHandAndItsChannelComesFirst(MediaScaleKind kind, double expected)
    {
        var channel = Bind(new ScalingSpec { Media = new MediaScale(kind, 8) }).Constants.Channels[0];
        Assert.Equal(new ChannelConstants("tv", expected, 18, 6, 12, 18), channel with { ExposureScale = Math.Round(channel.ExposureScale, 12) });
        var own = Bind(new ScalingSpec { Media = new MediaScale(MediaScaleKind.Fixed, 99) }, new MediaScale(kind, 8));
        Assert.Equal(expected, own.Constants.Channels[0].ExposureScale, 1e-12);
    }

    [Fact]
    public void MedianNonZero_EvenCount_IsTheMiddle()
    {
        var model = BoundModel.Bind(
            Spec(new ScalingSpec { Media = new MediaScale(MediaScaleKind.MedianNonZero) }, null),
            PanelOf([100, 1, 2, 4, 12, 0], Outcome));
        Assert.Equal(3, model.Constants.Channels[0].ExposureScale);
    }

    [Fact]
    public void Bind_ConstantsOfAnotherPanel_KeepScalesPriorsAndDenominators()
    {
        var spec = SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "contribution");
        var first = BoundModel.Bind(spec, SmallWorld.Panel());
        var again = BoundModel.Bind(first.Spec, SmallWorld.Panel(outcomeUnit: 7), first.Constants);

        Assert.Equal(first.Constants, again.Constants);
        Assert.Equal(first.Parameters.Select(static p => p.Prior), again.Parameters.Select(static p => p.Prior));
        Assert.Equal(Coefficient(first), Coefficient(again));
        Assert.Equal(7 * first.Panel.FittedOutcome[3], again.Panel.FittedOutcome[3], 1e-9);
    }

    /// <summary>What a share is a share of stays, even where the new outcome could not be shared.</summary>
    [Fact]
    public void Bind_ConstantsOfAnotherPanel_KeepTheOutcomeOfAWindow()
    {
        var first = BoundModel.Bind(SmallWorld.WithWindow("contribution"), SmallWorld.Panel());
        var again = BoundModel.Bind(first.Spec, SmallWorld.Panel(outcomeUnit: -1), first.Constants);

        Assert.Equal(Coefficient(first), Coefficient(again));
        Assert.Throws<InvalidInputException>(() => BoundModel.Bind(first.Spec, SmallWorld.Panel(outcomeUnit: -1)));
    }

    [Fact]
    public void Bind_ConstantsOfOtherChannels_AreRefused()
    {
        var other = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());

        Assert.Throws<ArgumentException>(() =>
            BoundModel.Bind(SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "roi"), SmallWorld.Panel(), other.Constants));
    }

    /// <summary>Without them a strength over some rows would be counted over all, and a treatment would be a control.</summary>
    [Fact]
    public void Bind_ConstantsThatLackAWindowOrATreatment_AreRefused()
    {
        var all = BoundModel.Bind(SmallWorld.Of("delayed", "hill", TransformOrder.AdstockFirst, "roi"), SmallWorld.Panel()).Constants;
        Assert.Throws<ArgumentException>(() => BoundModel.Bind(SmallWorld.WithWindow("roi"), SmallWorld.Panel(), all));

        var treatments = SmallWorld.Treatments();
        var controls = treatments with { Controls = [.. treatments.Controls.Select(static c => c with { Baseline = null })] };
        Assert.Throws<ArgumentException>(() => BoundModel.Bind(treatments, SmallWorld.Panel(), BoundModel.Bind(controls, SmallWorld.Panel()).Constants));
    }

    /// <summary>A geo that is held out as a whole says nothing of its size, and takes none away from the others.</summary>
    [Fact]
    public void Bind_GeoWithoutFittedOutcome_IsOfAverageSizeWithAWarning()
    {
        var panel = SmallPanel.Create(withPopulation: false, withGaps: false, heldOut: [.. Enumerable.Range(0, 4 * SmallPanel.Periods).Select(static cell => cell / SmallPanel.Periods == 1)]);
        var model = BoundModel.Bind(SmallPanel.Spec(), panel);
        var means = new[] { 0, 2, 3 }.Select(g => panel.FittedOutcome[(g * SmallPanel.Periods)..((g + 1) * SmallPanel.Periods)].Average()).ToArray();

        Assert.Equal(1, model.Constants.Size(1), 1e-12);
        Assert.Equal(means.Select(mean => mean / means.Average()), new[] { 0, 2, 3 }.Select(model.Constants.Size), static (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Contains("The geo south has no fitted outcome", Assert.Single(model.Warnings).Message, StringComparison.Ordinal);
        Assert.Empty(BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Create(withGaps: false, heldOut: [.. panel.Marks.HeldOut!])).Warnings);
    }

    static double Coefficient(BoundModel model) => ParameterPoint.Simulator(model, ParameterPoint.Draw(model, 3)).Coefficient(0);

    [Fact]
    public void TotalSpend_OrganicChannels_DoNotCount()
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 4));
        Assert.Equal(model.Constants.Channels[0].Spend + model.Constants.Channels[1].Spend, model.Constants.TotalSpend, 1e-9);
        Assert.Equal(0, model.Constants.Channels[2].Spend);
    }

    [Theory]
    [InlineData(MediaScaleKind.None)]
    [InlineData(MediaScaleKind.Max)]
    [InlineData(MediaScaleKind.MedianNonZero)]
    public void Roi_AnyScaleOfTheMedia_IsTheSameWithDefaultPriors(MediaScaleKind kind)
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel());
        var other = BoundModel.Bind(SmallWorld.Full() with { Scaling = new ScalingSpec { Media = new MediaScale(kind) } }, SmallWorld.Panel());
        var values = ParameterPoint.Draw(model, 1);
        // The same quantiles of priors that follow the scale are the same world.
        var moved = ParameterPoint.Draw(other, 1);
        var (expected, found) = (Density.At(model, values), Density.At(other, moved));
        Agreement.Within(1e-10, expected.Value, found.Value);
        Agreement.Within(1e-9, expected.Gradient, found.Gradient);
    }

    static BoundModel Bind(ScalingSpec scaling, MediaScale? own = null) => BoundModel.Bind(Spec(scaling, own), PanelOf(Spend, Outcome));

    static ModelSpec Spec(ScalingSpec scaling, MediaScale? own) => new()
    {
        Outcome = "y",
        Channels = [new ChannelSpec { Name = "tv", Spend = "tv", Scale = own }],
        Scaling = scaling,
    };

    static Panel PanelOf(double[] spend, double[] outcome) => new(
        TimeAxis.FromIndex(1, 6), ["national"], new Series("y", SeriesUnit.Outcome, outcome), [new Series("tv", SeriesUnit.Spend, spend)], history: 1);
}
