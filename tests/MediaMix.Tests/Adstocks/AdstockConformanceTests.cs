using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Adstocks;

/// <summary>What every adstock must do.</summary>
public class AdstockConformanceTests
{
    public static TheoryData<string> Names => [.. ComponentCatalog.Adstocks.Select(static c => c.Name)];

    [Fact]
    public void Names_OfTheCatalog_AreAllTested() =>
        Assert.Equal(AdstockCatalog.Names, ComponentCatalog.Adstocks.Select(static c => c.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_RandomParameters_FollowTheFormula(string name)
    {
        foreach (var (adstock, parameters, lags) in Points(name))
        {
            var weights = Weights(adstock, parameters, lags);
            var expected = ComponentCatalog.Adstock(name).Weights(parameters, lags);
            var sum = adstock.Normalize ? expected.Sum() : 1;
            Agreement.Within(1e-13, [.. expected.Select(w => w / sum)], weights);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Weights_ExtremeParameters_AreFiniteAndSumToOne(string name)
    {
        foreach (var parameters in ComponentCatalog.Adstock(name).Extremes)
        {
            var weights = Weights(ComponentCatalog.Adstock(name).Create(), parameters, 13);
            Assert.All(weights, static w => Assert.InRange(w, 0, 1));
            Agreement.Within(1e-14, 1, weights.Sum());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_RandomParameters_MatchesDifferences(string name)
    {
        foreach (var (adstock, parameters, lags) in Points(name))
        {
            var adjoint = Enumerable.Range(0, lags).Select(static lag => Math.Cos(1.7 * lag)).ToArray();
            var found = new double[parameters.Length];
            adstock.Pullback(parameters, Weights(adstock, parameters, lags), adjoint, found);
            for (var i = 0; i < parameters.Length; i++)
            {
                var expected = Differences.Central(
                    x => Weights(adstock, Differences.With(parameters, i, x), lags).Zip(adjoint, static (w, a) => w * a).Sum(),
                    // Short, since the weights of robyn_weibull_pdf have a kink where another lag becomes the smallest.
                    parameters[i], 1e-4 * parameters[i]);
                Agreement.Within(1e-8, expected, found[i], 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_RandomParameters_IsTheExactDerivativeOfTheFormula(string name)
    {
        var formula = ComponentCatalog.Adstock(name).Formula;
        foreach (var (adstock, parameters, lags) in Points(name))
        {
            var adjoint = Enumerable.Range(0, lags).Select(static lag => Math.Cos(1.7 * lag)).ToArray();
            var found = new double[parameters.Length];
            adstock.Pullback(parameters, Weights(adstock, parameters, lags), adjoint, found);
            for (var i = 0; i < parameters.Length; i++)
            {
                var moved = InfinitesimalStep.At(parameters, i);
                var weights = Enumerable.Range(0, lags).Select(lag => formula(moved, lag, lags)).ToArray();
                var sum = adstock.Normalize ? weights.Aggregate(static (a, b) => a + b) : 1;
                var expected = weights.Select((w, lag) => InfinitesimalStep.Derivative(w / sum) * adjoint[lag]).Sum();
                Agreement.Within(1e-11, expected, found[i], 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_ExtremeParameters_IsFinite(string name)
    {
        foreach (var parameters in ComponentCatalog.Adstock(name).Extremes)
        {
            foreach (var lags in new[] { 1, 2, 13 })
            {
                var adstock = ComponentCatalog.Adstock(name).Create();
                var found = new double[parameters.Length];
                adstock.Pullback(parameters, Weights(adstock, parameters, lags), [.. Enumerable.Range(0, lags).Select(static lag => Math.Cos(1.7 * lag))], found);
                Assert.All(found, static x => Assert.True(double.IsFinite(x)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pullback_CalledTwice_AddsUp(string name)
    {
        var (adstock, parameters, lags) = Points(name).First();
        var (once, twice) = (new double[parameters.Length], new double[parameters.Length]);
        double[] adjoint = [.. Enumerable.Range(1, lags).Select(static lag => 1.0 / lag)];
        var weights = Weights(adstock, parameters, lags);
        adstock.Pullback(parameters, weights, adjoint, once);
        adstock.Pullback(parameters, weights, adjoint, twice);
        adstock.Pullback(parameters, weights, adjoint, twice);
        Assert.Equal(once.Select(static x => 2 * x), twice);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithPrior_EveryParameter_IsThatOneAlone(string name)
    {
        var adstock = ComponentCatalog.Adstock(name).Create();
        for (var i = 0; i < adstock.Parameters.Count; i++)
        {
            var prior = new FixedPrior(0.25);
            var changed = adstock.WithPrior(adstock.Parameters[i].Name, prior);
            Assert.Equal(prior, changed.Parameters[i].Written);
            Assert.Equal(1, changed.Parameters.Count(static p => p.Written is not null));
        }
        Assert.Throws<ArgumentException>(() => adstock.WithPrior("half", new FixedPrior(1)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Find_KnownName_GivesTheComponentWithoutPriors(string name)
    {
        Assert.Equal(ComponentCatalog.Adstock(name).Create(), AdstockCatalog.Find(name));
        Assert.Null(AdstockCatalog.Find(name.ToUpperInvariant()));
    }

    /// <summary>Parameters drawn from the default priors of several panels, with and without normalising.</summary>
    static IEnumerable<(Adstock Adstock, double[] Parameters, int Lags)> Points(string name)
    {
        var rng = Rng.Create(3, 0, 0, 903);
        foreach (var lags in new[] { 1, 2, 4, 13, 43 })
        {
            for (var repeat = 0; repeat < 10; repeat++)
            {
                var adstock = ComponentCatalog.Adstock(name).Create() with { Normalize = repeat % 2 == 0 };
                var context = new ChannelContext(1, lags - 1, 1);
                var parameters = new double[adstock.Parameters.Count];
                for (var i = 0; i < parameters.Length; i++)
                    parameters[i] = adstock.Parameters[i].Default(context).Quantile(0.05 + 0.9 * rng.NextDouble());
                yield return (adstock, parameters, lags);
            }
        }
    }

    static double[] Weights(Adstock adstock, double[] parameters, int lags)
    {
        var weights = new double[lags];
        adstock.Weights(parameters, weights);
        return weights;
    }
}
