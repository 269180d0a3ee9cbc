using MediaMix.Testing;

namespace MediaMix.Tests.Priors;

/// <summary>The prior of a multiple has the quantiles of the prior times the factor.</summary>
public class PriorScalingTests
{
    static readonly double[] Probabilities = [0.001, 0.05, 0.3, 0.5, 0.8, 0.975];

    public static TheoryData<string> BothSides => ["normal(0.3, 0.2)", "student_t(4, -1, 0.5)", "cauchy(0.2, 1)", "laplace(0.1, 0.3)", "uniform(-0.2, 0.7)", "truncated_normal(0.1, 0.4, -0.5, 1)", "fixed(0.4)"];

    public static TheoryData<string> OneSide => ["half_normal(0.3)", "half_cauchy(0.2)", "half_student_t(3, 0.4)", "lognormal(-2, 0.5)", "exponential(3)", "gamma(2, 5)", "inverse_gamma(3, 0.4)"];

    [Theory]
    [MemberData(nameof(BothSides))]
    public void Times_NegativeFactor_TurnsThePriorRound(string text)
    {
        var prior = PriorText.Parse(text);
        var turned = PriorScaling.Times(prior, -2.5)!;
        Assert.Equal(prior.GetType(), turned.GetType());
        Assert.All(Probabilities, p => Agreement.Within(1e-9, -2.5 * prior.Quantile(1 - p), turned.Quantile(p), 0.01));
    }

    [Theory]
    [MemberData(nameof(BothSides))]
    [MemberData(nameof(OneSide))]
    public void Times_PositiveFactor_StretchesThePrior(string text)
    {
        var prior = PriorText.Parse(text);
        var stretched = PriorScaling.Times(prior, 40)!;
        Assert.Equal(prior.GetType(), stretched.GetType());
        Assert.All(Probabilities, p => Agreement.Within(1e-9, 40 * prior.Quantile(p), stretched.Quantile(p), 0.01));
    }

    [Theory]
    [MemberData(nameof(OneSide))]
    public void Times_NegativeFactorOfAPositivePrior_HasNone(string text) => Assert.Null(PriorScaling.Times(PriorText.Parse(text), -1));

    [Fact]
    public void Times_Beta_HasNone() => Assert.Null(PriorScaling.Times(new BetaPrior(1, 99), 2));
}
