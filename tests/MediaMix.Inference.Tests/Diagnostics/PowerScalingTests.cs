using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

public class PowerScalingTests
{
    [Theory]
    [InlineData("intercept", "loglik_event1", 0.0142291296399879)]
    [InlineData("saturation_lam_2", "loglik_event1", 0.0252763565977964)]
    [InlineData("iid", "lp", 0.0241260234674539)]
    public void Sensitivity_ReferenceDraws_EqualsIndependentCalculation(string quantity, string component, double expected)
    {
        // Expected values: the published formulas written out in R, with gpdfit of loo and ess_tail of posterior. Written out,
        // the logarithms cancel to about eight digits.
        var scaling = new PowerScaling(DiagnosticsCheck.Draws(component));
        Numbers.AreClose(expected, scaling.Sensitivity(DiagnosticsCheck.Draws(quantity).Values), 3e-8, quantity);
    }

    [Fact]
    public void Sensitivity_ShiftScaleAndSign_DoNotMatter()
    {
        var scaling = new PowerScaling(new ChainDraws(Series(0.37), 4, 100));
        double[] quantity = Series(0.11);
        double expected = scaling.Sensitivity(quantity);
        Assert.True(expected > 0);
        Assert.Equal(expected, scaling.Sensitivity(Array.ConvertAll(quantity, x => 3 - (1000 * x))), 1e-12);
    }

    [Fact]
    public void Sensitivity_FlatComponent_IsZero()
    {
        var scaling = new PowerScaling(new ChainDraws([.. Enumerable.Repeat(-3.0, 400)], 4, 100));
        Assert.Equal(0, scaling.Sensitivity(Series(0.11)), 1e-12);
        Assert.Equal(double.NaN, scaling.Khat);
    }

    [Fact]
    public void Sensitivity_QuantityWithoutScale_IsNaN()
    {
        var scaling = new PowerScaling(new ChainDraws(Series(0.37), 4, 100));
        Assert.Equal(double.NaN, scaling.Sensitivity([.. Enumerable.Repeat(1.0, 400)]));
        double[] infinite = Series(0.11);
        infinite[7] = double.PositiveInfinity;
        Assert.Equal(double.NaN, scaling.Sensitivity(infinite));
        Assert.Throws<ArgumentException>(() => scaling.Sensitivity([1, 2]));
    }

    [Fact]
    public void Distance_ThreeDraws_EqualsHandCalculation()
    {
        // Draws 0, 1, 3 with weights ½, ¼, ¼. From below: P = ⅓, ⅔ and Q = ½, ¾ on gaps 1, 2; from above P = ⅓, ⅔ and
        // Q = ¼, ½ on gaps 2, 1.
        double below = (Math.Log2(4 / 5.0) / 3) + (Math.Log2(6 / 5.0) / 2)
            + (2 * ((Math.Log2(16 / 17.0) * 2 / 3) + (Math.Log2(18 / 17.0) * 3 / 4)));
        double above = (2 * ((Math.Log2(8 / 7.0) / 3) + (Math.Log2(6 / 7.0) / 4)))
            + (Math.Log2(8 / 7.0) * 2 / 3) + (Math.Log2(6 / 7.0) / 2);
        double expected = Math.Sqrt(Math.Max(below / (11 / 3.0), above / (7 / 3.0)));
        Assert.Equal(expected, CumulativeJensenShannon.Distance([0, 1, 3], [0.5, 0.25, 0.25]), 1e-14);
    }

    [Fact]
    public void Distance_SmallChangeOfWeights_KeepsItsDigits()
    {
        // Two draws: one gap, P = ½ and Q = ½ + h. Then δ = −h/(1 + h) from below and h/(1 − h) from above, the larger, and the
        // distance is √(δ²/(2 ln 2) · (1 + O(δ²))).
        const double h = 1e-7;
        double expected = h / (1 - h) / Math.Sqrt(2 * Math.Log(2));
        Numbers.AreClose(expected, CumulativeJensenShannon.Distance([0, 1], [0.5 + h, 0.5 - h]), 1e-9, "distance");
    }

    [Theory]
    [InlineData(0.04, 0.2, PowerScalingDiagnosis.None)]
    [InlineData(0.05, 0.05, PowerScalingDiagnosis.PriorDataConflict)]
    [InlineData(0.06, 0.04, PowerScalingDiagnosis.StrongPrior)]
    [InlineData(double.NaN, 0.04, PowerScalingDiagnosis.None)]
    [InlineData(0.06, double.NaN, PowerScalingDiagnosis.StrongPrior)]
    public void Diagnose_PairOfSensitivities_FollowsTheThreshold(double prior, double likelihood, PowerScalingDiagnosis expected) =>
        Assert.Equal(expected, PowerScaling.Diagnose(prior, likelihood));

    static double[] Series(double rate) => [.. Enumerable.Range(0, 400).Select(i => Math.Sin(i * i * rate))];
}
