using MathNet.Numerics.Distributions;

namespace MediaMix.Correctness.Tests;

/// <summary>
/// Simulation-based calibration (Talts et al. 2018): parameters drawn from the prior, data from the model, the rank of the
/// truth among posterior draws must be uniform. It fails when density, gradient, Jacobian, collapsing, recovery or sampler
/// are wrong in any way that matters.
/// </summary>
public class SimulationBasedCalibrationTests
{
    [Fact]
    public void Ranks_OfHundredsOfDataSets_AreUniform() => Check(new CalibrationModel(), dataSets: 500, bins: 20);

    [Fact(Explicit = true)]
    public void Ranks_OfThousandsOfDataSets_AreUniform() => Check(new CalibrationModel(), dataSets: 5000, bins: 50);

    [Fact]
    public void Ranks_OfKnotTrend_AreUniform() => Check(new CalibrationModel(new KnotTrend(8)), dataSets: 200, bins: 10);

    [Fact]
    public void Ranks_OfProcessTrend_AreUniform() =>
        Check(new CalibrationModel(new GaussianProcessTrend(new GaussianProcess(ProcessKernel.SquaredExponential) { LengthScale = new LogNormalPrior(3.7, 0.15) })), dataSets: 200, bins: 10);

    [Fact]
    public void Ranks_OfAutoregressiveNoise_AreUniform() =>
        Check(new CalibrationModel(noise: new NoiseSpec { Autoregression = new AutoregressionSpec(new UniformPrior(-0.9, 0.95)) }), dataSets: 200, bins: 10);

    static void Check(CalibrationModel model, int dataSets, int bins)
    {
        var study = CalibrationStudy.Run(model, dataSets);
        var limit = ChiSquared.InvCDF(bins - 1, 1 - 1e-3 / study.Names.Count);
        var failures = study.Names
            .Select((name, q) => (name, Statistic: study.ChiSquared(q, bins)))
            .Where(f => !(f.Statistic <= limit))
            .Select(f => $"{f.name}: χ² = {f.Statistic:0.0}, limit {limit:0.0}");
        Assert.Empty(failures);
    }
}
