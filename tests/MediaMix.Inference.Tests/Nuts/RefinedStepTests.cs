using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Nuts;

public class RefinedStepTests
{
    const int Dimension = 5;

    readonly FunnelDensity _density = new(Dimension, 3);

    [Fact]
    public void Take_BackFromTheEnd_ArrivesAtTheStart()
    {
        var step = Step(new StepRefinement { MaxEnergyError = 0.5 });
        var (end, back) = (new PhasePoint(Dimension), new PhasePoint(Dimension));
        var (refined, refused) = (0, 0);
        for (var r = 0; r < 2000; r++)
        {
            var start = RandomState(r);
            var before = _density.Evaluations;
            var outcome = step.Take(start, end, 0.5, out _);
            if (outcome == StepOutcome.Irreversible)
                refused++;
            if (outcome != StepOutcome.Taken)
                continue;
            refined += _density.Evaluations > before + 1 ? 1 : 0;
            Flip(end);
            Assert.Equal(StepOutcome.Taken, step.Take(end, back, 0.5, out _));
            Assert.InRange(Math.Abs(back.Energy - start.Energy), 0, 1e-8 * (1 + Math.Abs(start.Energy)));
            for (var i = 0; i < Dimension; i++)
            {
                Assert.InRange(Math.Abs(back.Position[i] - start.Position[i]), 0, 1e-8 * (1 + Math.Abs(start.Position[i])));
                Assert.InRange(Math.Abs(back.Momentum[i] + start.Momentum[i]), 0, 1e-8 * (1 + Math.Abs(start.Momentum[i])));
            }
        }
        Assert.InRange(refined, 300, 2000);
        Assert.InRange(refused, 30, 2000);
    }

    [Fact]
    public void Take_BackInTime_IsForwardWithMomentumFlipped()
    {
        var step = Step(new StepRefinement());
        var (one, other) = (new PhasePoint(Dimension), new PhasePoint(Dimension));
        for (var r = 0; r < 200; r++)
        {
            var start = RandomState(r);
            var outcome = step.Take(start, one, -0.5, out var trial);
            Flip(start);
            Assert.Equal(outcome, step.Take(start, other, 0.5, out var flippedTrial));
            Assert.Equal(trial, flippedTrial);
            Assert.Equal(one.Position, other.Position);
        }
    }

    [Theory]
    // A normal of sd 1 from (0, 1) at step 1: half a kick of nothing, drift to 1, half a kick: (1, ½), energy 5/8 against ½.
    [InlineData(0.2, 1)]
    // ⅛ is too much now. Two halves pass (½, ⅞) and end at (⅞, 17/32), energies 0.508 and 0.524: one gradient tried in vain, two for
    // the step, one to see that a single leapfrog back, off by 0.1, fails as well.
    [InlineData(0.05, 4)]
    public void Take_UnitNormal_EvaluatesWhatItMust(double maxEnergyError, int evaluations)
    {
        var density = new GaussianDensity([0], [1]);
        var leapfrog = new Leapfrog(density) { Map = new DiagonalMap([0], [1]) };
        var step = new RefinedStep(leapfrog, new StepRefinement { MaxEnergyError = maxEnergyError }, 1);
        var (start, end) = (new PhasePoint(1), new PhasePoint(1));
        (start.Momentum[0], start.Energy) = (1, 0.5);
        Assert.Equal(StepOutcome.Taken, step.Take(start, end, 1, out var trial));
        Assert.Equal(0.625, trial, 15);
        Assert.Equal(evaluations, leapfrog.Evaluations);
    }

    RefinedStep Step(StepRefinement refinement) => new(
        new Leapfrog(_density) { Map = new DiagonalMap(new double[Dimension], Enumerable.Repeat(1.0, Dimension).ToArray()) }, refinement, Dimension);

    /// <summary>An exact draw of the funnel with fresh momentum; whitened coordinates are positions.</summary>
    PhasePoint RandomState(int replicate)
    {
        var rng = Rng.Create(31, replicate, 0, 99);
        var point = new PhasePoint(Dimension);
        rng.NextNormals(point.Position.AsSpan(0, Dimension));
        rng.NextNormals(point.Momentum.AsSpan(0, Dimension));
        for (var i = 1; i < Dimension; i++)
            point.Position[i] *= Math.Exp(point.Position[0]);
        point.LogDensity = _density.Evaluate(point.Position.AsSpan(0, Dimension), point.Gradient.AsSpan(0, Dimension));
        point.Position.CopyTo(point.Whitened, 0);
        point.Gradient.CopyTo(point.WhitenedGradient, 0);
        point.Energy = 0.5 * Kernels.SumOfSquares(point.Momentum) - point.LogDensity;
        return point;
    }

    static void Flip(PhasePoint point)
    {
        for (var i = 0; i < Dimension; i++)
            point.Momentum[i] = -point.Momentum[i];
    }
}
