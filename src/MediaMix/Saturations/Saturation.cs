using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Diminishing returns: maps exposure on the media scale to a response that is 0 at 0 and increasing.
/// A component is its own specification (priors) and a pair of pure functions; it holds no state.
/// </summary>
public abstract record Saturation
{
    private protected const double LogOfTwo = 0.6931471805599453;
    private protected const double LogOfThree = 1.0986122886681098;

    /// <summary>ln atanh ½: where tanh reaches one half.</summary>
    private protected const double LogOfHalfPoint = -0.5990993529432465;

    /// <summary>Rates per unit of exposure are cut here, so that their product with an adjoint stays finite.</summary>
    private protected const double LargestRate = 1e280;

    /// <summary>Name in a model file.</summary>
    public abstract string Name { get; }

    /// <summary>The parameters in the order of <see cref="Forward"/>.</summary>
    public abstract IReadOnlyList<ParameterDeclaration> Parameters { get; }

    /// <summary>A copy with the prior of one parameter replaced.</summary>
    /// <param name="parameter">Name from <see cref="Parameters"/>.</param>
    /// <param name="prior">The prior; null = its default.</param>
    /// <exception cref="ArgumentException">There is no such parameter.</exception>
    public abstract Saturation WithPrior(string parameter, Prior? prior);

    /// <summary>Writes the response to each exposure. Allocates nothing.</summary>
    /// <param name="parameters">Parameter values.</param>
    /// <param name="exposure">Exposure on the media scale, ≥ 0.</param>
    /// <param name="response">Same length; 0 where the exposure is 0. Must not overlap <paramref name="exposure"/>.</param>
    /// <param name="tape">Same length; what <see cref="Pullback"/> needs besides the response.</param>
    public abstract void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape);

    /// <summary>Writes the adjoint of the exposure and adds the adjoint of the parameters. Allocates nothing.</summary>
    /// <param name="parameters">Parameter values.</param>
    /// <param name="exposure">What <see cref="Forward"/> read.</param>
    /// <param name="response">What <see cref="Forward"/> wrote.</param>
    /// <param name="tape">What <see cref="Forward"/> wrote.</param>
    /// <param name="responseAdjoint">∂L/∂response.</param>
    /// <param name="exposureAdjoint">∂L/∂exposure, overwritten; 0 at zero exposure where the derivative is infinite. Empty when not wanted.</param>
    /// <param name="parameterAdjoint">∂L/∂parameter, added to.</param>
    public abstract void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        ReadOnlySpan<double> response,
        ReadOnlySpan<double> tape,
        ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint,
        Span<double> parameterAdjoint);

    /// <summary>
    /// True where every further exposure adds less than the one before. A curve that is not concave is S-shaped: convex up to some
    /// exposure and concave from there.
    /// </summary>
    /// <param name="parameters">Parameter values.</param>
    public virtual bool IsConcave(ReadOnlySpan<double> parameters) => true;

    /// <summary>The default prior of an exposure: log-normal(0.2, 0.7) times the mean non-zero exposure times a factor.</summary>
    /// <param name="context">Data of the channel.</param>
    /// <param name="logFactor">Logarithm of the factor.</param>
    private protected static LogNormalPrior AroundMean(ChannelContext context, double logFactor = 0) =>
        new(0.2 + logFactor + ScalarMath.Log(context.MeanNonZeroExposure), 0.7);

    /// <summary>Throws for a name that is not a parameter of this component.</summary>
    /// <param name="parameter">The unknown name.</param>
    protected ArgumentException Unknown(string parameter) =>
        new($"The saturation {Name} has no parameter {parameter}.", nameof(parameter));
}
