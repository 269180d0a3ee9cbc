namespace MediaMix.Inference.Diagnostics;

/// <summary>The draws of one scalar variable from several chains: the input of every convergence diagnostic.</summary>
/// <remarks>
/// A view: the array is neither copied nor changed, and stays the caller's. Layout is chain-major,
/// <c>values[chain * iterations + iteration]</c>. The units are the variable's own. Equality is that of the array
/// reference and the two counts, not of the draws.
/// </remarks>
public readonly record struct ChainDraws
{
    readonly double[]? values;

    /// <summary>Views <paramref name="values"/> as <paramref name="chains"/> chains of <paramref name="iterations"/> draws.</summary>
    /// <param name="values">Length <c>chains * iterations</c>, chain-major. Any double: NaN and ±∞ make diagnostics NaN.</param>
    /// <param name="chains">Number of chains, at least 1.</param>
    /// <param name="iterations">Draws per chain, at least 1; the same for every chain.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1.</exception>
    /// <exception cref="ArgumentException">The length of <paramref name="values"/> is not the product of the counts.</exception>
    public ChainDraws(double[] values, int chains, int iterations)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(chains, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        if (values.Length != (long)chains * iterations)
        {
            throw new ArgumentException(
                $"{values.Length} values cannot be {chains} chains of {iterations} draws.", nameof(values));
        }

        this.values = values;
        Chains = chains;
        Iterations = iterations;
    }

    /// <summary>Number of chains C.</summary>
    public int Chains { get; }

    /// <summary>Draws per chain N.</summary>
    public int Iterations { get; }

    /// <summary>Number of draws of all chains together, S = C · N.</summary>
    public int Count => Values.Length;

    /// <summary>All draws, chain-major; the caller's own array.</summary>
    public double[] Values => values ?? [];

    /// <summary>Copies one array per chain into a chain-major view.</summary>
    /// <param name="chains">At least one chain, all of the same length, at least 1.</param>
    /// <returns>A view over a new array.</returns>
    /// <exception cref="ArgumentException">There is no chain, a chain is empty, or the lengths differ.</exception>
    public static ChainDraws FromChains(ReadOnlySpan<double[]> chains)
    {
        if (chains.IsEmpty)
            throw new ArgumentException("There must be at least one chain.", nameof(chains));

        int iterations = chains[0].Length;
        var values = new double[chains.Length * iterations];
        for (int c = 0; c < chains.Length; c++)
        {
            if (chains[c].Length != iterations)
            {
                throw new ArgumentException(
                    $"Chain {c} has {chains[c].Length} draws, chain 0 has {iterations}.", nameof(chains));
            }

            chains[c].CopyTo(values, c * iterations);
        }

        return new ChainDraws(values, chains.Length, iterations);
    }

    /// <summary>The draws of one chain in the order of iteration.</summary>
    /// <param name="chain">Zero-based, below <see cref="Chains"/>.</param>
    /// <returns>A view of length <see cref="Iterations"/>; allocates nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such chain.</exception>
    public ReadOnlySpan<double> Chain(int chain)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(chain);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chain, Chains);
        return Values.AsSpan(chain * Iterations, Iterations);
    }

    /// <summary>Halves every chain, so that a drift inside a chain shows as a difference between chains.</summary>
    /// <returns>
    /// 2C chains of ⌊N/2⌋ draws; the middle draw is dropped where N is odd. With even N it is a view of the same array
    /// and allocates nothing, because chain-major halves already lie one after the other.
    /// </returns>
    /// <exception cref="InvalidOperationException">A chain has a single draw and no halves.</exception>
    public ChainDraws Split()
    {
        if (Iterations < 2)
            throw new InvalidOperationException("A chain of one draw cannot be split.");

        int half = Iterations / 2;
        if (Iterations % 2 == 0)
            return new ChainDraws(Values, 2 * Chains, half);

        var halves = new double[2 * Chains * half];
        for (int c = 0; c < Chains; c++)
        {
            ReadOnlySpan<double> chain = Chain(c);
            chain[..half].CopyTo(halves.AsSpan(2 * c * half));
            chain[^half..].CopyTo(halves.AsSpan(((2 * c) + 1) * half));
        }

        return new ChainDraws(halves, 2 * Chains, half);
    }

    /// <summary>Whether a diagnostic can be defined: every draw finite, and not all of them the same.</summary>
    internal bool IsInformative
    {
        get
        {
            double[] all = Values;
            bool varies = false;
            foreach (double x in all)
            {
                if (!double.IsFinite(x))
                    return false;
                varies |= x != all[0];
            }

            return varies;
        }
    }

    /// <summary>The view of other values with the same chains and iterations.</summary>
    internal ChainDraws With(double[] other) => new(other, Chains, Iterations);
}
