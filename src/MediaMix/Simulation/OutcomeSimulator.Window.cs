using MediaMix.Numerics;

namespace MediaMix;

// The whole expected outcome of the window, for those who need no components.
public sealed partial class OutcomeSimulator
{
    ChannelPlan[]? _actualPlans;

    /// <summary>The expected outcome under the loaded parameters and the actual plan. Allocates.</summary>
    /// <returns>One value per cell of the window, in outcome units.</returns>
    public double[] ExpectedWindow()
    {
        _actualPlans ??= [.. Enumerable.Range(0, Channels).Select(m => ChannelPlan.Actual(_model, m))];
        var (outcome, effect) = (new double[_model.Panel.Cells], new double[_model.Panel.Cells]);
        for (var c = 0; c < _model.Linear.Count; c++)
        {
            Baseline(c, effect);
            Kernels.Add(outcome, effect, outcome);
        }
        for (var m = 0; m < Channels; m++)
        {
            Contribution(m, _actualPlans[m], effect);
            Kernels.Add(outcome, effect, outcome);
            if (!_model.HasConfounding(m))
                continue;
            Confounding(m, _actualPlans[m], effect);
            Kernels.Add(outcome, effect, outcome);
        }
        return outcome;
    }

    /// <summary>How many times what its media cause the outcome shows of a channel, e^δ; 1 without a term for unmeasured confounding.</summary>
    internal double ConfoundingFactor(int channel) => _media.Tapes[channel].OutcomeFactor;
}
