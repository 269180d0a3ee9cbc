using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Nuts;

public class NutsKernelTests
{
    static DiagonalMap Unit(int dimension) => new(new double[dimension], Enumerable.Repeat(1.0, dimension).ToArray());

    [Fact]
    public void Transition_FromExactDraws_LeavesTheDistributionInvariant()
    {
        // Start from an exact draw and apply three transitions: the law must not move. A wrong selection weight,
        // U-turn test or momentum refresh shows as a shifted mean or variance. 20,000 replicates: standard errors are
        // 0.0071 for the mean and 0.01 for the variance; the limits are 4.5 of them.
        const int replicates = 20_000;
        var density = new GaussianDensity([0, 0, 0], [1, 1, 1]);
        var kernel = new NutsKernel(density, 6);
        var map = Unit(3);
        var (sum, square, fourth) = (0.0, 0.0, 0.0);
        for (var r = 0; r < replicates; r++)
        {
            var rng = Rng.Create(7, r, 0, 99);
            var start = new double[3];
            rng.NextNormals(start);
            var state = new ChainState(density, start);
            for (var k = 0; k < 3; k++)
                kernel.Transition(state, map, 0.7, 6, ref rng);
            var x = state.Position[0];
            sum += x;
            square += x * x;
            fourth += x * x * x * x;
        }
        Assert.InRange(sum / replicates, -0.032, 0.032);
        Assert.InRange(square / replicates, 1 - 0.045, 1 + 0.045);
        Assert.InRange(fourth / replicates, 3 - 0.32, 3 + 0.32);
    }

    [Fact]
    public void Transition_SkewedTarget_KeepsItsMean()
    {
        // A log-gamma coordinate u = ln x with x ~ gamma(2, 1): E x = 2, E x² = 6. Exact starts, as above.
        const int replicates = 20_000;
        var density = new LogGammaDensity();
        var kernel = new NutsKernel(density, 8);
        var map = Unit(1);
        var (sum, square) = (0.0, 0.0);
        for (var r = 0; r < replicates; r++)
        {
            var rng = Rng.Create(11, r, 0, 99);
            // gamma(2, 1) is the sum of two exponentials
            var start = Math.Log(-Math.Log(rng.NextDouble()) - Math.Log(rng.NextDouble()));
            var state = new ChainState(density, [start]);
            for (var k = 0; k < 3; k++)
                kernel.Transition(state, map, 0.9, 8, ref rng);
            var x = Math.Exp(state.Position[0]);
            sum += x;
            square += x * x;
        }
        Assert.InRange(sum / replicates, 2 - 0.045, 2 + 0.045);
        Assert.InRange(square / replicates, 6 - 0.35, 6 + 0.35);
    }

    [Fact]
    public void Transition_AnyTrajectory_ReturnsEveryStateToThePool()
    {
        var density = new GaussianDensity([0, 0], [1, 30]);
        var kernel = new NutsKernel(density);
        var state = new ChainState(density, [0.5, -20]);
        var free = kernel.FreeStates;
        for (var i = 0; i < 2000; i++)
        {
            var rng = Rng.Create(3, 0, i, 99);
            kernel.Transition(state, Unit(2), 0.05 + 0.01 * (i % 200), 10, ref rng);
            Assert.True(state.IsFinite);
            Assert.Equal(free, kernel.FreeStates);
        }
    }

    [Fact]
    public void Transition_AfterTheFirst_AllocatesNothing()
    {
        var density = new GaussianDensity([0, 0], [1, 3]);
        var kernel = new NutsKernel(density);
        var state = new ChainState(density, [0.5, -2]);
        var map = Unit(2);
        Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run(int offset)
        {
            for (var i = 0; i < 200; i++)
            {
                var rng = Rng.Create(3, 0, 1000 * offset + i, 99);
                kernel.Transition(state, map, 0.3, 10, ref rng);
            }
        }
    }

    [Fact]
    public void Transition_CountsEveryGradientOnce()
    {
        var density = new GaussianDensity([0, 0], [1, 3]);
        var kernel = new NutsKernel(density);
        var state = new ChainState(density, [0.5, -2]);
        var before = density.Evaluations;
        var counted = 0;
        for (var i = 0; i < 50; i++)
        {
            var rng = Rng.Create(5, 0, i, 99);
            counted += kernel.Transition(state, Unit(2), 0.3, 10, ref rng).Leapfrogs;
        }
        // Nothing is evaluated twice: the gradient at the start comes with the state.
        Assert.Equal(counted, density.Evaluations - before);
    }

    [Fact]
    public void Transition_HugeStep_IsDivergentAndStays()
    {
        var density = new GaussianDensity([0], [1e-3]);
        var kernel = new NutsKernel(density);
        var state = new ChainState(density, [1e-3]);
        var rng = Rng.Create(5, 0, 0, 99);
        var info = kernel.Transition(state, Unit(1), 10, 10, ref rng);
        Assert.True(info.IsDivergent);
        Assert.Equal(1e-3, state.Position[0]);
        Assert.Equal(0, info.Offset);
    }

    sealed class LogGammaDensity : ILogDensity
    {
        public int Dimension => 1;

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
        {
            var x = Math.Exp(position[0]);
            gradient[0] = 2 - x;
            return 2 * position[0] - x;
        }
    }
}
