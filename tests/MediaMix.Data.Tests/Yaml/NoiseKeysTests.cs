namespace MediaMix.Data.Tests;

/// <summary>The forms of <c>noise</c>, and weights beside every likelihood.</summary>
public class NoiseKeysTests
{
    public static TheoryData<string, NoiseSpec> Forms => new()
    {
        { "noise: half_normal(0.2)", new NoiseSpec { Prior = new HalfNormalPrior(0.2) } },
        { "noise: { sd: half_normal(0.2) }", new NoiseSpec { Prior = new HalfNormalPrior(0.2) } },
        { "noise: { type: white, variance: exponential(3) }", new NoiseSpec { Prior = new ExponentialPrior(3), IsVariance = true } },
        { "noise: ar1", new NoiseSpec { Autoregression = new AutoregressionSpec() } },
        { "noise: { type: ar1 }", new NoiseSpec { Autoregression = new AutoregressionSpec() } },
        { "noise: { type: ar1, sd: half_normal(0.2) }", new NoiseSpec { Prior = new HalfNormalPrior(0.2), Autoregression = new AutoregressionSpec() } },
        { "noise: { autocorrelation: \"uniform(-0.5, 0.9)\" }", new NoiseSpec { Autoregression = new AutoregressionSpec(new UniformPrior(-0.5, 0.9)) } },
        { "noise: { variance: exponential(3), autocorrelation: \"beta(2, 2)\" }", new NoiseSpec { Prior = new ExponentialPrior(3), IsVariance = true, Autoregression = new AutoregressionSpec(new BetaPrior(2, 2)) } },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_NoiseForm_IsThatNoise(string line, NoiseSpec expected) =>
        Assert.Equal(expected, ModelText.Read(ModelText.Minimal + line + "\n").Model.Noise);

    [Theory]
    [InlineData("noise: { autocorrelation: \"normal(0, 1)\" }\n", "Choose a prior with its support between -1 and 1, such as uniform(0, 0.95).")]
    [InlineData("noise: { type: white, autocorrelation: \"uniform(0, 0.5)\" }\n", "Write type: ar1, or leave the autocorrelation out.")]
    [InlineData("noise: { sd: half_normal(1), variance: half_normal(1) }\n", "State the size of the noise once.")]
    [InlineData("noise: { type: ar2 }\n", "Did you mean ar1? Known are white, ar1.")]
    [InlineData("noise: { type: ar1, rho: \"uniform(0, 0.5)\" }\n", "Known here: type, sd, variance, geos, autocorrelation.")]
    [InlineData("noise: ar2\n", "Write ar1, or a prior of the standard deviation such as half_normal(0.1).")]
    [InlineData("noise: { }\n", null)]
    public void Read_WrongNoise_IsOneFaultWithPlace(string addition, string? remedy)
    {
        var fault = ModelText.FaultWith(addition);
        Assert.Equal(8, fault.Where!.Line);
        if (remedy is not null)
            Assert.Equal(remedy, fault.Remedy);
    }

    [Fact]
    public void Read_AutocorrelatedStudentT_IsAFaultAtTheLikelihood()
    {
        var fault = ModelText.FaultWith("noise: ar1\nlikelihood: student_t\n");
        Assert.Equal((9, 13), (fault.Where!.Line, fault.Where.Column));
        Assert.Contains("Student-t errors cannot be autocorrelated", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("log_normal")]
    [InlineData("student_t")]
    public void Read_Weights_StandBesideEveryLikelihood(string type) =>
        Assert.Equal("stores", ModelText.Read(ModelText.Minimal + $"likelihood: {{ type: {type}, weights: stores }}\n").Model.Likelihood.Weights);
}
