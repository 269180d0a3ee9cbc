namespace MediaMix.Tests.Priors;

public class PriorArgumentTests
{
    public static TheoryData<string> PositiveArguments => [.. s_positive.Keys];

    static readonly Dictionary<string, Func<double, Prior>> s_positive = new()
    {
        ["normal sd"] = static v => new NormalPrior(0, v),
        ["normal sd with"] = static v => new NormalPrior(0, 1) with { Sd = v },
        ["half-normal sd"] = static v => new HalfNormalPrior(v),
        ["lognormal sigma"] = static v => new LogNormalPrior(0, v),
        ["lognormal sigma with"] = static v => new LogNormalPrior(0, 1) with { Sigma = v },
        ["lognormal mean"] = static v => LogNormalPrior.FromMeanSd(v, 1),
        ["lognormal mean's sd"] = static v => LogNormalPrior.FromMeanSd(1, v),
        ["gamma shape"] = static v => new GammaPrior(v, 1),
        ["gamma rate with"] = static v => new GammaPrior(1, 1) with { Rate = v },
        ["gamma mean"] = static v => GammaPrior.FromMeanSd(v, 1),
        ["inverse gamma shape"] = static v => new InverseGammaPrior(v, 1),
        ["inverse gamma scale"] = static v => new InverseGammaPrior(1, v),
        ["beta a"] = static v => new BetaPrior(v, 1),
        ["beta b"] = static v => new BetaPrior(1, v),
        ["exponential rate"] = static v => new ExponentialPrior(v),
        ["student df"] = static v => new StudentTPrior(v, 0, 1),
        ["student df with"] = static v => new StudentTPrior(1, 0, 1) with { DegreesOfFreedom = v },
        ["student scale"] = static v => new StudentTPrior(1, 0, v),
        ["half student df"] = static v => new HalfStudentTPrior(v, 1),
        ["half student scale"] = static v => new HalfStudentTPrior(1, v),
        ["cauchy scale"] = static v => new CauchyPrior(0, v),
        ["half cauchy scale"] = static v => new HalfCauchyPrior(v),
        ["laplace scale"] = static v => new LaplacePrior(0, v),
        ["truncated normal sd"] = static v => new TruncatedNormalPrior(0, v, 0, 1),
    };

    [Theory]
    [MemberData(nameof(PositiveArguments))]
    public void Constructor_NotPositive_Throws(string argument)
    {
        var create = s_positive[argument];
        foreach (var value in new[] { 0, -1, double.NaN, double.PositiveInfinity, 1e-200, 1e200 })
            Assert.Throws<ArgumentOutOfRangeException>(() => create(value));
        Assert.NotNull(create(0.5));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e101)]
    public void Constructor_LocationNotFinite_Throws(double value)
    {
        Assert.Throws<ArgumentOutOfRangeException>("Location", () => new NormalPrior(value, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Mu", () => new LogNormalPrior(value, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Location", () => new StudentTPrior(1, value, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Location", () => new CauchyPrior(value, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Location", () => new LaplacePrior(value, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Location", () => new TruncatedNormalPrior(value, 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformPrior(value, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformPrior(-2, value));
        Assert.Throws<ArgumentOutOfRangeException>("Value", () => new FixedPrior(value));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, double.NaN)]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    public void Constructor_BoundsOutOfOrder_Throws(double lower, double upper)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruncatedNormalPrior(0, 1, lower, upper));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformPrior(lower, upper));
    }

    [Fact]
    public void With_BoundsOutOfOrder_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UniformPrior(0, 1) with { Lower = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TruncatedNormalPrior(0, 1, 0, 1) with { Upper = -1 });
        Assert.Equal(new UniformPrior(2, 3), new UniformPrior(0, 1) with { Upper = 3, Lower = 2 });
    }

    [Fact]
    public void Constructor_OutOfRange_SaysWhatWouldBeRight()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new HalfNormalPrior(-1.5));

        Assert.StartsWith("Sd must be a positive number (1e-100 to 1e100), not -1.5.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_DegreesOfFreedom_RenewsNormalizer()
    {
        var changed = new StudentTPrior(4, 1, 2) with { DegreesOfFreedom = 9 };
        var half = new HalfStudentTPrior(4, 2) with { DegreesOfFreedom = 9 };

        Assert.Equal(new StudentTPrior(9, 1, 2), changed);
        Assert.Equal(new StudentTPrior(9, 1, 2).LogDensity(0.3, out _), changed.LogDensity(0.3, out _));
        Assert.Equal(new HalfStudentTPrior(9, 2).LogDensity(0.3, out _), half.LogDensity(0.3, out _));
    }

    [Fact]
    public void FromMeanSd_MomentsOfResult_AreThoseAskedFor()
    {
        var lognormal = LogNormalPrior.FromMeanSd(1.5, 0.75);
        var gamma = GammaPrior.FromMeanSd(1.5, 0.75);

        Near.Equal(1.5, lognormal.Mean, 1e-15);
        // Var = mean²·(e^σ² − 1)
        Near.Equal(0.75 * 0.75, 1.5 * 1.5 * (Math.Exp(lognormal.Sigma * lognormal.Sigma) - 1), 1e-14);
        Assert.Equal(new GammaPrior(4, 4 / 1.5), gamma);
    }
}
