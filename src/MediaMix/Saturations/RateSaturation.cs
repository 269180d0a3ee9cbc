namespace MediaMix;

/// <summary>
/// A saturation with one parameter, an exposure that the curve is known by: the curve is one of rate·exposure, with
/// rate = <see cref="RateTimesExposure"/> / parameter.
/// </summary>
public abstract record RateSaturation : Saturation
{
    // Closed: how a curve is computed is nobody's business outside.
    private protected RateSaturation()
    {
    }

    /// <summary>Rate times exposure at the exposure that is the parameter.</summary>
    private protected abstract double RateTimesExposure { get; }

    /// <inheritdoc/>
    public sealed override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) =>
        Forward(exposure, Rate(parameters[0]), response);

    /// <inheritdoc/>
    public sealed override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        ReadOnlySpan<double> response,
        ReadOnlySpan<double> tape,
        ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint,
        Span<double> parameterAdjoint)
    {
        var rate = Rate(parameters[0]);
        var adjoint = Backward(exposure, rate, response, responseAdjoint, exposureAdjoint);
        parameterAdjoint[0] -= adjoint * rate / parameters[0];
    }

    /// <summary>Writes the curve.</summary>
    private protected abstract void Forward(ReadOnlySpan<double> exposure, double rate, Span<double> response);

    /// <summary>Writes the adjoint of the exposure and returns that of the rate.</summary>
    private protected abstract double Backward(
        ReadOnlySpan<double> exposure, double rate, ReadOnlySpan<double> response, ReadOnlySpan<double> responseAdjoint, Span<double> exposureAdjoint);

    // Finite however small the parameter: an infinite rate times no exposure would not be a number.
    double Rate(double parameter) => Math.Min(RateTimesExposure / parameter, LargestRate);
}
