using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Saturations;

/// <summary>What every saturation must do.</summary>
public class SaturationConformanceTests
{
    static readonly double[] Exposure = [0, 1e-6, 0.01, 0.3, 0.9, 1, 1.5, 4, 30, 0, 1e4];

    public static TheoryData<string> Names => [.. ComponentCatalog.Saturations.Select(static c => c.Name)];

    [Fact]
    public void Names_OfTheCatalog_AreAllTested() =>
        Assert.Equal(SaturationCatalog.Names, ComponentCatalog.Saturations.Select(static c => c.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_RandomParameters_FollowsTheFormula(string name)
    {
        var formula = ComponentCatalog.Saturation(name).Response;
        foreach (var (saturation, parameters) in Points(name))
        {
            var response = Forward(saturation, parameters, Exposure).Response;
            for (var i = 0; i < Exposure.Length; i++)
                Agreement.Within(1e-12, formula(parameters, Exposure[i]), response[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forward_AnyParameters_IsZeroAtZeroFiniteAndIncreasing(string name)
    {
        double[] ascending = [0, 1e-300, 1e-9, 0.1, 1, 10, 1e9, 1e12];
        var saturation = ComponentCatalog.Saturation(name).Create();
        foreach (var parameters in ComponentCatalog.Saturation(name).Extremes.Concat(Points(name).Select(static p => p.Parameters)))
        {
            var response = Forward(saturation, parameters, ascending).Response;
            Assert.Equal(0, response[0]);
            Assert.All(response, static r => Assert.True(double.IsFinite(r)));
            Assert.Equal(response.Order(), response);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_RandomParameters_MatchesDifferences(string name)
    {
        double[] adjoint = [.. Exposure.Select(static (_, i) => Math.Cos(1.7 * i))];
        foreach (var (saturation, parameters) in Points(name))
        {
            var (exposureAdjoint, found) = Pullback(saturation, parameters, adjoint);
            for (var i = 0; i < parameters.Length; i++)
            {
                var expected = Differences.Central(
                    x => Forward(saturation, Differences.With(parameters, i, x), Exposure).Response.Zip(adjoint, static (r, a) => r * a).Sum(),
                    parameters[i], 1e-3 * parameters[i]);
                Agreement.Within(1e-8, expected, found[i], 1e-2);
            }
            for (var i = 0; i < Exposure.Length; i++)
            {
                var expected = Exposure[i] == 0 ? exposureAdjoint[i] : adjoint[i] * Differences.Central(
                    x => Forward(saturation, parameters, [x]).Response[0], Exposure[i], 1e-3 * Exposure[i]);
                Agreement.Within(1e-8, expected, exposureAdjoint[i], 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_ZeroExposure_IsFinite(string name)
    {
        double[] adjoint = [.. Exposure.Select(static _ => 1.0)];
        foreach (var (saturation, parameters) in Points(name))
        {
            var (exposureAdjoint, found) = Pullback(saturation, parameters, adjoint);
            Assert.All(exposureAdjoint.Concat(found), static x => Assert.True(double.IsFinite(x)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_WithoutExposureAdjoint_AddsTheSameToTheParameters(string name)
    {
        double[] adjoint = [.. Exposure.Select(static (_, i) => i - 5.0)];
        var (saturation, parameters) = Points(name).First();
        var (response, tape) = Forward(saturation, parameters, Exposure);
        var found = Pullback(saturation, parameters, adjoint).Parameters;
        var added = Enumerable.Repeat(10.0, parameters.Length).ToArray();
        saturation.Pullback(parameters, Exposure, response, tape, adjoint, [], added);
        Assert.Equal(found.Select(static x => 10 + x), added);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithPrior_EveryParameter_IsThatOneAlone(string name)
    {
        var saturation = ComponentCatalog.Saturation(name).Create();
        for (var i = 0; i < saturation.Parameters.Count; i++)
        {
            var prior = new FixedPrior(0.25);
            var changed = saturation.WithPrior(saturation.Parameters[i].Name, prior);
            Assert.Equal(prior, changed.Parameters[i].Written);
            Assert.Equal(1, changed.Parameters.Count(static p => p.Written is not null));
        }
        Assert.Throws<ArgumentException>(() => saturation.WithPrior("decay", new FixedPrior(1)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Find_KnownName_GivesTheComponentWithoutPriors(string name)
    {
        Assert.Equal(ComponentCatalog.Saturation(name).Create(), SaturationCatalog.Find(name));
        Assert.Null(SaturationCatalog.Find(name.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("hill", new[] { 1.5, 2 })]
    [InlineData("hill", new[] { 1.5, 0.4 })]
    public void Forward_AtHalfSaturation_IsHalf(string name, double[] parameters) =>
        Assert.Equal(0.5, Forward(ComponentCatalog.Saturation(name).Create(), parameters, [1.5]).Response[0], 1e-15);

    [Fact]
    public void Logistic_AtLogThreeOverRate_IsHalf() =>
        Assert.Equal(0.5, Forward(new LogisticSaturation(), [0.7], [Math.Log(3) / 0.7]).Response[0], 1e-15);

    static IEnumerable<(Saturation Saturation, double[] Parameters)> Points(string name)
    {
        var rng = Rng.Create(4, 0, 0, 904);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var saturation = ComponentCatalog.Saturation(name).Create();
            var context = new ChannelContext(1, 12, 1);
            yield return (saturation, [.. saturation.Parameters.Select(p => p.Default(context).Quantile(0.02 + 0.96 * rng.NextDouble()))]);
        }
    }

    static (double[] Response, double[] Tape) Forward(Saturation saturation, double[] parameters, double[] exposure)
    {
        var (response, tape) = (new double[exposure.Length], new double[exposure.Length]);
        saturation.Forward(parameters, exposure, response, tape);
        return (response, tape);
    }

    static (double[] Exposure, double[] Parameters) Pullback(Saturation saturation, double[] parameters, double[] adjoint)
    {
        var (response, tape) = Forward(saturation, parameters, Exposure);
        var (exposureAdjoint, found) = (new double[Exposure.Length], new double[parameters.Length]);
        saturation.Pullback(parameters, Exposure, response, tape, adjoint, exposureAdjoint, found);
        return (exposureAdjoint, found);
    }
}
