namespace MediaMix.Tests.Priors;

public class DidYouMeanTests
{
    static readonly string[] s_known = ["normal", "half_normal", "lognormal", "gamma", "beta", "sd", "mu"];

    [Theory]
    [InlineData("norml", "normal")]
    [InlineData("nromal", "normal")]
    [InlineData("Normal", "normal")]
    [InlineData("halfnormal", "half_normal")]
    [InlineData("log_normal", "lognormal")]
    [InlineData("gama", "gamma")]
    [InlineData("bta", "beta")]
    [InlineData("s", "sd")]
    public void Suggest_FewEdits_FindsName(string unknown, string expected) =>
        Assert.Equal(expected, DidYouMean.Suggest(unknown, s_known));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("dirichlet")]
    [InlineData("gaussian")]
    public void Suggest_NothingNear_ReturnsNull(string unknown) => Assert.Null(DidYouMean.Suggest(unknown, s_known));

    [Fact]
    public void Suggest_EquallyNear_TakesFirst() => Assert.Equal("bat", DidYouMean.Suggest("bax", ["bat", "bag"]));

    [Fact]
    public void Suggest_EnormousText_ReturnsNull() => Assert.Null(DidYouMean.Suggest(new string('n', 1_000_000), s_known));

    [Fact]
    public void Suggest_NoKnownNames_ReturnsNull() => Assert.Null(DidYouMean.Suggest("normal", []));
}
