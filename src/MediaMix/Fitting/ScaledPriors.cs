namespace MediaMix;

/// <summary>
/// Normal priors of a block's coefficients, scaled by other parameters of the model: b = c·x with x ~ N(m, s²) has mean c·m and sd
/// c·s, c > 0, and x comes back as m + s·z from the standardised draw. Owned by one thread.
/// </summary>
sealed class ScaledPriors(LinearCoefficient[] coefficients, NormalPrior[] priors)
{
    readonly ScaleWorkspace _scales = new(coefficients);

    /// <summary>Writes means and sds. Allocates nothing.</summary>
    public void Forward(ReadOnlySpan<double> values, Span<double> means, Span<double> sds)
    {
        _scales.Forward(values);
        for (var k = 0; k < priors.Length; k++)
        {
            var scale = _scales.Multipliers[k];
            (means[k], sds[k]) = (scale * priors[k].Location, scale * priors[k].Sd);
        }
    }

    /// <summary>Adds what the derivatives with respect to means and sds are for the parameters that scale. Allocates nothing.</summary>
    public void Pullback(ReadOnlySpan<double> values, ReadOnlySpan<double> meanAdjoint, ReadOnlySpan<double> logSdAdjoint, Span<double> valueAdjoint)
    {
        for (var k = 0; k < priors.Length; k++)
            _scales.Adjoint[k] = meanAdjoint[k] * priors[k].Location + logSdAdjoint[k] / _scales.Multipliers[k];
        _scales.Pullback(values, valueAdjoint);
    }

    /// <summary>Turns standardised draws into values of the parameters x, in place.</summary>
    public void Unstandardize(Span<double> draws)
    {
        for (var k = 0; k < priors.Length; k++)
            draws[k] = priors[k].Location + priors[k].Sd * draws[k];
    }
}
