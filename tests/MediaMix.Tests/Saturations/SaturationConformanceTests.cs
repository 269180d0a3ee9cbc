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
        var formula = ComponentCatalog.Saturation(name);
        foreach (var (saturation, parameters) in Points(name))
        {
            var response = Forward(saturation, parameters, Exposure).Response;
            for (var i = 0; i < Exposure.Length; i++)
                Agreement.Within(1e-12, formula.Response(parameters, Exposure[i]), response[i]);
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
    public void IsConcave_RandomParameters_SaysHowSlopesRun(string name)
    {
        double[] ascending = [.. Enumerable.Range(1, 400).Select(static i => i / 50.0)];
        foreach (var (saturation, parameters) in Points(name))
        {
            var (response, tape) = Forward(saturation, parameters, ascending);
            var slope = new double[ascending.Length];
            saturation.Pullback(parameters, ascending, response, tape, [.. ascending.Select(static _ => 1.0)], slope, new double[parameters.Length]);
            var turn = Array.IndexOf(slope, slope.Max());
            if (saturation.IsConcave(parameters))
                Assert.Equal(slope.Max(), slope[0], 1e-9);
            AssertFalling(slope[turn..]);
            AssertFalling([.. slope[..turn].Reverse()]);
        }

        static void AssertFalling(double[] values) => Assert.All(values.Zip(values.Skip(1)), static pair => Assert.True(pair.Second <= pair.First + 1e-9));
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
                Agreement.Within(3e-8, expected, exposureAdjoint[i], 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_RandomParameters_IsTheExactDerivativeOfTheFormula(string name)
    {
        var formula = ComponentCatalog.Saturation(name).Formula;
        double[] adjoint = [.. Exposure.Select(static (_, i) => Math.Cos(1.7 * i))];
        foreach (var (saturation, parameters) in Points(name))
        {
            var (exposureAdjoint, found) = Pullback(saturation, parameters, adjoint);
            for (var p = 0; p < parameters.Length; p++)
            {
                var moved = InfinitesimalStep.At(parameters, p);
                Agreement.Within(1e-12, Exposure.Select((x, i) => adjoint[i] * InfinitesimalStep.Derivative(formula(moved, x))).Sum(), found[p], 1);
            }
            var still = InfinitesimalStep.At(parameters);
            for (var i = 0; i < Exposure.Length; i++)
            {
                if (Exposure[i] > 0)
                    Agreement.Within(1e-11, adjoint[i] * InfinitesimalStep.Derivative(formula(still, InfinitesimalStep.At(Exposure[i]))), exposureAdjoint[i], 1e-4);
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
    [InlineData("inverse_scaled_logistic", new[] { 1.5 })]
    [InlineData("michaelis_menten", new[] { 1.5 })]
    [InlineData("exponential", new[] { 1.5 })]
    [InlineData("tanh", new[] { 2.730717679880512 })] // 1.5 / atanh ½
    public void Forward_AtHalfSaturation_IsHalf(string name, double[] parameters) =>
        Assert.Equal(0.5, Forward(ComponentCatalog.Saturation(name).Create(), parameters, [1.5]).Response[0], 1e-15);

    [Fact]
    public void Logistic_AtLogThreeOverRate_IsHalf() =>
        Assert.Equal(0.5, Forward(new LogisticSaturation(), [0.7], [Math.Log(3) / 0.7]).Response[0], 1e-15);

    [Fact]
    public void Root_DoubledExposure_HasTwoToTheExponentTimesTheResponse()
    {
        var response = Forward(new RootSaturation(), [0.5], [3, 6]).Response;
        Assert.Equal(Math.Sqrt(2), response[1] / response[0], 1e-15);
    }

    [Fact]
    public void Log_AtItsScale_HasHalfTheSlopeOfZero()
    {
        var exposureAdjoint = new double[2];
        new LogSaturation().Pullback([0.8], [0, 0.8], [0, Math.Log(2)], new double[2], [1, 1], exposureAdjoint, new double[1]);
        Assert.Equal([1 / 0.8, 0.5 / 0.8], exposureAdjoint);
    }

    [Fact]
    public void HillSigmoid_FarBeyondTheMidpoint_LevelsOffAtTheLogisticOfBoth() =>
        Assert.Equal(1 / (1 + Math.Exp(-2 * 1.5)), Forward(new HillSigmoidSaturation(), [1.5, 2], [100]).Response[0], 1e-15);

    /// <summary>The default priors of all curves with a half-saturation say the same about it.</summary>
    [Theory]
    [InlineData("inverse_scaled_logistic", 1)]
    [InlineData("michaelis_menten", 1)]
    [InlineData("exponential", 1)]
    [InlineData("hill_sigmoid", 1)]
    [InlineData("tanh", 1.820478453253675)] // 1 / atanh ½
    public void Default_FirstParameter_IsTheHalfSaturationOfHill(string name, double factor)
    {
        var context = new ChannelContext(1, 12, 40);
        var hill = (LogNormalPrior)new HillSaturation().Parameters[0].Default(context);
        var found = Assert.IsType<LogNormalPrior>(ComponentCatalog.Saturation(name).Create().Parameters[0].Default(context));
        Agreement.Within(1e-14, hill.Mu + Math.Log(factor), found.Mu);
        Assert.Equal(hill.Sigma, found.Sigma);
    }

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
