using System.Globalization;
using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>A world with known parameters on the user's own media and calendar.</summary>
/// <param name="Values">Value vector of the truth.</param>
/// <param name="Panel">The user's data with the outcome of that world.</param>
/// <param name="Experiments">What the experiments would have stated.</param>
sealed record RecoveryTruth(double[] Values, Panel Panel, SpecList<ExperimentSpec> Experiments);

/// <summary>Draws truths and their data. Each depends on the seed and its own number alone. Thread-safe.</summary>
sealed class RecoveryTruths
{
    /// <summary>Squares of outcomes are summed, which must not overflow.</summary>
    const double LargestOutcome = 1e100;

    readonly BoundModel _model;
    readonly FittedModel? _fit;
    readonly RecoveryOptions _options;
    readonly (int Channel, double Roi, int[] Slots)[] _stated;

    /// <summary>Checks what is asked for.</summary>
    /// <exception cref="InvalidInputException">A stated return is of no paid channel, twice of one, not a usable number, or of a channel whose strength is fixed; all faults are listed.</exception>
    public RecoveryTruths(BoundModel model, FittedModel? fit, RecoveryOptions options)
    {
        (_model, _fit, _options) = (model, fit, options);
        var faults = new FaultList();
        if (options.Truth == TruthSource.Posterior && fit is null)
            faults.About("truth").Error("Truths from the posterior need a fit.", "Fit the model first.");
        _stated = [.. options.Stated.Select(stated => Find(stated, faults)).OfType<(int, double, int[])>()];
        foreach (var twice in options.Stated.GroupBy(static s => s.Channel, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.About("roi").Error($"The return of {twice.Key} is stated twice.", "State it once.");
        faults.ThrowIfErrors();
    }

    /// <summary>The truth of one data set.</summary>
    /// <param name="replicate">0-based number.</param>
    /// <param name="token">Heeded between the steps by which stated returns are met.</param>
    /// <exception cref="InvalidInputException">The world has no usable outcome.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RecoveryTruth Draw(int replicate, CancellationToken token = default)
    {
        var values = _model.AllocateValues();
        var stream = Rng.Create(_options.Seed, 0, replicate, (int)RngPurpose.Refit);
        if (_options.Truth == TruthSource.Posterior)
        {
            _fit!.Values((int)(stream.NextDouble() * _fit.Draws.Count), values);
        }
        else
        {
            var prior = Rng.Create(_options.Seed, 0, replicate, (int)RngPurpose.Prior);
            _model.SamplePrior(ref prior, values);
        }
        var simulator = _model.CreateSimulator();
        Set(simulator, values, token);
        simulator.Load(values);
        var statements = _model.Spec.Experiments.Count == 0 ? [] : SimulatedStatements.Draw(_model.Spec, simulator, ref stream);
        var outcome = SimulatedOutcome.Draw(_model, values, _options.Seed, replicate);
        if (!Array.TrueForAll(outcome, static y => Math.Abs(y) < LargestOutcome))
            throw new InvalidInputException(new Fault("The parameters that were drawn give an outcome without end.", "State priors that allow for plausible outcomes only."));
        return new RecoveryTruth(values, _model.Panel.WithOutcome(outcome), statements);
    }

    /// <summary>
    /// Sets the strengths of channels so that they return what is stated, carryover and saturation left as they are. An effect is
    /// proportional to its strength, but not under a log link, where it depends on the other channels, too, nor where geos scatter around it:
    /// hence the repetition.
    /// </summary>
    void Set(OutcomeSimulator simulator, double[] values, CancellationToken token)
    {
        const int most = 500;
        const double enough = 1e-11;
        for (var i = 0; i < most; i++)
        {
            token.ThrowIfCancellationRequested();
            var farthest = 0.0;
            foreach (var (channel, roi, slots) in _stated)
            {
                simulator.Load(values);
                var factor = roi * _model.Constants.Channels[channel].Spend / simulator.WindowWorth(channel);
                farthest = double.IsFinite(factor) ? Math.Max(farthest, Math.Abs(factor - 1)) : double.PositiveInfinity;
                foreach (var slot in slots)
                    values[slot] *= factor;
            }
            if (farthest < enough)
                return;
            if (double.IsInfinity(farthest))
                break;
        }
        throw new InvalidInputException(new Fault(
            $"No strengths give the stated returns of {string.Join(", ", _stated.Select(s => _model.Spec.Channels[s.Channel].Name))} here.", "State smaller returns."));
    }

    (int, double, int[])? Find(StatedRoi stated, FaultList faults)
    {
        var at = faults.About("roi");
        var channel = Enumerable.Range(0, _model.Spec.Channels.Count).FirstOrDefault(m => _model.Spec.Channels[m].Name == stated.Channel, -1);
        if (channel < 0)
        {
            var near = DidYouMean.Suggest(stated.Channel, _model.Spec.Channels.Select(static c => c.Name));
            at.Error($"The model has no channel {stated.Channel}.", near is null ? $"Its channels are {string.Join(", ", _model.Spec.Channels.Select(static c => c.Name))}." : $"Did you mean {near}?");
            return null;
        }
        if (!(_model.Constants.Channels[channel].Spend > 0))
            at.Error($"The channel {stated.Channel} has no spend, so it has no return.", "State the return of a paid channel.");
        if (!double.IsFinite(stated.Roi) || stated.Roi == 0)
            at.Error(string.Create(CultureInfo.InvariantCulture, $"A return of {stated.Roi} cannot be looked for."), "State a number other than 0.");
        var slots = Slots(channel);
        if (slots.Length == 0)
            at.Error($"The strength of {stated.Channel} is fixed in the model, so that no fit could find another.", "Give it a prior.");
        else if (stated.Roi < 0 && Array.Exists(slots, slot => _model.Parameters.First(p => p.Slot == slot).Prior.Support.Lower >= 0))
            at.Error($"The prior of {stated.Channel} allows no negative return.", "State a return above 0.");
        return (channel, stated.Roi, slots);
    }

    int[] Slots(int channel)
    {
        var spec = _model.Spec.Channels[channel];
        var key = spec.Strength!.Key(spec.Name);
        return [.. _model.Sampled.Where(p => p.Key is StrengthKey { Form: ParameterForm.Value or ParameterForm.Mean } own && own with { Form = ParameterForm.Value, Geo = null } == key).Select(static p => p.Slot)];
    }
}
