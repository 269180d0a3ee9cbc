namespace MediaMix.Tests.Priors;

/// <summary>Log densities against values computed with mpmath 1.2 at 60 digits and cross-checked with scipy.stats 1.10.</summary>
public class PriorDensityTests
{
    [Theory]
    [InlineData("normal(0, 1)", 0, -0.9189385332046728, 0)]
    [InlineData("normal(0, 1)", -1.5, -2.0439385332046727, 1.5)]
    [InlineData("normal(0, 1)", 38, -722.9189385332047, -38)]
    [InlineData("normal(1e6, 1e-3)", 1000000.002, 3.9888167886183026, -1999.9999785795808)]
    [InlineData("normal(1e6, 1e-3)", 1000000, 5.988816745777465, 0)]
    [InlineData("normal(-3, 250)", 10000, -806.9204714510669, -0.160048)]
    [InlineData("half_normal(1)", 1e-300, -0.22579135264472744, -1e-300)]
    [InlineData("half_normal(1)", 0.7, -0.4707913526447274, -0.7)]
    [InlineData("half_normal(1)", 30, -450.2257913526447, -30)]
    [InlineData("half_normal(0.05)", 0.2, -5.230059079090736, -80)]
    [InlineData("lognormal(0.2, 0.9)", 1e-200, -130565.09361286036, 5.677864427145792e202)]
    [InlineData("lognormal(0.2, 0.9)", 0.5, -0.6128455815191107, 0.2053016803949266)]
    [InlineData("lognormal(0.2, 0.9)", 1.2, -0.996092492460671, -0.8151456345616817)]
    [InlineData("lognormal(0.2, 0.9)", 1e150, -73898.41886059895, -4.271577332705023e-148)]
    [InlineData("lognormal(-4, 0.1)", 0.02, 4.908671986522718, -489.88497285926974)]
    [InlineData("gamma(3, 1)", 1e-100, -461.2101657793691, 2e100)]
    [InlineData("gamma(3, 1)", 2, -1.3068528194400546, 0)]
    [InlineData("gamma(3, 1)", 700, -687.5909865104732, -0.9971428571428571)]
    [InlineData("gamma(0.2, 5)", 1e-12, 20.902640652793874, -800000000005)]
    [InlineData("gamma(0.2, 5)", 0.3, -1.7389979964832154, -7.666666666666667)]
    [InlineData("gamma(400, 2)", 190, -3.6877564201213118, 0.1)]
    [InlineData("inverse_gamma(0.05, 0.0005)", 1e-06, -488.8426382381664, 498950000)]
    [InlineData("inverse_gamma(0.05, 0.0005)", 0.3, -2.0864195461532686, -3.4944444444444445)]
    [InlineData("inverse_gamma(0.05, 0.0005)", 1e60, -148.41178518265372, -1.0500000000000001e-60)]
    [InlineData("inverse_gamma(3, 2)", 0.01, -180.19302489492773, 19600)]
    [InlineData("inverse_gamma(3, 2)", 1.5, -1.5688994046461002, -1.7777777777777777)]
    [InlineData("beta(3, 3)", 1e-30, -134.7539081979806, 1.9999999999999998e30)]
    [InlineData("beta(3, 3)", 0.25, 0.053244514518812285, 5.333333333333333)]
    [InlineData("beta(3, 3)", 0.9999999, -28.834994121307204, -19999998.010526918)]
    [InlineData("beta(1, 99)", 1e-09, 4.59511975213459, -98.000000098)]
    [InlineData("beta(1, 99)", 0.05, -0.4316229998453626, -103.15789473684211)]
    [InlineData("beta(0.5, 0.5)", 1e-15, 16.12465831160594, -499999999999999.44)]
    [InlineData("beta(0.5, 0.5)", 0.5, -0.4515827052894549, 0)]
    [InlineData("uniform(0, 12)", 1e-09, -2.4849066497880004, 0)]
    [InlineData("uniform(0, 12)", 3, -2.4849066497880004, 0)]
    [InlineData("uniform(-2, 0.5)", 0, -0.9162907318741551, 0)]
    [InlineData("exponential(1)", 0.5, -0.5, -1)]
    [InlineData("exponential(1)", 600, -600, -1)]
    [InlineData("exponential(0.01)", 25, -4.855170185988091, -0.01)]
    [InlineData("student_t(4, 0, 1)", 0, -0.9808292530117262, 0)]
    [InlineData("student_t(4, 0, 1)", -2, -2.7136972044115897, 1.25)]
    [InlineData("student_t(4, 0, 1)", 1e200, -2300.1001863442575, -5e-200)]
    [InlineData("student_t(1e7, 1, 2)", 4, -2.7370857247021245, -0.7499999062500211)]
    [InlineData("student_t(0.5, -1, 0.1)", 3, -5.061361737894861, -0.37488284910965325)]
    [InlineData("student_t(45, 0, 1)", 1.3, -1.7724465736715096, -1.2807881773399015)]
    [InlineData("half_student_t(4, 1)", 1e-20, -0.2876820724517809, -1.25e-20)]
    [InlineData("half_student_t(4, 1)", 2.5, -2.640140433613097, -1.2195121951219512)]
    [InlineData("half_student_t(3, 10)", 4, -2.7142462399190324, -0.05063291139240506)]
    [InlineData("cauchy(0, 1)", 0, -1.1447298858494002, 0)]
    [InlineData("cauchy(0, 1)", -5, -4.4028264238708825, 0.38461538461538464)]
    [InlineData("cauchy(0, 1)", 1e170, -784.0236615038249, -2e-170)]
    [InlineData("cauchy(2, 0.3)", 2.1, -0.04611759718129063, -2.0000000000000013)]
    [InlineData("half_cauchy(1)", 1e-08, -0.451582705289455, -1.9999999999999997e-08)]
    [InlineData("half_cauchy(1)", 100000000, -37.29294419319419, -1.9999999999999997e-08)]
    [InlineData("half_cauchy(25)", 10, -3.8188785352759287, -0.027586206896551724)]
    [InlineData("laplace(0, 0.2)", 0.1, 0.416290731874155, -5)]
    [InlineData("laplace(0, 0.2)", -30, -149.08370926812583, 5)]
    [InlineData("laplace(5, 2)", 5.5, -1.6362943611198906, -0.5)]
    [InlineData("truncated_normal(0, 2, 0, 6)", 0.001, -0.9162352111191968, -0.00025)]
    [InlineData("truncated_normal(0, 2, 0, 6)", 3, -2.0412350861191966, -0.75)]
    [InlineData("truncated_normal(0, 2, 0, 6)", 5.9, -5.267485086119198, -1.475)]
    [InlineData("truncated_normal(0, 1, 10, inf)", 10.05, 1.8110966173077907, -10.05)]
    [InlineData("truncated_normal(-50, 1, 0, inf)", 0.01, 3.4123726062152286, -50.01)]
    [InlineData("truncated_normal(-50, 1, 0, inf)", 1, -46.58757739378477, -51)]
    [InlineData("truncated_normal(0, 1, -inf, -40)", -40.01, 3.289453480549195, 40.01)]
    [InlineData("truncated_normal(0, 1e6, 0, 1)", 0.5, 4.1666666666655554e-14, -5e-13)]
    [InlineData("truncated_normal(-1000, 1, 0, 0.0001)", 5e-05, 9.209923740401374, -1000.00005)]
    [InlineData("truncated_normal(0, 1, 6, 6.5)", 6.2, 0.6393880659224198, -6.2)]
    [InlineData("truncated_normal(1, 1, -1, 1.5)", 0, -1.0165372208660977, 1)]
    [InlineData("truncated_normal(3, 2, -inf, inf)", 4, -1.737085713764618, -0.25)]
    [InlineData("truncated_normal(0, 1, -inf, 2)", 1.9, -2.700925623875709, -1.9)]
    [InlineData("truncated_normal(0, 1, 1.5, 40)", 1.7, 0.34200586761921714, -1.7)]
    public void LogDensity_ReferencePoint_MatchesMpmath(string text, double x, double logDensity, double derivative)
    {
        var actual = PriorText.Parse(text).LogDensity(x, out var actualDerivative);

        Near.EqualWithin(logDensity, actual, 1e-14 + 1e-13 * Math.Abs(logDensity));
        Near.Equal(derivative, actualDerivative, 1e-13);
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void LogDensity_Derivative_MatchesCentralDifference(string text)
    {
        var prior = PriorText.Parse(text);
        var spread = prior.Quantile(0.75) - prior.Quantile(0.25);
        foreach (var probability in new[] { 0.02, 0.13, 0.37, 0.61, 0.88, 0.97 })
        {
            var x = prior.Quantile(probability);
            prior.LogDensity(x, out var derivative);
            // The scale on which the density changes: the distance from the nearer bound, without bounds the spread.
            var reach = Math.Min(x - prior.Support.Lower, prior.Support.Upper - x);
            if (double.IsInfinity(reach))
                reach = spread;
            var step = 1e-4 * reach;
            var (above, below) = (x + step, x - step);
            var slope = (prior.LogDensity(above, out _) - prior.LogDensity(below, out _)) / (above - below);
            Near.EqualWithin(derivative, slope, 2e-6 * Math.Max(Math.Abs(derivative), 1 / reach));
        }
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void LogDensity_OutsideSupport_IsMinusInfinityWithoutSlope(string text)
    {
        var prior = PriorText.Parse(text);
        var (lower, upper) = prior.Support;
        foreach (var x in new[] { lower, upper, double.NegativeInfinity, double.PositiveInfinity, lower - 1, upper + 1, double.NaN })
        {
            Assert.Equal(double.NegativeInfinity, prior.LogDensity(x, out var derivative));
            Assert.Equal(0, derivative);
        }
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void LogDensity_WholeSupport_IntegratesToOne(string text)
    {
        var prior = PriorText.Parse(text);
        var median = prior.Quantile(0.5);

        Near.EqualWithin(1, PriorMass.Below(prior, median) + PriorMass.Above(prior, median), 1e-11);
    }

    [Theory]
    [MemberData(nameof(PriorCases.All), MemberType = typeof(PriorCases))]
    public void Canonical_Inside_EqualsLogDensity(string text)
    {
        var prior = PriorText.Parse(text);
        Assert.Equal(PriorCases.HasCanonicalForm(prior), prior.Canonical is not null);
        if (prior.Canonical is not { } form)
            return;
        foreach (var probability in new[] { 1e-6, 0.02, 0.3, 0.5, 0.8, 0.999 })
        {
            var x = prior.Quantile(probability);
            var (l, m) = (Math.Log(x - prior.Support.Lower), Math.Log(prior.Support.Upper - x));
            double[] parts =
            [
                form.Constant,
                form.LogLower == 0 ? 0 : form.LogLower * l,
                form.LogUpper == 0 ? 0 : form.LogUpper * m,
                form.Linear * x,
                form.Quadratic * (x - form.Centre) * (x - form.Centre),
                form.Reciprocal == 0 ? 0 : form.Reciprocal / x,
                form.LogQuadratic == 0 ? 0 : form.LogQuadratic * (l - form.LogCentre) * (l - form.LogCentre),
            ];
            var size = parts.Max(Math.Abs);
            Near.EqualWithin(prior.LogDensity(x, out _), parts.Sum(), 1e-14 * Math.Max(size, 1));
        }
    }

    [Fact]
    public void LogDensity_Fixed_IsZeroEverywhere()
    {
        Assert.Equal(0, new FixedPrior(3).LogDensity(-7, out var derivative));
        Assert.Equal(0, derivative);
    }
}
