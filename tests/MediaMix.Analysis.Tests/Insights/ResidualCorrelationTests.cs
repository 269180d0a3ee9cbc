using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests.Insights;

/// <summary>Errors of geos that go together, apart, or against each other.</summary>
public class ResidualCorrelationTests
{
    const int Periods = 100;

    static double[] Noise(int geos, double shared)
    {
        var rng = Rng.Create(5, 0, 0, 911);
        var common = Enumerable.Range(0, Periods).Select(_ => rng.NextNormal()).ToArray();
        var cells = new double[geos * Periods];
        for (var cell = 0; cell < cells.Length; cell++)
            cells[cell] = Math.Sqrt(shared) * common[cell % Periods] + Math.Sqrt(1 - shared) * rng.NextNormal();
        return cells;
    }

    [Fact]
    public void Of_TheSameResidualsInEveryGeo_IsOneAndTheRootOfTheirNumber()
    {
        var found = ResidualCorrelation.Of(Noise(4, 1), null, 4, Periods)!;
        Assert.Equal(1, found.Correlation, 1e-12);
        Assert.Equal(2, found.SdRatio, 1e-12);
        Assert.True(found.IsMaterial);
    }

    [Fact]
    public void Of_OppositeResidualsInTwoGeos_IsMinusOneAndNothingLeft()
    {
        double[] one = Noise(1, 0);
        var found = ResidualCorrelation.Of([.. one, .. one.Select(static r => -3 * r)], null, 2, Periods)!;
        Assert.Equal(-1, found.Correlation, 1e-12);
        // (r − 3r)² over r² + 9r².
        Assert.Equal(Math.Sqrt(0.4), found.SdRatio, 1e-12);
        Assert.False(found.IsMaterial);
    }

    [Fact]
    public void Of_IndependentGeos_IsNotMaterialAndSharedNoiseIs()
    {
        Assert.False(ResidualCorrelation.Of(Noise(20, 0), null, 20, Periods)!.IsMaterial);
        var shared = ResidualCorrelation.Of(Noise(20, 0.2), null, 20, Periods)!;
        Assert.True(shared.IsMaterial);
        Assert.Equal(0.2, shared.Correlation, 0.06);
    }

    [Fact]
    public void Of_FewPeriods_NeedsMoreToBeMaterial()
    {
        Assert.Equal(1.25, ResidualCorrelation.Of(Noise(2, 0), null, 2, Periods)!.Threshold, 1e-12);
        var few = Noise(2, 0);
        for (var cell = 0; cell < few.Length; cell++)
            few[cell] = cell % Periods < 8 ? few[cell] : double.NaN;
        Assert.Equal(Math.Sqrt(1 + 3.09 / 2), ResidualCorrelation.Of(few, null, 2, Periods)!.Threshold, 1e-12);
    }
}
