namespace MediaMix;

/// <summary>No carryover: the whole effect falls in the period of the exposure.</summary>
public sealed record NoAdstock : Adstock
{
    /// <summary>Creates the component; its only lag is 0.</summary>
    public NoAdstock() => MaxLag = 0;

    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override IReadOnlyList<ParameterDeclaration> Parameters => [];

    /// <inheritdoc/>
    public override Adstock WithPrior(string parameter, Prior? prior) => throw Unknown(parameter);

    /// <inheritdoc/>
    public override void Weights(ReadOnlySpan<double> parameters, Span<double> weights)
    {
        weights.Clear();
        weights[0] = 1;
    }

    /// <inheritdoc/>
    public override void Pullback(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> weightAdjoint,
        Span<double> parameterAdjoint)
    {
    }
}
