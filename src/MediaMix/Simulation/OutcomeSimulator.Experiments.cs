using MediaMix.Numerics;

namespace MediaMix;

// What the model says of experiments, and of the demand that media follow: contributions, ROI and response curves are those that
// experiments see; what the outcome sees beyond them is a component of its own.
public sealed partial class OutcomeSimulator
{
    /// <summary>What the model states in place of an experiment, in the unit of its statement.</summary>
    /// <param name="experiment">0-based experiment of the model.</param>
    public double ImpliedStatement(int experiment) => _media.Experiments!.Implied[experiment];

    /// <summary>ln p(statement | draw) of an experiment, given the others whose errors are correlated with its own.</summary>
    /// <param name="experiment">0-based experiment of the model.</param>
    public double StatementLogDensity(int experiment) => _media.Experiments!.Pointwise(experiment);

    /// <summary>ln p of all statements together; 0 without experiments.</summary>
    public double StatementsLogDensity { get; private set; }

    /// <summary>
    /// Writes what the outcome sees of a channel beyond what its media cause, (e^δ − 1) times its contribution, in outcome units: demand
    /// that its media follow. Zeros for a channel without a term for unmeasured confounding.
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="plan">Its actual plan.</param>
    /// <param name="effect">Length: the cells of the window.</param>
    public void Confounding(int channel, ChannelPlan plan, Span<double> effect)
    {
        if (_model.Media[channel].ConfoundingSlot is null)
        {
            effect.Clear();
            return;
        }
        Contribution(channel, plan, effect);
        Kernels.Scale(ScalarMath.Expm1(_media.Tapes[channel].Confounding), effect, effect);
    }
}
