using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Changing the currency or the unit of the outcome changes no result but the units themselves.</summary>
public class InvarianceTests
{
    static readonly double[] Factors = [1e-6, 7, 1e6];

    public static TheoryData<double, double> Units => [.. from s in Factors.Append(1) from y in Factors.Append(1) select (s, y)];

    [Theory]
    [MemberData(nameof(Units))]
    public void Evaluate_OtherUnits_HasTheSameValueAndGradient(double spendUnit, double outcomeUnit)
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 3));
        var other = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 3, spendUnit: spendUnit, outcomeUnit: outcomeUnit));
        for (var point = 0UL; point < 4; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var expected = Density.At(model, values);
            var found = Density.At(other, Rescaled(values, spendUnit, outcomeUnit));
            // ln ROI moves by a constant and so does its prior: the density over coordinates is the same.
            Agreement.Within(1e-11, expected.Value, found.Value, 100);
            Agreement.Within(1e-10, expected.Gradient, found.Gradient);
        }
    }

    public static TheoryData<string, string, SaturationUnits> Components => [..
        from pair in ComponentCatalog.Combinations().Select(static c => (c.Adstock, c.Saturation)).Distinct()
        from units in Enum.GetValues<SaturationUnits>()
        select (pair.Adstock, pair.Saturation, units)];

    [Theory]
    [MemberData(nameof(Components))]
    public void Evaluate_EveryComponentInOtherUnits_HasTheSameValueAndGradient(string adstock, string saturation, SaturationUnits units)
    {
        const double spendUnit = 1e6, outcomeUnit = 7;
        var plain = SmallWorld.Of(adstock, saturation, TransformOrder.AdstockFirst, "roi");
        // Without a prior of its own the ROI takes the default, which knows the units.
        var spec = plain with { Channels = [plain.Channels[0] with { SaturationUnits = units, Strength = null }, plain.Channels[1]] };
        var model = BoundModel.Bind(spec, SmallWorld.Panel(history: 3));
        var other = BoundModel.Bind(spec, SmallWorld.Panel(history: 3, spendUnit: spendUnit, outcomeUnit: outcomeUnit));
        var values = ParameterPoint.Draw(model, 5);
        var moved = Rescaled(values, spendUnit, outcomeUnit);
        if (units == SaturationUnits.Natural)
        {
            foreach (var parameter in spec.Channels[0].Saturation.Parameters)
                moved[$"tv.saturation.{parameter.Name}"] *= Math.Pow(spendUnit, parameter.ExposurePower);
        }
        var (expected, found) = (Density.At(model, values), Density.At(other, moved));
        Agreement.Within(1e-11, expected.Value, found.Value, 100);
        Agreement.Within(1e-9, expected.Gradient, found.Gradient);
    }

    public static TheoryData<string, double> Parts => [.. from part in ComponentCatalog.Parts from unit in Factors select (part.Name, unit)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Evaluate_EveryPartInAnotherCurrency_HasTheSameValueAndGradient(string name, double unit)
    {
        // Outcome and spend in the same money: a stated ROI stays what it is, everything else is relative.
        var part = ComponentCatalog.Part(name);
        var axis = TimeAxis.FromDates(new DateOnly(2023, 1, 2), part.Step, 3 + SmallWorld.Periods);
        var model = BoundModel.Bind(part.Spec, SmallWorld.Panel(history: 3, axis: axis));
        var other = BoundModel.Bind(part.Spec, SmallWorld.Panel(history: 3, axis: axis, spendUnit: unit, outcomeUnit: unit));
        var values = ParameterPoint.Draw(model, 5);
        var (expected, found) = (Density.At(model, values), Density.At(other, values));
        Agreement.Within(1e-11, expected.Value, found.Value, 100);
        Agreement.Within(1e-9, expected.Gradient, found.Gradient);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Evaluate_UnscaledOutcomeInOtherUnits_DiffersByAConstant(double spendUnit, double outcomeUnit)
    {
        var spec = SmallWorld.Full() with { Scaling = new ScalingSpec { Outcome = new OutcomeScale(OutcomeScaleKind.None) } };
        var model = BoundModel.Bind(spec, SmallWorld.Panel());
        var other = BoundModel.Bind(spec, SmallWorld.Panel(spendUnit: spendUnit, outcomeUnit: outcomeUnit));
        var differences = Enumerable.Range(0, 4).Select(point =>
        {
            var values = ParameterPoint.Draw(model, (ulong)point);
            var moved = Rescaled(values, spendUnit, outcomeUnit);
            foreach (var name in values.Keys.Where(n => IsOnTheOutcome(model, n)))
                moved[name] *= outcomeUnit;
            return Density.At(other, moved).Value - Density.At(model, values).Value;
        }).ToArray();
        Assert.All(differences, d => Agreement.Within(1e-10, differences[0], d, 100));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Effects_OtherUnits_KeepSharesAndScaleRoi(double spendUnit, double outcomeUnit)
    {
        var model = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 3));
        var other = BoundModel.Bind(SmallWorld.Full(), SmallWorld.Panel(history: 3, spendUnit: spendUnit, outcomeUnit: outcomeUnit));
        var values = ParameterPoint.Draw(model, 1);
        var (one, two) = (ParameterPoint.Simulator(model, values), ParameterPoint.Simulator(other, Rescaled(values, spendUnit, outcomeUnit)));
        for (var m = 0; m < one.Channels; m++)
            Agreement.Within(1e-12, one.WindowEffect(m) / model.Constants.Outcome.Total, two.WindowEffect(m) / other.Constants.Outcome.Total);
    }

    [Theory]
    [InlineData(1e-6, 7)]
    [InlineData(1e6, 1e-6)]
    public void Run_OtherUnits_DrawsTheSameSharesAndScaledRois(double spendUnit, double outcomeUnit)
    {
        // Rounding grows along a trajectory, so only short runs stay together draw by draw.
        var sampler = new SamplerSpec { Chains = 2, Warmup = 20, Draws = 5, Seed = 3 };
        var one = ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(), sampler).Draws;
        var two = ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(spendUnit: spendUnit, outcomeUnit: outcomeUnit), sampler).Draws;
        Assert.Equal(one.Names, two.Names);
        foreach (var name in one.Names)
        {
            var factor = name.EndsWith(".roi", StringComparison.Ordinal) ? outcomeUnit / spendUnit : 1;
            Agreement.Within(1e-6, [.. one[name].Select(x => factor * x)], two[name]);
        }
    }

    static Dictionary<string, double> Rescaled(Dictionary<string, double> values, double spendUnit, double outcomeUnit) =>
        values.ToDictionary(
            static p => p.Key,
            p => p.Key.EndsWith(".roi", StringComparison.Ordinal) ? p.Value * outcomeUnit / spendUnit : p.Value,
            StringComparer.Ordinal);

    /// <summary>True for parameters whose value is an amount of outcome.</summary>
    static bool IsOnTheOutcome(BoundModel model, string name) =>
        name == "noise" || !model.Spec.Channels.Any(c => name.StartsWith($"{c.Name}.", StringComparison.Ordinal));
}
