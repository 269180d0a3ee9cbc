using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// Stability loop: the model is fitted again with the end of the data stepped back. A return that moves when a few weeks are added was
/// not known as well as its interval said.
/// </summary>
public static class StabilityLoop
{
    static readonly int[] Weeks = [0, 4, 8, 13];

    /// <summary>0, 4, 8 and 13 weeks in whole periods of the data, as far as the data reach.</summary>
    /// <param name="panel">All data.</param>
    public static IReadOnlyList<int> UsualCuts(Panel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return [.. Weeks.Select(w => (int)Math.Round(w / panel.Axis.WeeksPerPeriod)).Distinct().Where(cut => panel.Periods - cut >= BacktestPlan.LeastFitted)];
    }

    /// <summary>Runs the loop. The fit to all data has the sampler's own seed, so that it is the fit of <see cref="ModelFit"/>; the others derive theirs from it.</summary>
    /// <param name="spec">The model as written.</param>
    /// <param name="panel">All data.</param>
    /// <param name="sampler">How to sample every fit.</param>
    /// <param name="cuts">How many periods to cut off the end, ascending from 0.</param>
    /// <param name="threads">Threads at the same time; 0 = one per processor. Changes no result.</param>
    /// <param name="report">Called with the number of finished fits, from any thread.</param>
    /// <param name="token">Stops the fits.</param>
    /// <exception cref="ArgumentException">The cuts do not ascend from 0, or leave no period.</exception>
    /// <exception cref="InvalidInputException">The model cannot be fitted to the shorter data; the faults say to which.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RoiStability Run(
        ModelSpec spec, Panel panel, SamplerSpec sampler, IReadOnlyList<int> cuts, int threads = 0, Action<int>? report = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(cuts);
        if (cuts.Count == 0 || cuts[0] != 0 || cuts.Zip(cuts.Skip(1)).Any(static pair => pair.Second <= pair.First) || cuts[^1] >= panel.Periods)
            throw new ArgumentException("Cuts ascend from 0 and leave a period.", nameof(cuts));
        OriginFit[] fits = [.. cuts.Select(cut => OriginFit.Bind(spec, panel, panel.Periods - cut, 0, sampler))];
        fits[0] = fits[0] with { Sampler = sampler };
        var refits = RefitPool.Run(fits, threads, (fit, share) => Refit.Of(fit, new Execution(share, token)), report, token);
        var model = fits[0].Model;
        return new RoiStability
        {
            Name = spec.Name,
            Periods = panel.Window,
            Cuts = cuts,
            Fits = [.. refits.Select(static r => r.Health)],
            Channels = [.. model.PaidChannels().Select(m => Channel(model, m, refits))],
        };
    }

    static ChannelStability Channel(BoundModel model, int channel, Refit[] refits)
    {
        var name = model.Spec.Channels[channel].Name;
        double[]?[] rois = [.. refits.Select(refit => refit.Roi.GetValueOrDefault(name))];
        var overlaps = new double[rois.Length];
        for (var i = 0; i < rois.Length; i++)
            overlaps[i] = i > 0 && rois[i] is { } earlier && rois[i - 1] is { } later ? DensityOverlap.Of(earlier, later) : double.NaN;
        return new ChannelStability(
            name, model.Constants.Channels[channel].Spend / model.Constants.TotalSpend,
            [.. rois.Select(static roi => roi is null ? (Estimate?)null : BandBuilder.Estimate(roi))], overlaps);
    }

    /// <summary>What is kept of one fit.</summary>
    sealed record Refit(IReadOnlyDictionary<string, double[]> Roi, FitHealth Health)
    {
        public static Refit Of(OriginFit origin, Execution run)
        {
            var fit = origin.Run(run);
            return new Refit(ChannelRoi.Of(fit, run), FitHealth.Of(fit));
        }
    }
}
