using MediaMix.Numerics;

namespace MediaMix.Analysis.Tests.Tables;

public class KernelDensityTests
{
    public static TheoryData<Prior> Priors =>
    [
        new NormalPrior(3, 2), new HalfNormalPrior(1), new BetaPrior(2, 3), new BetaPrior(1, 1), new LogNormalPrior(0, 1), new UniformPrior(-2, 5),
    ];

    [Theory]
    [MemberData(nameof(Priors))]
    public void Evaluate_DrawsOfAPrior_IntegratesToOneOverItsSupport(Prior prior)
    {
        var draws = Draws(prior, 1000);
        var (lower, upper) = (Math.Max(prior.Support.Lower, draws[0] - 10), Math.Min(prior.Support.Upper, draws[^1] + 10));
        Assert.Equal(1, Integral(draws, lower, upper, prior.Support), 1e-3);
    }

    [Theory]
    [MemberData(nameof(Priors))]
    public void Evaluate_ManyDraws_IsNearTheDensity(Prior prior)
    {
        double[] grid = [prior.Quantile(0.3), prior.Quantile(0.5), prior.Quantile(0.7)];
        var density = KernelDensity.Evaluate(Draws(prior, 20_000), grid, prior.Support);
        for (var i = 0; i < grid.Length; i++)
            Assert.InRange(density[i] / Math.Exp(prior.LogDensity(grid[i], out _)), 0.9, 1.1);
    }

    [Fact]
    public void Evaluate_TwoDraws_IsTheFormula()
    {
        // Draws ± 1: sd 1, interquartile range 1 (type 7), so h = 0.9·min(1, 1/1.349)·2^−0.2.
        var h = 0.9 / 1.349 * Math.Pow(2, -0.2);
        var found = KernelDensity.Evaluate([-1, 1], [0, 1], Interval.Real);
        Assert.Equal(Kernel(1 / h) / h, found[0], 1e-12);
        Assert.Equal(0.5 * (Kernel(0) + Kernel(2 / h)) / h, found[1], 1e-12);

        static double Kernel(double z) => Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI);
    }

    [Fact]
    public void Evaluate_OutsideTheSupport_IsZero() =>
        Assert.Equal([0, 0], KernelDensity.Evaluate([0.1, 0.5, 0.9], [-0.01, 1.01], Interval.Unit));

    [Fact]
    public void Evaluate_ConstantDraws_IsFinite() =>
        Assert.All(KernelDensity.Evaluate([2, 2, 2], [1, 2, 3], Interval.Real), static d => Assert.True(double.IsFinite(d)));

    static double[] Draws(Prior prior, int count)
    {
        var rng = Rng.Create(1, 0, 0, 905);
        return [.. Enumerable.Range(0, count).Select(_ => prior.Quantile(rng.NextDouble())).Order()];
    }

    static double Integral(double[] draws, double lower, double upper, Interval support)
    {
        const int points = 20_000;
        var step = (upper - lower) / points;
        var grid = Enumerable.Range(0, points).Select(i => lower + (i + 0.5) * step).ToArray();
        return step * KernelDensity.Evaluate(draws, grid, support).Sum();
    }
}
