namespace MediaMix;

/// <summary>No diminishing returns: the response is the exposure.</summary>
public sealed record NoSaturation : Saturation
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters => [];

    /// <inheritdoc/>
    public override Saturation WithPrior(string parameter, Prior? prior) => throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Forward(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        Span<double> response,
        Span<double> tape) => exposure.CopyTo(response);

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> exposure,
        ReadOnlySpan<double> response,
        ReadOnlySpan<double> tape,
        ReadOnlySpan<double> responseAdjoint,
        Span<double> exposureAdjoint,
        Span<double> parameterAdjoint)
    {
        if (!exposureAdjoint.IsEmpty)
            responseAdjoint.CopyTo(exposureAdjoint);
    }
}
