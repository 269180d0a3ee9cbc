using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Priors on what a treatment brings, as a share of the outcome.</summary>
public class TreatmentShareTests
{
    static readonly ControlBaseline Min = new(ControlBaselineKind.Min), Max = new(ControlBaselineKind.Max);

    static ModelSpec With(params ControlSpec[] controls) => SmallWorld.Full() with { Controls = [.. controls] };

    static ControlSpec Price(Prior share, ControlBaseline? baseline = null) => new() { Column = "price", Baseline = baseline ?? Max, Contribution = share };

    /// <summary>Share of the outcome that a component contributes by the simulator, which knows nothing of the prior.</summary>
    static double Share(BoundModel model, double[] values, string component)
    {
        var (simulator, effect) = (model.CreateSimulator(), new double[model.Panel.Cells]);
        simulator.Load(values);
        simulator.Baseline(model.LinearComponents.ToList().IndexOf(component), effect);
        return Kernels.Sum(effect) / model.Constants.Outcome.Total;
    }

    [Theory]
    [InlineData("normal(0.05, 0.02)")]
    [InlineData("truncated_normal(0, 0.1, -1, 1)")]
    [InlineData("uniform(-0.1, 0.3)")]
    public void Bind_SharePrior_IsTheShareThatTheSimulatorFinds(string text)
    {
        var share = PriorText.Parse(text);
        var model = BoundModel.Bind(With(Price(share), new() { Column = "promotion", Baseline = Min, Contribution = new HalfNormalPrior(0.03) }), SmallWorld.Panel());
        var (price, promotion) = (Slot("control[price]"), Slot("control[promotion]"));
        foreach (var probability in new[] { 0.02, 0.3, 0.5, 0.9 })
        {
            var values = model.AllocateValues();
            var rng = Rng.Create(3, 0, 0, 900);
            model.SamplePrior(ref rng, values);
            (values[price.Slot], values[promotion.Slot]) = (price.Prior.Quantile(probability), promotion.Prior.Quantile(probability));
            // Price lies below its largest value: the more it helps, the lower its coefficient.
            Agreement.Within(1e-9, share.Quantile(1 - probability), Share(model, values, "control[price]"), 0.01);
            Agreement.Within(1e-9, new HalfNormalPrior(0.03).Quantile(probability), Share(model, values, "control[promotion]"), 0.01);
        }

        ModelParameter Slot(string name) => model.Parameters.Single(p => p.Name == name);
    }

    [Fact]
    public void Bind_NormalShare_StaysAPriorThatIsIntegratedOut()
    {
        var model = BoundModel.Bind(With(Price(new NormalPrior(0.05, 0.02))), SmallWorld.Panel());
        Assert.Equal(SamplingGroup.Collapsible, model.Parameters.Single(static p => p.Name == "control[price]").Group);
        Assert.IsType<NormalPrior>(model.Spec.Controls[0].Prior);
        Assert.Equal(new NormalPrior(0.05, 0.02), model.Spec.Controls[0].Contribution);
    }

    [Theory]
    [InlineData("normal(0.05, 0.02)")]
    [InlineData("truncated_normal(0, 0.1, -1, 1)")]
    [InlineData("student_t(4, 0, 0.05)")]
    public void Density_SharePrior_EqualsTheNaiveOneAndHasItsGradient(string text) =>
        Density.AssertNaive(BoundModel.Bind(With(Price(PriorText.Parse(text))), SmallWorld.Panel()), 2, 1e-5, 1e-3, true, false);

    /// <summary>Where all geos have one coefficient, the share is that of the total, sizes and absent cells counted.</summary>
    [Fact]
    public void Bind_Panel_SharesTheTotal()
    {
        var panel = SmallPanel.Create();
        var spec = SmallPanel.Spec();
        var model = BoundModel.Bind(spec with { Controls = [.. spec.Controls.Where(static c => c.Column != "price"), Price(new NormalPrior(0.05, 0.02), Min) with { Pooling = new SharedPooling() }] }, panel);
        var values = model.AllocateValues();
        values[model.Parameters.Single(static p => p.Name == "control[price]").Slot] = model.Parameters.Single(static p => p.Name == "control[price]").Prior.Quantile(0.9);
        Agreement.Within(1e-9, new NormalPrior(0.05, 0.02).Quantile(0.9), Share(model, values, "control[price]"), 0.01);
    }

