namespace MediaMix.Tests.Priors;

/// <summary>Quantiles and means against values computed with mpmath 1.2 (bisection of the distribution function at 40 digits).</summary>
public class PriorQuantileTests
{
    [Theory]
    [InlineData("normal(2, 3)", 1e-12, -19.103451475903395)]
    [InlineData("normal(2, 3)", 0.3, 0.42679846187587756)]
    [InlineData("half_normal(2)", 1e-12, 2.5066282746310003e-12)]
    [InlineData("half_normal(2)", 0.5, 1.3489795003921634)]
    [InlineData("half_normal(2)", 0.9999999999990905, 14.287104068704378)]
    [InlineData("lognormal(0.2, 0.9)", 1e-06, 0.016939927358346225)]
    [InlineData("lognormal(0.2, 0.9)", 0.75, 2.24126575433788)]
    [InlineData("gamma(3, 1)", 1e-12, 0.00018172031462637445)]
    [InlineData("gamma(3, 1)", 0.1, 1.1020653282493211)]
    [InlineData("gamma(3, 1)", 0.9, 5.32232033783421)]
    [InlineData("gamma(3, 1)", 0.9999999999990905, 34.15296700091932)]
    [InlineData("gamma(0.2, 5)", 1e-06, 1.3050961686914512e-31)]
    [InlineData("gamma(0.2, 5)", 0.5, 0.004149267838564969)]
    [InlineData("gamma(400, 2)", 0.05, 183.84058703087447)]
    [InlineData("gamma(400, 2)", 0.999, 232.33223008661196)]
    [InlineData("gamma(0.01, 1)", 0.1, 5.6607381470619397e-101)]
    [InlineData("gamma(0.01, 1)", 0.99, 0.26505255025158186)]
    [InlineData("inverse_gamma(0.05, 0.0005)", 0.01, 0.00045971625940813315)]
    [InlineData("inverse_gamma(0.05, 0.0005)", 0.5, 897.0414502492424)]
    [InlineData("inverse_gamma(0.05, 0.0005)", 0.9, 8.554858459852083e16)]
    [InlineData("inverse_gamma(3, 2)", 1e-09, 0.07498419738413384)]
    [InlineData("inverse_gamma(3, 2)", 0.8, 1.3028940772873576)]
    [InlineData("beta(3, 3)", 1e-12, 4.641696560847633e-05)]
    [InlineData("beta(3, 3)", 0.2, 0.32659793784141106)]
    [InlineData("beta(3, 3)", 0.9, 0.7533635467115334)]
    [InlineData("beta(1, 99)", 0.5, 0.0069770333676225605)]
    [InlineData("beta(1, 99)", 0.99, 0.045451543338165964)]
    [InlineData("beta(0.5, 0.5)", 1e-09, 2.46740110027234e-18)]
    [InlineData("beta(0.5, 0.5)", 0.7, 0.7938926261462365)]
    [InlineData("beta(500, 20000)", 0.1, 0.023019852802078262)]
    [InlineData("beta(500, 20000)", 0.9, 0.025780506825403962)]
    [InlineData("beta(0.01, 2)", 0.4, 5.941030124807796e-41)]
    [InlineData("uniform(0, 12)", 0.25, 3)]
    [InlineData("exponential(4)", 1e-15, 2.5000000000000017e-16)]
    [InlineData("exponential(4)", 0.6, 0.22907268296853875)]
    [InlineData("student_t(4, 0, 1)", 1e-09, -234.02761040611892)]
    [InlineData("student_t(4, 0, 1)", 0.3, -0.5686490630497055)]
    [InlineData("student_t(4, 0, 1)", 0.5000001, 2.666666665263091e-07)]
    [InlineData("student_t(4, 0, 1)", 0.99, 3.746947387979196)]
    [InlineData("student_t(0.5, -1, 0.1)", 0.05, -5.113600009287827)]
    [InlineData("student_t(2e6, 0, 1)", 0.01, -2.326349738579393)]
    [InlineData("half_student_t(4, 1)", 1e-12, 1.3333333333333334e-12)]
    [InlineData("half_student_t(4, 1)", 0.5, 0.7406970841126826)]
    [InlineData("half_student_t(4, 1)", 0.999, 8.610301581379273)]
    [InlineData("cauchy(0, 1)", 1e-09, -318309886.1837906)]
    [InlineData("cauchy(0, 1)", 0.6, 0.32491969623290623)]
    [InlineData("half_cauchy(2)", 1e-09, 3.1415926535897936e-09)]
    [InlineData("half_cauchy(2)", 0.9, 12.62750302935009)]
    [InlineData("laplace(1, 0.2)", 0.1, 0.67811241751318)]
    [InlineData("laplace(1, 0.2)", 0.8, 1.183258146374831)]
    [InlineData("truncated_normal(0, 2, 0, 6)", 1e-12, 2.499860889483095e-12)]
    [InlineData("truncated_normal(0, 2, 0, 6)", 0.5, 1.3447345901261174)]
    [InlineData("truncated_normal(0, 2, 0, 6)", 0.999, 5.805825491334638)]
    [InlineData("truncated_normal(-50, 1, 0, inf)", 0.1, 0.002106324107883999)]
    [InlineData("truncated_normal(-50, 1, 0, inf)", 0.9, 0.04601214895935287)]
    [InlineData("truncated_normal(0, 1, -inf, -40)", 0.25, -40.03462077485517)]
    [InlineData("truncated_normal(0, 1e6, 0, 1)", 0.3, 0.29999999999995447)]
    [InlineData("truncated_normal(-1000, 1, 0, 0.0001)", 0.5, 4.875052042473262e-05)]
    [InlineData("truncated_normal(1, 1, -1, 1.5)", 0.2, -0.008977978253823663)]
    [InlineData("truncated_normal(1, 1, -1, 1.5)", 0.9, 1.317561550998502)]
    [InlineData("truncated_normal(3, 2, -inf, inf)", 0.7, 4.048801025416081)]
    public void Quantile_ReferencePoint_MatchesMpmath(string text, double probability, double expected)
    {
        var prior = PriorText.Parse(text);

        Near.EqualWithin(expected, prior.Quantile(probability), 1e-12 * Math.Abs(expected));
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void Quantile_IntegratedDensityBelow_IsProbability(string text)
    {
        var prior = PriorText.Parse(text);
        foreach (var probability in new[] { 1e-5, 0.04, 0.4 })
        {
            // 1e-9 is what a quantile rounded to a double can give: normal(1e6, 0.5) has only ten digits left of its spread.
            Near.EqualWithin(probability, PriorMass.Below(prior, prior.Quantile(probability)), 1e-9 * probability);
            Near.EqualWithin(probability, PriorMass.Above(prior, prior.Quantile(1 - probability)), 1e-9 * probability);
        }
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void Quantile_ExtremeProbability_StaysInsideSupport(string text)
    {
        var prior = PriorText.Parse(text);
        var (low, high) = (prior.Quantile(1e-300), prior.Quantile(1 - 1.2e-16));

        Assert.True(prior.Support.Contains(low), $"{low}");
        Assert.True(prior.Support.Contains(high), $"{high}");
        Assert.True(low < high);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void Quantile_NotAProbability_Throws(double probability)
    {
        foreach (var text in PriorCases.Texts)
            Assert.Throws<ArgumentOutOfRangeException>(() => PriorText.Parse(text).Quantile(probability));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FixedPrior(1).Quantile(probability));
    }

    // Enormous shapes take limiting forms. mpmath (closed form for the integer shape) and, for equal sizes, scipy.stats 1.10.
    [Theory]
    [InlineData("gamma(1e8, 1e8)", 0.1, 0.9998718469848843)]
    [InlineData("beta(3, 1e9)", 0.7, 3.615567655714258e-09)]
    [InlineData("beta(1e9, 3)", 0.3, 0.9999999963844324)]
    [InlineData("beta(1e8, 3e8)", 0.9, 0.25002774667283967)]
    public void Quantile_EnormousShape_UsesLimitingForm(string text, double probability, double expected) =>
        Near.EqualWithin(expected, PriorText.Parse(text).Quantile(probability), 1e-9 * expected);

    [Theory]
    [InlineData("normal(2, 3)", 2)]
    [InlineData("half_normal(2)", 1.5957691216057308)]
    [InlineData("lognormal(0.2, 0.9)", 1.8312522088857733)]
    [InlineData("gamma(3, 2)", 1.5)]
    [InlineData("inverse_gamma(3, 2)", 1)]
    [InlineData("inverse_gamma(0.05, 0.0005)", double.PositiveInfinity)]
    [InlineData("beta(1, 99)", 0.01)]
    [InlineData("uniform(-2, 0.5)", -0.75)]
    [InlineData("exponential(4)", 0.25)]
    [InlineData("student_t(4, 7, 1)", 7)]
    [InlineData("student_t(1, 7, 1)", double.NaN)]
    [InlineData("half_student_t(3, 10)", 11.026577908435842)]
    [InlineData("half_student_t(1, 10)", double.PositiveInfinity)]
    [InlineData("cauchy(0, 1)", double.NaN)]
    [InlineData("half_cauchy(1)", double.PositiveInfinity)]
    [InlineData("laplace(5, 2)", 5)]
    [InlineData("fixed(0.5)", 0.5)]
    [InlineData("truncated_normal(0, 2, 0, 6)", 1.5823136521268335)]
    [InlineData("truncated_normal(0, 1, 10, inf)", 10.098093233962512)]
    [InlineData("truncated_normal(-50, 1, 0, inf)", 0.01998403190563981)]
    [InlineData("truncated_normal(0, 1, -inf, -40)", -40.02496884720726)]
    [InlineData("truncated_normal(0, 1e6, 0, 1)", 0.4999999999999583)]
    [InlineData("truncated_normal(-1000, 1, 0, 0.0001)", 4.916680548112684e-05)]
    [InlineData("truncated_normal(0, 1, 6, 6.5)", 6.137740433344353)]
    [InlineData("truncated_normal(1, 1, -1, 1.5)", 0.5542562217274851)]
    [InlineData("truncated_normal(3, 2, -inf, inf)", 3)]
    [InlineData("truncated_normal(0, 1, -inf, 2)", -0.055247862678989956)]
    [InlineData("truncated_normal(0, 1, 1.5, 40)", 1.938677166622543)]
    public void Mean_Family_MatchesClosedForm(string text, double expected) =>
        Near.Equal(expected, PriorText.Parse(text).Mean, 2e-14);
}
