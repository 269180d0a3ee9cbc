using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Prior of the strength of a channel whose group is pooled: log-normal around parameters of the group. Of its own it is flat in ln x, an
/// improper density 1/x; the joint density of the group's parameters supplies the rest. No text of a model file gives it: the group does.
/// </summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Marginal">What is known of x before anything is known of the group; for starting points and plots only.</param>
public sealed record GroupPrior(string Group, LogNormalPrior Marginal) : Prior
{
    /// <inheritdoc/>
    public override Interval Support => Interval.Positive;

    /// <inheritdoc/>
    public override double Mean => Marginal.Mean;

    /// <inheritdoc/>
    public override CanonicalDensity? Canonical => new(0, LogLower: -1);

    /// <inheritdoc/>
    public override string Text => $"lognormal(ln {new GroupReturnKey(Group) { Form = ParameterForm.Mean }}, {new GroupReturnKey(Group) { Form = ParameterForm.Spread }})";

    /// <inheritdoc/>
    public override double LogDensity(double value, out double derivative)
    {
        if (!Support.Contains(value))
            return OutsideSupport(out derivative);
        derivative = -1 / value;
        return -ScalarMath.Log(value);
    }

    /// <summary>Quantile of <see cref="Marginal"/>, since the density of its own has none.</summary>
    /// <param name="probability">In (0, 1).</param>
    public override double Quantile(double probability) => Marginal.Quantile(probability);
}
