using MediaMix.Testing;

namespace MediaMix.Tests.Saturations;

/// <summary>Saturation stated in the units of the exposure column: the same model, other numbers.</summary>
public class NaturalUnitsTests
{
    public static TheoryData<string> Names => [.. ComponentCatalog.Saturations.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_DefaultPriors_HasTheDensityAndGradientOfTheScaledModel(string name)
    {
        var (scaled, natural) = (Bind(name, SaturationUnits.Scaled), Bind(name, SaturationUnits.Natural));
        for (var point = 0UL; point < 4; point++)
        {
            var values = ParameterPoint.Draw(scaled, point);
            var expected = Density.At(scaled, values);
            // The prior moves with its parameter, so the density over the logarithms is the same.
            var found = Density.At(natural, InNaturalUnits(scaled, values));
            Agreement.Within(1e-11, expected.Value, found.Value, 100);
            Agreement.Within(1e-9, expected.Gradient, found.Gradient);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_DefaultPriors_HasTheNaiveValueAndItsGradient(string name)
    {
        var model = Bind(name, SaturationUnits.Natural);
        var values = ParameterPoint.Draw(model, 1);
        var position = Density.Position(model, values);
        Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), Density.At(model.CreateDensity(), position).Value, 1);
        Density.AssertGradient(model.CreateDensity(), position, 1e-7);
    }

    [Fact]
    public void Bind_FixedHalf_IsThatMuchMoney()
    {
        var scale = Bind("hill", SaturationUnits.Scaled).Constants.Channels[0].ExposureScale;
        var (scaled, natural) = (Bind("hill", SaturationUnits.Scaled, new FixedPrior(2)), Bind("hill", SaturationUnits.Natural, new FixedPrior(2 * scale)));
        var values = ParameterPoint.Draw(scaled, 2);
        Agreement.Within(1e-12, Density.At(scaled, values).Value, Density.At(natural, values).Value, 1);
    }

    [Fact]
    public void Bind_NaturalUnits_NamesTheColumnInTheMeaning()
    {
        var model = Bind("hill", SaturationUnits.Natural);
        Assert.EndsWith("In units of tv_spend.", model.Parameters.Single(static p => p.Name == "tv.saturation.half").Meaning, StringComparison.Ordinal);
        Assert.DoesNotContain("tv_spend", model.Parameters.Single(static p => p.Name == "tv.saturation.slope").Meaning, StringComparison.Ordinal);
    }

    static Dictionary<string, double> InNaturalUnits(BoundModel model, Dictionary<string, double> values)
    {
        var moved = new Dictionary<string, double>(values, StringComparer.Ordinal);
        foreach (var parameter in model.Spec.Channels[0].Saturation.Parameters)
            moved[$"tv.saturation.{parameter.Name}"] *= Math.Pow(model.Constants.Channels[0].ExposureScale, parameter.ExposurePower);
        return moved;
    }

    static BoundModel Bind(string name, SaturationUnits units, Prior? half = null)
    {
        var spec = SmallWorld.Of("geometric", name, TransformOrder.AdstockFirst, "roi");
        var tv = spec.Channels[0] with { SaturationUnits = units };
        tv = half is null ? tv : tv with { Saturation = tv.Saturation.WithPrior("half", half) };
        return BoundModel.Bind(spec with { Channels = [tv, spec.Channels[1]] }, SmallWorld.Panel(history: 4));
    }
}
