using MediaMix.Inference;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// Fits variants of a model to the same data and sets their returns side by side with its own: an interval knows nothing of the
/// other models that could have been written down.
/// </summary>
public static class SpecificationSensitivity
{
    /// <summary>Number of fits that <see cref="Run"/> makes.</summary>
    /// <param name="model">The model.</param>
    public static int Fits(BoundModel model) => SpecificationVariants.Of(model).Count;

    /// <summary>Fits all variants.</summary>
    /// <param name="fit">The fit that they are compared with.</param>
    /// <param name="options">How to run them; null = defaults.</param>
    /// <param name="token">Stops all fits between transitions.</param>
    /// <returns>The same bits for the same fit and options, whatever the number of threads.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SensitivityResult Run(FittedModel fit, SensitivityOptions? options = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new SensitivityOptions();
        var variants = SpecificationVariants.Of(fit.Model);
        var loo = Loo(fit, new Execution(options.Threads, token));
        var seed = options.Seed ?? fit.Sampler.Seed;
        var fits = ParallelFits.Run(
            variants.Count, options.Threads, i => Fit(variants[i], fit.Model.Panel, options.Sampler with { Seed = Seeds.Of(seed, SeedKind.Variant, i) }, loo, token), options.Completed, token);
        var amounts = new ChannelAmounts(fit.Model);
        var found = amounts.Of(fit);
        return new SensitivityResult
        {
            Variants = fits,
            Channels = [.. found.Select((draws, m) => Channel(fit.Model.Spec.Channels[m].Name, amounts.IsReturn[m], BandBuilder.Estimate(draws), fits, m))],
        };
    }

    /// <summary>A variant that does not fit the data is a finding, not the end of the comparison.</summary>
    static VariantFit Fit(SpecificationVariant variant, Panel panel, SamplerSpec sampler, LooEstimate loo, CancellationToken token)
    {
        var result = new VariantFit(variant.Name, variant.Change);
        try
        {
            var fit = ModelFit.Run(BoundModel.Bind(variant.Spec, panel), sampler, threads: 1, token: token);
            var comparison = ModelComparison.Between(loo, Loo(fit, new Execution(1, token)));
            return result with
            {
                Amounts = [.. new ChannelAmounts(fit.Model).Of(fit).Select(BandBuilder.Estimate)],
                ElpdDifference = comparison.ElpdDifference,
                ElpdError = comparison.StandardError,
                MaxRhat = FitHealth.Of(fit).MaxRhat,
                Divergences = fit.Statistics.Divergences,
            };
        }
        catch (Exception e) when (e is InvalidInputException or SamplingException)
        {
            return result with { Failure = e is InvalidInputException { Faults: [var first, ..] } ? first.Message : e.Message };
        }
    }

    static LooEstimate Loo(FittedModel fit, Execution run) => CellPass.Run(fit, ComponentPass.Run(fit, run: run), run).Loo;

    static ChannelSensitivity Channel(string name, bool isReturn, Estimate own, VariantFit[] fits, int channel)
    {
        var usable = fits.Where(static f => f.IsUsable).ToArray();
        double[] medians = [own.Q50, .. usable.Select(f => f.Amounts[channel].Q50)];
        var moved = usable.Where(f => f.Amounts[channel].Q50 < own.Q5 || f.Amounts[channel].Q50 > own.Q95).Select(static f => f.Name);
        return new ChannelSensitivity(name, isReturn, own, medians.Min(), medians.Max(), [.. moved]);
    }
}
