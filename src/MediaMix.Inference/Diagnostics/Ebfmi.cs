namespace MediaMix.Inference.Diagnostics;

/// <summary>Energy Bayesian fraction of missing information of one chain (Betancourt 2016).</summary>
public static class Ebfmi
{
    /// <summary>How much of the energy's spread one momentum refreshment reaches.</summary>
    /// <param name="energy">Hamiltonian at each draw of one chain after warmup, in iteration order.</param>
    /// <returns>
    /// Σ(E_n − E_(n−1))²/Σ(E_n − Ē)². Below 0.3 the momentum cannot follow the energy and the tails are explored slowly.
    /// NaN for fewer than three draws, draws that are not finite, or constant energy (0/0).
    /// </returns>
    /// <remarks>Allocates nothing.</remarks>
    public static double Of(ReadOnlySpan<double> energy)
    {
        if (energy.Length < 3)
            return double.NaN;

        double steps = 0;
        for (int n = 1; n < energy.Length; n++)
            steps += (energy[n] - energy[n - 1]) * (energy[n] - energy[n - 1]);
        double spread = Moments.Variance(energy) * (energy.Length - 1);
        // Constant energy is told by its steps: rounding may leave its spread a hair above zero.
        return steps > 0 && double.IsFinite(spread) ? steps / spread : double.NaN;
    }

    /// <summary>The same for every chain.</summary>
    /// <param name="energy">Hamiltonian of C chains × N draws.</param>
    /// <returns>Length C, a new array.</returns>
    public static double[] PerChain(ChainDraws energy)
    {
        var result = new double[energy.Chains];
        for (int c = 0; c < result.Length; c++)
            result[c] = Of(energy.Chain(c));
        return result;
    }
}