    [Fact]
    public void Bind_OtherOutcomeWithTheSameConstants_KeepsThePrior()
    {
        var model = BoundModel.Bind(With(Price(new NormalPrior(0.05, 0.02))), SmallWorld.Panel());
        var other = model.Panel.WithOutcome([.. model.Panel.ObservedOutcome().Select(static y => 3 * y + 1)]);
        Assert.Equal(
            model.Parameters.Single(static p => p.Name == "control[price]").Prior,
            BoundModel.Bind(model.Spec, other, model.Constants).Parameters.Single(static p => p.Name == "control[price]").Prior);
    }

    /// <summary>A world in which price brings 8 % of the outcome: a vague prior finds it, a firm one at 2 % holds it down.</summary>
    [Fact]
    public void Fit_KnownShare_IsFoundUnlessThePriorForbidsIt()
    {
        var vague = BoundModel.Bind(With(Price(new NormalPrior(0, 0.1))), SmallWorld.Panel(periods: 104));
        var truth = vague.AllocateValues();
        var rng = Rng.Create(5, 0, 0, 900);
        vague.SamplePrior(ref rng, truth);
        foreach (var parameter in vague.Sampled)
            truth[parameter.Slot] = parameter.Prior.Quantile(0.5);
        truth[vague.Parameters.Single(static p => p.Name == "control[price]").Slot] = vague.Parameters.Single(static p => p.Name == "control[price]").Prior.Quantile(1 - 0.7881446014166034);
        Assert.Equal(0.08, Share(vague, truth, "control[price]"), 1e-9);
        truth[vague.Parameters.Single(static p => p.Name == "noise").Slot] *= 0.1;
        var panel = vague.Panel.WithOutcome(SimulatedOutcome.Draw(vague, truth, 7));

        Assert.InRange(Found(new NormalPrior(0, 0.1)), 0.07, 0.09);
        Assert.InRange(Found(new NormalPrior(0.02, 0.0005)), 0.015, 0.03);

        double Found(Prior share)
        {
            var fit = ModelFit.Run(With(Price(share)), panel, new SamplerSpec { Seed = 4, Chains = 2, Warmup = 200, Draws = 200 });
            var values = fit.Model.AllocateValues();
            return Enumerable.Range(0, fit.Draws.Count).Average(draw =>
            {
                fit.Values(draw, values);
                return Share(fit.Model, values, "control[price]");
            });
        }
    }

    public static TheoryData<ControlSpec, string> Wrong => new()
    {
        { new ControlSpec { Column = "price", Contribution = new NormalPrior(0, 0.1) }, "no baseline" },
        { Price(new NormalPrior(0, 0.1), new ControlBaseline(ControlBaselineKind.Mean)), "adds up to nothing" },
        { Price(new HalfNormalPrior(0.1)), "the other sign" },
        { Price(new BetaPrior(1, 9), Min), "cannot have" },
        { new ControlSpec { Column = "region", IsCategorical = true, Baseline = new ControlBaseline(ControlBaselineKind.Level, 0, "north"), Contribution = new NormalPrior(0, 0.1) }, "categorical" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Bind_ShareThatCannotBe_SaysWhy(ControlSpec control, string words) =>
        Assert.Contains(words, Assert.Throws<InvalidInputException>(() => BoundModel.Bind(With(control), SmallWorld.Panel())).Message, StringComparison.Ordinal);

    [Fact]
    public void Bind_LogNormalErrors_SayThatSharesHaveNoClosedForm() => Assert.Contains(
        "no closed form",
        Assert.Throws<InvalidInputException>(() => BoundModel.Bind(With(Price(new NormalPrior(0, 0.1))) with { Likelihood = new LogNormalErrors() }, SmallWorld.Panel())).Message,
        StringComparison.Ordinal);
}
