using MediaMix.Inference;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests;

/// <summary>Positions and derivatives of the density of a bound model.</summary>
static class Density
{
    /// <summary>Unconstrained coordinates of parameter values.</summary>
    public static double[] Position(BoundModel model, IReadOnlyDictionary<string, double> values)
    {
        var padded = Padding.Allocate(model.Sampled.Count);
        foreach (var parameter in model.Sampled)
            padded[parameter.Slot] = values[parameter.Name];
        var position = new double[padded.Length];
        model.Space.Unconstrain(padded, position);
        return position[..model.Sampled.Count];
    }

    public static (double Value, double[] Gradient) At(ILogDensity density, double[] position)
    {
        var gradient = new double[density.Dimension];
        return (density.Evaluate(position, gradient), gradient);
    }

    /// <summary>Value and gradient at parameter values.</summary>
    public static (double Value, double[] Gradient) At(BoundModel model, IReadOnlyDictionary<string, double> values) =>
        At(model.CreateDensity(), Position(model, values));

    /// <summary>Central differences with Richardson's correction: the error is of fourth order in the step.</summary>
    public static double[] Differences(ILogDensity density, double[] position, double step)
    {
        return [.. position.Select((_, i) => (8 * (Moved(i, step) - Moved(i, -step)) - (Moved(i, 2 * step) - Moved(i, -2 * step))) / (12 * step))];

        double Moved(int i, double by)
        {
            var moved = (double[])position.Clone();
            moved[i] += by;
            return density.Evaluate(moved, new double[moved.Length]);
        }
    }

    /// <summary>
    /// Fails unless every entry of the gradient agrees with differences, relative to itself or, where it is small, to a
    /// hundredth of the density, whose rounding the differences carry.
    /// </summary>
    public static void AssertGradient(ILogDensity density, double[] position, double tolerance, double step = 1e-3)
    {
        var (value, gradient) = At(density, position);
        Assert.True(double.IsFinite(value));
        var differences = Differences(density, position, step);
        for (var i = 0; i < gradient.Length; i++)
            Agreement.Within(tolerance, differences[i], gradient[i], Math.Max(1, 0.01 * Math.Abs(value)));
    }

    /// <summary>
    /// Fails unless the density of a model has the value of the naive one, and it and the sampled densities have their gradients, at
    /// several points of the prior.
    /// </summary>
    public static void AssertNaive(BoundModel model, int points, double tolerance, double step = 1e-3, params ReadOnlySpan<bool> collapses)
    {
        for (var point = 0UL; point < (ulong)points; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var raw = Position(model, values);
            Agreement.Within(1e-11, new NaiveOutcome(model, values).LogDensity(), At(model.CreateDensity(), raw).Value, 1);
            AssertGradient(model.CreateDensity(), raw, tolerance, step);
            foreach (var collapse in collapses)
            {
                var density = new SamplingDensity(model, collapse);
                var position = new double[density.Dimension];
                density.FromRaw(raw, position);
                AssertGradient(density, position, tolerance, step);
            }
        }
    }
}
