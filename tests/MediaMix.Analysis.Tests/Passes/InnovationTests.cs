using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>What neighbouring periods do not predict: against the dense covariance, and as the remedy that the verdict offers.</summary>
public class InnovationTests
{
    static readonly ModelSpec Autoregressive = SmallWorld.Full() with { Noise = new NoiseSpec { Autoregression = new AutoregressionSpec() } };

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, "stores")]
    public void Run_AutoregressiveErrors_AveragesTheResidualsOverTheFactorOfTheirCovariance(bool isLog, string? weights)
    {
        var spec = Autoregressive with { Likelihood = isLog ? new LogNormalErrors { Weights = weights } : new NormalErrors { Weights = weights } };
        var hand = HandMadeFit.Create(spec, SmallWorld.Panel(history: 4, isMissing: static t => t is 3 or 17 or 18));
        var found = ComponentPass.Run(hand.Fit).Innovations!;
        var rows = Enumerable.Range(0, SmallWorld.Periods).Where(static t => t is not (3 or 17 or 18)).ToArray();
        var expected = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(rows.Length);
        foreach (var (naive, point) in hand.Naive.Zip(hand.Points))
        {
            var covariance = NaiveErrors.Covariance(rows, naive.Sd, [.. Enumerable.Range(0, SmallWorld.Periods).Select(naive.Weight)], point["noise.autocorrelation"]);
            var residuals = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense([.. rows.Select(t => naive.Residuals()[t])]);
            expected += covariance.Cholesky().Factor.Solve(residuals) / hand.Points.Count;
        }
        Agreement.Within(1e-9, expected.ToArray(), [.. rows.Select(t => found[t])]);
        Assert.Equal(SmallWorld.Periods - rows.Length, found.Count(double.IsNaN));
    }

    [Fact]
    public void Run_IndependentErrors_KeepsResiduals() =>
        Assert.Null(ComponentPass.Run(HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel()).Fit).Innovations);

    [Fact]
    public void Analyze_AutocorrelatedWorld_IsObjectedToUntilTheNoiseIsAutoregressive()
    {
        var plain = SmallWorld.Full() with { Noise = new NoiseSpec { Prior = new HalfNormalPrior(0.1) } };
        var spec = plain with { Noise = plain.Noise with { Autoregression = new AutoregressionSpec() } };
        var world = BoundModel.Bind(spec, SmallWorld.Panel(120));
        var values = ParameterPoint.Draw(world, 4);
        (values["noise"], values["noise.autocorrelation"]) = (0.1, 0.7);
        var panel = world.Panel;
        var outcome = SimulatedOutcome.Draw(world, ParameterPoint.Vector(world, values), 5);
        panel = new Panel(panel.Axis, panel.Geos, panel.Outcome with { Values = outcome }, [.. panel.Series.Values], [.. panel.Categorical.Values]);
        var sampler = new SamplerSpec { Chains = 2, Warmup = 200, Draws = 200, Seed = 3 };

        var white = FitAnalyzer.Analyze(ModelFit.Run(plain, panel, sampler));
        Assert.True(white.Fitted.ResidualAutocorrelation > 0.4, $"White noise leaves an autocorrelation of {white.Fitted.ResidualAutocorrelation}.");
        Assert.Contains("(noise: ar1)", Assert.Single(white.Verdict.Reasons, static r => r.Subject == "residuals").Remedy, StringComparison.Ordinal);

        var remedied = FitAnalyzer.Analyze(ModelFit.Run(spec, panel, sampler));
        Assert.InRange(remedied.Fitted.ResidualAutocorrelation, -0.25, 0.25);
        Assert.DoesNotContain(remedied.Verdict.Reasons, static r => r.Subject == "residuals");
        Assert.True(remedied.Diagnostics.ElpdLoo > white.Diagnostics.ElpdLoo + 5);
    }
}
