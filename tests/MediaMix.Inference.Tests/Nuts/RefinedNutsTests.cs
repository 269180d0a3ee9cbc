using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Nuts;

public class RefinedNutsTests
{
    static DiagonalMap Unit(int dimension) => new(new double[dimension], Enumerable.Repeat(1.0, dimension).ToArray());

    [Fact]
    public void Defaults_AreThoseOfTheDocumentation() =>
        Assert.Equal(new StepRefinement { MaxEnergyError = 2, MaxHalvings = 10 }, new StepRefinement());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void MaxEnergyError_NotPositive_Throws(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepRefinement { MaxEnergyError = value });

    [Theory]
    [InlineData(-1)]
    [InlineData(21)]
    public void MaxHalvings_OutOfRange_Throws(int value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepRefinement { MaxHalvings = value });

    [Fact]
    public void Transition_NothingToRefine_IsThePlainOneToTheBit()
    {
        var density = new GaussianDensity([0, 1, 2], [1, 1.5, 0.8]);
        var (plain, refined) = (new NutsKernel(density), new NutsKernel(density, 10, new StepRefinement()));
        var (one, other) = (new ChainState(density, [0.5, -2, 1]), new ChainState(density, [0.5, -2, 1]));
        for (var i = 0; i < 200; i++)
        {
            var (first, second) = (Rng.Create(5, 0, i, 99), Rng.Create(5, 0, i, 99));
            var expected = plain.Transition(one, Unit(3), 0.2, 10, ref first);
            Assert.Equal(expected, refined.Transition(other, Unit(3), 0.2, 10, ref second));
            Assert.Equal(one.Position, other.Position);
        }
    }

    [Fact]
    public void Transition_NeckOfTheFunnel_DivergesUnlessRefined()
    {
        // Scales from e^−4 to e^−7 and steps of 0.3, 16 to 330 times too long; some trajectories go far deeper still.
        var (plain, refined) = (Neck(null), Neck(new StepRefinement { MaxHalvings = 16 }));
        Assert.InRange(plain.Divergent, 900, 1000);
        Assert.InRange(plain.Moved, 0, 50);
        Assert.Equal(0, refined.Divergent);
        Assert.InRange(refined.Moved, 850, 1000);
    }

    static (int Divergent, int Moved) Neck(StepRefinement? refinement)
    {
        var density = new FunnelDensity(5, 3);
        var kernel = new NutsKernel(density, 10, refinement);
        var (divergent, moved) = (0, 0);
        for (var r = 0; r < 1000; r++)
        {
            var rng = Rng.Create(23, r, 0, 99);
            var start = new double[5];
            rng.NextNormals(start);
            start[0] = -4 - 3 * rng.NextDouble();
            for (var i = 1; i < 5; i++)
                start[i] *= Math.Exp(start[0]);
            var info = kernel.Transition(new ChainState(density, start), Unit(5), 0.3, 10, ref rng);
            divergent += info.IsDivergent ? 1 : 0;
            moved += info.Offset != 0 ? 1 : 0;
        }
        return (divergent, moved);
    }

    [Fact]
    public void Transition_RefinedEverywhere_IsJudgedByTheTrialStep()
    {
        // The step is 1000 standard deviations: no trial is ever acceptable, every refined step is.
        var density = new GaussianDensity([0], [1e-3]);
        var kernel = new NutsKernel(density, 3, new StepRefinement { MaxHalvings = 14 });
        var state = new ChainState(density, [1e-3]);
        var moved = 0;
        for (var i = 0; i < 50; i++)
        {
            var rng = Rng.Create(5, 0, i, 99);
            var info = kernel.Transition(state, Unit(1), 1, 3, ref rng);
            Assert.False(info.IsDivergent);
            Assert.Equal(0, info.AcceptStatistic);
            Assert.Equal(0, info.SymmetricStatistic);
            moved += info.Offset != 0 ? 1 : 0;
        }
        Assert.InRange(moved, 10, 50);
    }

    [Fact]
    public void Transition_NoLevelHolds_IsDivergentAndStays()
    {
        var density = new GaussianDensity([0], [1e-3]);
        var kernel = new NutsKernel(density, 10, new StepRefinement { MaxHalvings = 2 });
        var state = new ChainState(density, [1e-3]);
        var rng = Rng.Create(5, 0, 0, 99);
        var info = kernel.Transition(state, Unit(1), 10, 10, ref rng);
        Assert.True(info.IsDivergent);
        Assert.Equal(0, info.Offset);
        // Both sides are tried once, at three levels that all stop at their first state.
        Assert.Equal(6, info.Leapfrogs);
    }

    [Fact]
    public void Transition_Funnel_CountsEveryGradientAndReturnsEveryState()
    {
        var density = new FunnelDensity(5, 3);
        var kernel = new NutsKernel(density, 8, new StepRefinement());
        var state = new ChainState(density, [-2, 0.1, 0, -0.1, 0.1]);
        var (before, counted, free) = (density.Evaluations, 0, kernel.FreeStates);
        for (var i = 0; i < 500; i++)
        {
            var rng = Rng.Create(5, 0, i, 99);
            counted += kernel.Transition(state, Unit(5), 0.5, 8, ref rng).Leapfrogs;
            Assert.Equal(free, kernel.FreeStates);
        }
        Assert.Equal(counted, density.Evaluations - before);
    }

    [Fact]
    public void Transition_SameStream_GivesTheSameDraws() => Assert.Equal(Chain(3), Chain(3));

    static double[] Chain(ulong seed)
    {
        var density = new FunnelDensity(4, 2);
        var kernel = new NutsKernel(density, 8, new StepRefinement());
        var state = new ChainState(density, [-1, 0.1, 0.2, 0.3]);
        var draws = new double[300];
        for (var i = 0; i < draws.Length; i++)
        {
            var rng = Rng.Create(seed, 0, i, 99);
            kernel.Transition(state, Unit(4), 0.5, 8, ref rng);
            draws[i] = state.Position[0];
        }
        return draws;
    }

    [Fact]
    public void Transition_AfterTheFirst_AllocatesNothing()
    {
        var density = new FunnelDensity(3, 2);
        var kernel = new NutsKernel(density, 8, new StepRefinement());
        var state = new ChainState(density, [-2, 0.1, -0.1]);
        var map = Unit(3);
        Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(1);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run(int offset)
        {
            for (var i = 0; i < 200; i++)
            {
                var rng = Rng.Create(3, 0, 1000 * offset + i, 99);
                kernel.Transition(state, map, 0.5, 8, ref rng);
            }
        }
    }
}
