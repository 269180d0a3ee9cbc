namespace MediaMix.Inference.Diagnostics;

/// <summary>R̂ for many short chains that start in groups from the same point (Margossian et al. 2024).</summary>
public static class NestedRhat
{
    /// <summary>Compares superchains, each made of the chains that share a start.</summary>
    /// <param name="draws">C chains × N draws; N may be 1.</param>
    /// <param name="superchains">Length C: the superchain each chain belongs to, any labels; all of the same size.</param>
    /// <returns>
    /// √(1 + B/W): B the variance of the superchain means, W the mean over superchains of the variance of their chain means
    /// (0 for a single chain) plus the mean of their chain variances (0 for single draws), divisors n − 1. NaN for draws that
    /// are not finite or all equal, for one superchain, and where each superchain is one draw: no spread to compare.
    /// </returns>
    /// <exception cref="ArgumentException">The labels are not one per chain, or the superchains differ in size.</exception>
    public static double Of(ChainDraws draws, ReadOnlySpan<int> superchains)
    {
        List<double>[] groups = Group(draws, superchains, out double[] chainVariance);
        int chainsEach = draws.Chains / groups.Length;
        if (groups.Length < 2 || (chainsEach == 1 && draws.Iterations == 1) || !draws.IsInformative)
            return double.NaN;

        var means = new double[groups.Length];
        double within = 0;
        for (int k = 0; k < groups.Length; k++)
        {
            double[] chainMeans = [.. groups[k]];
            means[k] = Moments.Mean(chainMeans);
            within += chainsEach > 1 ? Moments.Variance(chainMeans) : 0;
        }

        // The mean over superchains of a mean over equally many chains is the mean over all chains.
        within /= groups.Length;
        if (draws.Iterations > 1)
            within += Moments.Mean(chainVariance);
        return Math.Sqrt(1 + (Moments.Variance(means) / within));
    }

    static List<double>[] Group(ChainDraws draws, ReadOnlySpan<int> superchains, out double[] chainVariance)
    {
        if (superchains.Length != draws.Chains)
        {
            throw new ArgumentException(
                $"There are {superchains.Length} labels for {draws.Chains} chains.", nameof(superchains));
        }

        double[] means = Moments.ChainMeans(draws);
        chainVariance = new double[draws.Chains];
        var groups = new Dictionary<int, List<double>>();
        for (int c = 0; c < draws.Chains; c++)
        {
            chainVariance[c] = Moments.Variance(draws.Chain(c), means[c]);
            if (!groups.TryGetValue(superchains[c], out List<double>? group))
                groups.Add(superchains[c], group = []);
            group.Add(means[c]);
        }

        List<double>[] all = [.. groups.Values];
        if (Array.Exists(all, g => g.Count != all[0].Count))
            throw new ArgumentException("Superchains must all have the same number of chains.", nameof(superchains));
        return all;
    }
}
