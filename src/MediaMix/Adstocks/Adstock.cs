namespace MediaMix;

/// <summary>
/// Carryover: today's effective exposure is a weighted sum of today's and past exposure.
/// A component is its own specification (priors, lags) and a pair of pure functions; it holds no state.
/// </summary>
public abstract record Adstock
{
    /// <summary>Largest max lag, in periods.</summary>
    public const int LargestLag = 1000;

    /// <summary>Name in a model file.</summary>
    public abstract string Name { get; }

    /// <value>Largest lag in periods, ≥ 0; null = 12 weekly, 42 daily, 3 monthly.</value>
    public int? MaxLag { get; init; }

    /// <value>True (default): the weights sum to one.</value>
    public bool Normalize { get; init; } = true;

    /// <summary>The parameters in the order of <see cref="Weights"/>.</summary>
    public abstract IReadOnlyList<ParameterDeclaration> Parameters { get; }

    /// <summary>Parameters of which one may be stated in place of those of <see cref="Parameters"/>; most components have none.</summary>
    public virtual IReadOnlyList<ParameterDeclaration> Alternatives => [];

    /// <summary>A copy with the prior of one parameter replaced.</summary>
    /// <param name="parameter">Name from <see cref="Parameters"/> or <see cref="Alternatives"/>; the latter then takes the place of the former.</param>
    /// <param name="prior">The prior; null = its default.</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public abstract Adstock WithPrior(string parameter, Prior? prior);

    /// <summary>Writes the weight of every lag. Allocates nothing.</summary>
    /// <param name="parameters">Parameter values.</param>
    /// <param name="weights">Length max lag + 1; lag 0 first.</param>
    public abstract void Weights(ReadOnlySpan<double> parameters, Span<double> weights);

    /// <summary>Adds the adjoint of the parameters. Allocates nothing.</summary>
    /// <param name="parameters">Parameter values.</param>
    /// <param name="weights">What <see cref="Weights"/> wrote for them.</param>
    /// <param name="weightAdjoint">∂L/∂weight, per lag.</param>
    /// <param name="parameterAdjoint">∂L/∂parameter, added to.</param>
    public abstract void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint);

    /// <summary>The largest lag when the user wrote none.</summary>
    /// <param name="step">Step of the time axis.</param>
    public static int DefaultMaxLag(TimeStep step) => step switch
    {
        TimeStep.Day => 42,
        TimeStep.Month => 3,
        _ => 12,
    };

    /// <summary>Throws for a name that is not a parameter of this component.</summary>
    /// <param name="parameter">The unknown name.</param>
    protected ArgumentException Unknown(string parameter) =>
        new($"The adstock {Name} has no parameter {parameter}.", nameof(parameter));
}
