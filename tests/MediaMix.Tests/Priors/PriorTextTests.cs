using System.Globalization;

namespace MediaMix.Tests.Priors;

public class PriorTextTests
{
    public static TheoryData<string> Canonical => [.. s_texts.Keys];

    static readonly Dictionary<string, Prior> s_texts = new()
    {
        ["normal(0, 1)"] = new NormalPrior(0, 1),
        ["half_normal(1)"] = new HalfNormalPrior(1),
        ["lognormal(0.2, 0.9)"] = new LogNormalPrior(0.2, 0.9),
        ["gamma(3, 1)"] = new GammaPrior(3, 1),
        ["inverse_gamma(0.05, 0.0005)"] = new InverseGammaPrior(0.05, 0.0005),
        ["beta(3, 3)"] = new BetaPrior(3, 3),
        ["uniform(0, 12)"] = new UniformPrior(0, 12),
        ["exponential(1)"] = new ExponentialPrior(1),
        ["student_t(4, 0, 1)"] = new StudentTPrior(4, 0, 1),
        ["half_student_t(4, 1)"] = new HalfStudentTPrior(4, 1),
        ["cauchy(0, 1)"] = new CauchyPrior(0, 1),
        ["half_cauchy(1)"] = new HalfCauchyPrior(1),
        ["laplace(0, 0.2)"] = new LaplacePrior(0, 0.2),
        ["truncated_normal(0, 2, 0, 6)"] = new TruncatedNormalPrior(0, 2, 0, 6),
        ["truncated_normal(0, 2, -inf, inf)"] = new TruncatedNormalPrior(0, 2, double.NegativeInfinity, double.PositiveInfinity),
        ["fixed(0.5)"] = new FixedPrior(0.5),
    };

    [Theory]
    [MemberData(nameof(Canonical))]
    public void Text_Family_IsWhatAModelFileHolds(string text)
    {
        Assert.Equal(text, s_texts[text].Text);
        Assert.Equal(text, s_texts[text].ToString());
        Assert.Equal(s_texts[text], PriorText.Parse(text));
    }

    [Fact]
    public void FamilyNames_Families_AreAllCovered() =>
        Assert.Equal(PriorText.FamilyNames, s_texts.Keys.Select(static text => text[..text.IndexOf('(', StringComparison.Ordinal)]).Distinct());

    [Fact]
    public void Text_AwkwardNumbers_ReadBackExactly()
    {
        var priors = new Prior[]
        {
            new NormalPrior(-1.0 / 3, 1e-100), new NormalPrior(123456789.12345679, Math.PI), new LogNormalPrior(-1e100, 1e100),
            new BetaPrior(5e-324 + 1e-50, 0.1 + 0.2), new FixedPrior(double.Epsilon), new FixedPrior(-0.0),
        };
        foreach (var prior in priors)
            Assert.Equal(prior, PriorText.Parse(prior.Text));
    }

    [Fact]
    public void Text_OtherCulture_StaysInvariant()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Assert.Equal("normal(-0.5, 1.5)", new NormalPrior(-0.5, 1.5).Text);
            Assert.Equal(new NormalPrior(-0.5, 1.5), PriorText.Parse("normal(-0.5, 1.5)"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("normal(mean: 0.5, sd: 2)", "normal(0.5, 2)")]
    [InlineData("normal(sd: 2, mean: 0.5)", "normal(0.5, 2)")]
    [InlineData("normal(0.5, sd: 2)", "normal(0.5, 2)")]
    [InlineData("  normal \t( 0.5 ,\n 2 ) ", "normal(0.5, 2)")]
    [InlineData("normal(mean :0.5,sd:2)", "normal(0.5, 2)")]
    [InlineData("normal(+1e3, 2.5E-1)", "normal(1000, 0.25)")]
    [InlineData("normal(-.5, 1.)", "normal(-0.5, 1)")]
    [InlineData("lognormal(mu: 0.2, sigma: 0.9)", "lognormal(0.2, 0.9)")]
    [InlineData("gamma(rate: 2, shape: 3)", "gamma(3, 2)")]
    [InlineData("gamma(mean: 2, sd: 1)", "gamma(4, 2)")]
    [InlineData("inverse_gamma(shape: 3, scale: 2)", "inverse_gamma(3, 2)")]
    [InlineData("beta(a: 1, b: 99)", "beta(1, 99)")]
    [InlineData("uniform(lower: 0, upper: 12)", "uniform(0, 12)")]
    [InlineData("exponential(rate: 2)", "exponential(2)")]
    [InlineData("student_t(df: 4, location: 0, scale: 1)", "student_t(4, 0, 1)")]
    [InlineData("half_student_t(4, scale: 1)", "half_student_t(4, 1)")]
    [InlineData("cauchy(location: 0, scale: 1)", "cauchy(0, 1)")]
    [InlineData("half_cauchy(scale: 1)", "half_cauchy(1)")]
    [InlineData("laplace(0, scale: 0.2)", "laplace(0, 0.2)")]
    [InlineData("truncated_normal(0, 2, upper: 6, lower: -inf)", "truncated_normal(0, 2, -inf, 6)")]
    [InlineData("truncated_normal(0, 2, 0, +inf)", "truncated_normal(0, 2, 0, inf)")]
    [InlineData("half_normal(sd: 0.3)", "half_normal(0.3)")]
    [InlineData("fixed(value: 0.5)", "fixed(0.5)")]
    public void Parse_NamesAndSpaces_GiveTheSamePrior(string text, string canonical) =>
        Assert.Equal(canonical, PriorText.Parse(text).Text);

    [Fact]
    public void Parse_LogNormalMeanAndSd_SolvesForMuAndSigma() =>
        Assert.Equal(LogNormalPrior.FromMeanSd(1.5, 1), PriorText.Parse("lognormal(mean: 1.5, sd: 1)"));
}
