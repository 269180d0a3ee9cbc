using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>Doubles or halves the step size until one leapfrog step crosses an acceptance of 0.8 (Hoffman and Gelman 2014, Alg. 4).</summary>
public static class StepSizeSearch
{
    const double LogThreshold = -0.22314355131420976; // ln 0.8
    const double Smallest = 1e-10;
    const double Largest = 3;
    const int Tries = 100;

    /// <summary>Finds a step size of the right order of magnitude.</summary>
    /// <param name="kernel">Kernel of the chain.</param>
    /// <param name="state">Where to probe; not changed.</param>
    /// <param name="map">Whitening.</param>
    /// <param name="initial">First guess, > 0.</param>
    /// <param name="rng">Stream for momenta.</param>
    /// <param name="probes">Number of gradient evaluations made.</param>
    public static double Find(NutsKernel kernel, ChainState state, AffineMap map, double initial, ref Rng rng, out int probes)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var step = Math.Clamp(initial, Smallest, Largest);
        probes = 1;
        var grow = kernel.ProbeStep(state, map, step, ref rng) > LogThreshold;
        for (var i = 0; i < Tries; i++)
        {
            var next = grow ? step * 2 : step / 2;
            if (next is < Smallest or > Largest)
                return step;
            step = next;
            probes++;
            if (kernel.ProbeStep(state, map, step, ref rng) > LogThreshold != grow)
                return step;
        }
        return step;
    }
}
