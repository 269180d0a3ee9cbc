using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Nuts;

/// <summary>
/// Exactness without tuning: from an exact draw, a few transitions at a fixed step must not move the law. Replicates are
/// independent, so the Kolmogorov distance of what they end at has a known law: √n·D exceeds 2.23 once in 10,000.
/// Refined steps that keep irreversible extensions reach 2.5 to 8 here.
/// </summary>
public class RefinedInvarianceTests
{
    const double Limit = 2.23;

    delegate void ExactDraw(ref Rng rng, Span<double> position);

    delegate double Transform(ReadOnlySpan<double> position);

    [Fact]
    public void Transition_StiffGaussian_KeepsItsLaw()
    {
        double[] sd = [1, 0.1, 0.03];
        var density = new GaussianDensity([0, 0, 0], sd);
        var ends = Ends(density, new StepRefinement { MaxEnergyError = 0.5 }, 0.6, 6, 5, 20_000, (ref rng, x) =>
        {
            rng.NextNormals(x);
            for (var i = 0; i < 3; i++)
                x[i] *= sd[i];
        });
        for (var i = 0; i < 3; i++)
            Assert.InRange(Distance(ends, x => NormalCdf(x[i] / sd[i])), 0, Limit);
    }

    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(2, 10)]
    // Here many steps fail: an end by failure must be as harmless as one by irreversibility.
    [InlineData(0.5, 3)]
    public void Transition_Funnel_KeepsItsLawThroughTheNeck(double maxEnergyError, int maxHalvings)
    {
        var refinement = new StepRefinement { MaxEnergyError = maxEnergyError, MaxHalvings = maxHalvings };
        var ends = Ends(new FunnelDensity(5, 3), refinement, 1, 5, 8, 15_000, DrawFunnel);
        Assert.InRange(Distance(ends, static x => NormalCdf(x[0] / 3)), 0, Limit);
        Assert.InRange(Distance(ends, static x => NormalCdf(x[1] * Math.Exp(-x[0]))), 0, Limit);
        Assert.InRange(Distance(ends, static x => NormalCdf(Math.Sqrt(0.5) * (x[1] + x[4]) * Math.Exp(-x[0]))), 0, Limit);
    }

    [Fact]
    public void Transition_TruncatedExponentialOnTheRealLine_KeepsItsLaw()
    {
        // x in (0, 1) with density ∝ e^(−20x), sampled as logit x with steps that are far too long
        var ends = Ends(new TruncatedExponential(), new StepRefinement { MaxEnergyError = 0.3 }, 4, 6, 5, 40_000,
            static (ref rng, x) => x[0] = TruncatedExponential.Quantile(rng.NextDouble()));
        Assert.InRange(Distance(ends, static x => TruncatedExponential.Cdf(x[0])), 0, Limit);
    }

    [Fact]
    public void Transition_HardEdge_KeepsItsLaw()
    {
        // |N(0, 1)| with nothing below zero: every step across the edge fails. Doubling only towards
        // the open side would reach 5.
        var ends = Ends(new HalfNormal(), new StepRefinement { MaxHalvings = 4 }, 0.7, 6, 5, 40_000,
            static (ref rng, x) => x[0] = Math.Abs(rng.NextNormal()));
        Assert.InRange(Distance(ends, static x => 2 * NormalCdf(x[0]) - 1), 0, Limit);
    }

    static void DrawFunnel(ref Rng rng, Span<double> x)
    {
        rng.NextNormals(x);
        x[0] *= 3;
        for (var i = 1; i < x.Length; i++)
            x[i] *= Math.Exp(x[0]);
    }

    static double[][] Ends(ILogDensity density, StepRefinement refinement, double step, int depth, int transitions, int replicates, ExactDraw draw)
    {
        var dimension = density.Dimension;
        var kernel = new NutsKernel(density, depth, refinement);
        var map = new DiagonalMap(new double[dimension], Enumerable.Repeat(1.0, dimension).ToArray());
        var ends = new double[replicates][];
        for (var r = 0; r < replicates; r++)
        {
            var rng = Rng.Create(17, r, 0, 99);
            var start = new double[dimension];
            draw(ref rng, start);
            var state = new ChainState(density, start);
            for (var k = 0; k < transitions; k++)
                kernel.Transition(state, map, step, depth, ref rng);
            ends[r] = state.Position[..dimension];
        }
        return ends;
    }

    /// <summary>√n times the largest distance between the empirical law of the transformed states and the uniform one.</summary>
    static double Distance(double[][] states, Transform uniform)
    {
        double[] u = [.. states.Select(x => uniform(x)).Order()];
        var largest = 0.0;
        for (var i = 0; i < u.Length; i++)
            largest = Math.Max(largest, Math.Max(u[i] - (double)i / u.Length, (i + 1.0) / u.Length - u[i]));
        return Math.Sqrt(u.Length) * largest;
    }

    static double NormalCdf(double x) => ScalarMath.NormalCdf(x);

    sealed class TruncatedExponential : ILogDensity
    {
        const double Rate = 20;

        public int Dimension => 1;

        public static double Cdf(double u) => (1 - Math.Exp(-Rate / (1 + Math.Exp(-u)))) / (1 - Math.Exp(-Rate));

        public static double Quantile(double p)
        {
            var x = -Math.Log(1 - p * (1 - Math.Exp(-Rate))) / Rate;
            return Math.Log(x / (1 - x));
        }

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
        {
            var x = 1 / (1 + Math.Exp(-position[0]));
            var complement = 1 / (1 + Math.Exp(position[0]));
            gradient[0] = 1 - 2 * x - Rate * x * complement;
            return Math.Log(x) + Math.Log(complement) - Rate * x;
        }
    }

    sealed class HalfNormal : ILogDensity
    {
        public int Dimension => 1;

        public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
        {
            gradient[0] = -position[0];
            return position[0] > 0 ? -0.5 * position[0] * position[0] : double.NegativeInfinity;
        }
    }
}
