using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>What is true of one channel of a simulated data set.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Roi">Outcome per unit of spend over the window, carry-out included; null for organic media.</param>
/// <param name="Contribution">Effect inside the window, history included, in outcome units.</param>
/// <param name="Share">Contribution over the expected outcome.</param>
public sealed record ChannelTruth(string Channel, double? Roi, double Contribution, double Share);

/// <summary>A data set with known truth on the user's own media, controls and calendar.</summary>
public sealed record SimulatedData
{
    /// <value>The data, with a simulated outcome where the user's has one.</value>
    public required Panel Panel { get; init; }

    /// <value>Every parameter with its true value, in the order of reports.</value>
    public required IReadOnlyList<(string Name, double Value)> Parameters { get; init; }

    /// <value>Per channel, in model order.</value>
    public required IReadOnlyList<ChannelTruth> Channels { get; init; }

    /// <value>A model that can be fitted to the data.</value>
    public required ModelSpec Analyst { get; init; }

    /// <summary>Simulates a data set.</summary>
    /// <param name="model">The model. One with only fixed priors is a world; of any other the parameters are drawn.</param>
    /// <param name="fit">A fit of it, whose posterior parameters are then drawn from; null = the prior.</param>
    /// <param name="seed">Decides parameters and noise.</param>
    /// <param name="draw">Number of the data set, so that many can be drawn under one seed.</param>
    /// <param name="stated">Returns that are set in place of drawn ones; null = none.</param>
    /// <param name="token">Heeded between the steps by which stated returns are met.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidInputException">A stated return does not fit the model, or the parameters give no usable outcome.</exception>
    public static SimulatedData Draw(BoundModel model, FittedModel? fit, ulong seed, int draw = 0, IReadOnlyList<StatedRoi>? stated = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        var options = new RecoveryOptions { Seed = seed, Truth = fit is null ? TruthSource.Prior : TruthSource.Posterior, Stated = stated ?? [] };
        var truth = new RecoveryTruths(model, fit, options).Draw(draw, token);
        token.ThrowIfCancellationRequested();
        return new SimulatedData
        {
            Panel = truth.Panel,
            Parameters = [.. model.Parameters.Select(p => (p.Name, truth.Values[p.Slot]))],
            Channels = Truths(model, truth.Values),
            Analyst = AnalystModel.Of(model) with { Experiments = truth.Experiments },
        };
    }

    static ChannelTruth[] Truths(BoundModel model, double[] values)
    {
        var (simulator, effect, total) = (model.CreateSimulator(), new double[model.Panel.Cells], 0.0);
        simulator.Load(values);
        for (var c = 0; c < model.LinearComponents.Count; c++)
        {
            simulator.Baseline(c, effect);
            total += Kernels.Sum(effect);
        }
        var contributions = new double[simulator.Channels];
        for (var m = 0; m < contributions.Length; m++)
        {
            simulator.Contribution(m, ChannelPlan.Actual(model, m), effect);
            contributions[m] = Kernels.Sum(effect);
            total += contributions[m];
            simulator.Confounding(m, ChannelPlan.Actual(model, m), effect);
            total += Kernels.Sum(effect);
        }
        return [.. model.Constants.Channels.Select((facts, m) => new ChannelTruth(
            facts.Name, facts.Spend > 0 ? simulator.WindowWorth(m) / facts.Spend : null, contributions[m], contributions[m] / total))];
    }
}
