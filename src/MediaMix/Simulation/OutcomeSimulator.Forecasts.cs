using MediaMix.Numerics;

namespace MediaMix;

// What comes after outcomes that are known: not a world like this one, but this one gone on with.
public sealed partial class OutcomeSimulator
{
    /// <summary>
    /// Draws the outcomes that the fit does not know, in place, each given the fitted ones before it: under autoregressive errors
    /// what the last known periods left unexplained fades out, otherwise this is <see cref="Scatter"/>. Fitted cells get their outcome.
    /// </summary>
    /// <param name="rng">Stream of this draw.</param>
    /// <param name="outcome">In: expected outcome per cell, in outcome units; out: an outcome with noise.</param>
    public void Forecast(ref Rng rng, Span<double> outcome)
    {
        for (var g = 0; g < _panel.Geos; g++)
        {
            var (first, count) = (g * _panel.Periods, _panel.Periods);
            _model.Errors(_values, g).Continue(ref rng, _model.Panel.FittedOutcome.AsSpan(first, count), outcome.Slice(first, count));
        }
    }
}
