namespace MediaMix.Analysis;

/// <summary>
/// The one number that studies of many fits ask of each channel: the ROI where it is paid, and the share of the observed outcome
/// where it is not, carry-out included in both.
/// </summary>
sealed class ChannelAmounts
{
    readonly double[] _divisors;

    public ChannelAmounts(BoundModel model)
    {
        var constants = model.Constants;
        _divisors = [.. constants.Channels.Select(c => c.Spend > 0 ? c.Spend : constants.Outcome.Total)];
        IsReturn = [.. constants.Channels.Select(static c => c.Spend > 0)];
    }

    /// <summary>Per channel: true where the number is an ROI.</summary>
    public IReadOnlyList<bool> IsReturn { get; }

    /// <summary>Of a loaded simulator.</summary>
    public double Of(OutcomeSimulator simulator, int channel) => (IsReturn[channel] ? simulator.WindowWorth(channel) : simulator.WindowEffect(channel)) / _divisors[channel];

    /// <summary>Of all draws of a fit, [channel][draw].</summary>
    public double[][] Of(FittedModel fit)
    {
        var (simulator, values) = (fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        var amounts = BandBuilder.Allocate(_divisors.Length, fit.Draws.Count);
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            for (var m = 0; m < amounts.Length; m++)
                amounts[m][draw] = Of(simulator, m);
        }
        return amounts;
    }

    /// <summary>What the priors say of one channel.</summary>
    public Estimate Prior(PriorPass prior, int channel) => BandBuilder.Estimate([.. (IsReturn[channel] ? prior.Worth : prior.Effect)[channel].Select(e => e / _divisors[channel])]);
}
