using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Draws an outcome from a model whose parameters are known: a model with only fixed priors is a world.</summary>
public static class SimulatedOutcome
{
    /// <summary>Simulates the outcome of the fitted window with noise.</summary>
    /// <param name="world">Bound model; the values of its parameters are taken from <paramref name="values"/>.</param>
    /// <param name="values">Value vector, length <see cref="BoundModel.ValueCount"/>; of a model with only fixed priors, <see cref="BoundModel.AllocateValues"/>.</param>
    /// <param name="seed">Seed of the noise.</param>
    /// <param name="replicate">Number of the data set, so that many can be drawn under one seed.</param>
    /// <returns>One value per cell of the window, [geo, period], in outcome units; noise alone where the geo is absent.</returns>
    public static double[] Draw(BoundModel world, ReadOnlySpan<double> values, ulong seed, int replicate = 0)
    {
        ArgumentNullException.ThrowIfNull(world);
        var simulator = world.CreateSimulator();
        simulator.Load(values);
        var outcome = simulator.ExpectedWindow();
        var rng = Rng.Create(seed, 0, replicate, (int)RngPurpose.Simulation);
        simulator.Scatter(ref rng, outcome);
        return outcome;
    }
}
