using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Asks a model to pay media that cannot have worked: channels of noise, and every channel's own spend of the weeks to come. A
/// model that pays noise credits media with chance; one that pays the future credits media with demand that budgets follow.
/// </summary>
/// <remarks>
/// The shifted spend stands beside the channel, not in its place: spend goes on from week to week, so that next month's in place of
/// this month's would be paid for what this month's earned. Beside it, it is paid only for what the channel's past and present do
/// not explain. It is a control, not a channel: the prior of a channel's return is positive and could not say "nothing". Two sides count: an outcome that falls before spend rises is a budget that follows demand, too.
/// </remarks>
public static class PlaceboCheck
{
    /// <summary>Chance that any channel of a right model with independent errors fails.</summary>
    const double FalseAlarm = 0.05;

    /// <summary>Number of fits that <see cref="Run"/> makes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How to run them.</param>
    public static int Fits(BoundModel model, SensitivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        return options.NoisePlacebos + model.Spec.Channels.Count;
    }

    /// <summary>Fits the model with every placebo in turn.</summary>
    /// <param name="fit">The fit that is checked.</param>
    /// <param name="options">How to run them; null = defaults.</param>
    /// <param name="token">Stops all fits between transitions.</param>
    /// <returns>The same bits for the same fit and options, whatever the number of threads.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PlaceboResult Run(FittedModel fit, SensitivityOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new SensitivityOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.NoisePlacebos, 1, nameof(options));
        var (model, seed) = (fit.Model, options.Seed ?? fit.Sampler.Seed);
        var noises = options.NoisePlacebos;
        var checks = ParallelFits.Run<object>(
            Fits(model, options), options.Threads,
            i => i < noises
                ? Noise(model, seed, i, Sampler(options, seed, i), token)
                : Lead(model, i - noises, Sampler(options, seed, i), token),
            options.Completed, token);
        return new PlaceboResult([.. checks.OfType<NoiseCheck>()], [.. checks.OfType<LeadCheck>()]);
    }

    static SamplerSpec Sampler(SensitivityOptions options, ulong seed, int number) =>
        options.Sampler with { Seed = Seeds.Of(seed, SeedKind.Placebo, number) };

    static NoiseCheck Noise(BoundModel model, ulong seed, int number, SamplerSpec sampler, CancellationToken token)
    {
        try
        {
            var (spec, panel) = PlaceboMedia.Noise(model, seed, number);
            var bound = BoundModel.Bind(spec, panel);
            var last = spec.Channels.Count - 1;
            var ((effect, worth), facts) = (Effect(ModelFit.Run(bound, sampler, threads: 1, token: token), last), bound.Constants.Channels[last]);
            var prior = PriorPass.Run(bound, seed, new Execution(1, token)).Worth[last];
            return new NoiseCheck(Over(prior, facts.Spend), Over(worth, facts.Spend), Over(effect, bound.Constants.Outcome.Total));
        }
        catch (Exception e) when (e is InvalidInputException or SamplingException)
        {
            return new NoiseCheck(Unknown, Unknown, Unknown) { Failure = Message(e) };
        }
    }

    static LeadCheck Lead(BoundModel model, int channel, SamplerSpec sampler, CancellationToken token)
    {
        var (name, rows) = (model.Spec.Channels[channel].Name, PlaceboMedia.LeadRows(model.Panel));
        try
        {
            var (spec, panel) = PlaceboMedia.Lead(model, channel);
            var bound = BoundModel.Bind(spec, panel);
            var column = spec.Controls[^1].Column;
            var coefficient = ModelFit.Run(bound, sampler, threads: 1, token: token).Draws[new ControlKey(column).Name];
            var constants = bound.Constants;
            // Outcome per unit of the column; under a log link, at the mean outcome.
            var unit = (spec.Likelihood is LogNormalErrors ? constants.Outcome.Mean : constants.OutcomeScale) / constants.Controls[^1].Scale;
            double[] effect = [.. coefficient.Select(b => b * unit)];
            double[] fitted = [.. panel.WindowOf(column).Zip(panel.FittedOutcome, static (x, y) => double.IsNaN(y) ? 0 : x)];
            double[] share = [.. effect.Select(e => e * fitted.Sum() / constants.Outcome.Total)];
            var worth = Worth(spec, panel, fitted);
            double[] roi = [.. effect.Select(e => e * worth)];
            var mean = share.Average();
            var sd = Math.Sqrt(share.Sum(s => (s - mean) * (s - mean)) / (share.Length - 1));
            var limit = ScalarMath.NormalQuantile(1 - FalseAlarm / 2 / model.Spec.Channels.Count);
            var isPaid = model.Constants.Channels[channel].Spend > 0;
            return new LeadCheck(name, isPaid ? BandBuilder.Estimate(roi) : Unknown, BandBuilder.Estimate(share), limit * sd) { Z = mean / sd, Rows = rows };
        }
        catch (Exception e) when (e is InvalidInputException or SamplingException)
        {
            return new LeadCheck(name, Unknown, Unknown, double.NaN) { Z = double.NaN, Rows = rows, Failure = Message(e) };
        }
    }

    /// <summary>What a channel brings per draw, in units and in the money of returns.</summary>
    static (double[] Effect, double[] Worth) Effect(FittedModel fit, int channel)
    {
        var (simulator, values) = (fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        var (effect, worth) = (new double[fit.Draws.Count], new double[fit.Draws.Count]);
        for (var draw = 0; draw < effect.Length; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            (effect[draw], worth[draw]) = (simulator.WindowEffect(channel), simulator.WindowWorth(channel));
        }
        return (effect, worth);
    }

    /// <summary>What a unit of the outcome is worth where the spend is, on average; 1 where nothing is stated.</summary>
    static double Worth(ModelSpec spec, Panel panel, double[] spend) => spec.UnitValue switch
    {
        null => 1,
        { Number: { } number } => number,
        { Column: { } column } => Kernels.Dot(spend, panel.WindowOf(column)) / Math.Max(spend.Sum(), double.Epsilon),
        _ => 1,
    };

    static Estimate Over(double[] effect, double divisor) => BandBuilder.Estimate([.. effect.Select(e => e / divisor)]);

    static Estimate Unknown => new(double.NaN, double.NaN, double.NaN, double.NaN);

    static string Message(Exception e) => e is InvalidInputException { Faults: [var first, ..] } ? first.Message : e.Message;
}
