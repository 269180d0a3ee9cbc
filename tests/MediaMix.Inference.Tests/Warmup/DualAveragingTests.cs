namespace MediaMix.Inference.Tests.Warmup;

public class DualAveragingTests
{
    [Fact]
    public void Update_TwoSteps_MatchesTheRecursionByHand()
    {
        // μ = ln 10·0.1 = 0. t = 1: η = 1/11, s̄ = (0.8 − 0.5)/11, x = −s̄·√1/0.05 = −6/11, x̄ = x (weight 1).
        var averaging = new DualAveraging(0.8);
        averaging.Restart(0.1);
        averaging.Update(0.5);
        var x1 = -0.3 / 11 / 0.05;
        Assert.Equal(Math.Exp(x1), averaging.Current, 14);
        Assert.Equal(Math.Exp(x1), averaging.Averaged, 14);
        // t = 2: η = 1/12, s̄ = 11/12·s̄ + (0.8 − 1)/12, x = −s̄·√2/0.05, x̄ = (1 − w)x̄ + w·x with w = 2^−0.75.
        averaging.Update(1);
        var s2 = 11.0 / 12 * (0.3 / 11) - 0.2 / 12;
        var x2 = -s2 * Math.Sqrt(2) / 0.05;
        var w = Math.Pow(2, -0.75);
        Assert.Equal(Math.Exp(x2), averaging.Current, 14);
        Assert.Equal(Math.Exp((1 - w) * x1 + w * x2), averaging.Averaged, 14);
    }

    [Fact]
    public void Update_NaN_CountsAsRejection()
    {
        var (a, b) = (new DualAveraging(0.9), new DualAveraging(0.9));
        a.Update(double.NaN);
        b.Update(0);
        Assert.Equal(b.Current, a.Current);
    }
}
