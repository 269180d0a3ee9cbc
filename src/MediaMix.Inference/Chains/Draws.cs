namespace MediaMix.Inference;

/// <summary>
/// Posterior draws: chains × iterations of named scalar variables. The one result container; diagnostics and summaries are
/// functions over it. Immutable by convention (arrays are not copied) and thread-safe.
/// </summary>
public sealed class Draws
{
    readonly double[][] _values;
    readonly Dictionary<string, int> _index;

    /// <summary>Wraps the values of all variables.</summary>
    /// <param name="names">Unique names in the order of reports.</param>
    /// <param name="values">Per variable, [chain, iteration] row-major.</param>
    /// <param name="chains">Number of chains.</param>
    /// <param name="iterations">Kept iterations per chain.</param>
    /// <exception cref="ArgumentException">Lengths or names do not fit.</exception>
    public Draws(IReadOnlyList<string> names, double[][] values, int chains, int iterations)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(values);
        if (names.Count != values.Length)
            throw new ArgumentException($"{names.Count} names for {values.Length} variables.", nameof(names));
        foreach (var variable in values)
        {
            if (variable.Length != chains * iterations)
                throw new ArgumentException($"A variable has {variable.Length} values for {chains} × {iterations} draws.", nameof(values));
        }
        (Names, _values, Chains, Iterations) = (names, values, chains, iterations);
        _index = names.Select(static (name, i) => (name, i)).ToDictionary(static p => p.name, static p => p.i, StringComparer.Ordinal);
    }

    /// <summary>Names of the variables, in the order of reports.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of chains.</summary>
    public int Chains { get; }

    /// <summary>Kept iterations per chain.</summary>
    public int Iterations { get; }

    /// <summary>Number of draws over all chains.</summary>
    public int Count => Chains * Iterations;

    /// <summary>Values of one variable, [chain, iteration] row-major.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <exception cref="KeyNotFoundException">There is no such variable.</exception>
    public double[] this[string name] => _index.TryGetValue(name, out var i)
        ? _values[i]
        : throw new KeyNotFoundException($"There is no variable {name} among the draws.");

    /// <summary>True when a variable of that name is there.</summary>
    /// <param name="name">Any name.</param>
    public bool Contains(string name) => _index.ContainsKey(name);

    /// <summary>Values of one variable, [chain, iteration] row-major.</summary>
    /// <param name="variable">0-based position in <see cref="Names"/>.</param>
    public double[] Values(int variable) => _values[variable];
}
