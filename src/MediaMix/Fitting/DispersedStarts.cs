using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Starting points spread over the prior: every parameter at a moderate quantile, the noise near the spread of the outcome
/// (its prior is often so wide that quantiles say nothing).
/// </summary>
sealed class DispersedStarts(BoundModel model, bool collapse)
{
    /// <summary>Writes the starting point of a chain in sampled coordinates.</summary>
    public void Write(int chain, int attempt, ref Rng rng, Span<double> position)
    {
        var values = Padding.Allocate(model.Sampled.Count);
        for (var i = 0; i < model.Sampled.Count; i++)
        {
            var parameter = model.Sampled[i];
            var probability = 0.1 + 0.8 * rng.NextDouble();
            values[i] = model.Noise.Slots.Contains(parameter.Slot)
                ? Noise(parameter.Prior, probability)
                : parameter.Prior.Quantile(probability);
        }
        var raw = Padding.Allocate(model.Sampled.Count);
        model.Space.Unconstrain(values, raw);
        new SamplingDensity(model, collapse).FromRaw(raw, position);
    }

    double Noise(Prior prior, double probability)
    {
        var sd = model.Constants.Outcome.Sd / model.Constants.OutcomeScale * (0.3 + probability);
        var value = model.Spec.Noise.IsVariance ? sd * sd : sd;
        return prior.Support.Contains(value) ? value : prior.Quantile(probability);
    }
}
