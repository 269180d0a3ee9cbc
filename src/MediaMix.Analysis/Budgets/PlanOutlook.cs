using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// The outcome of the periods of a plan, over all of them and all geos, apart from what the planned media bring in them: what a forecast expects of baseline, controls,
/// past media that carry over and media that cost nothing, and noise. The noise of a draw is the same for every plan. Results do not depend on the number of
/// threads. Immutable.
/// </summary>
/// <param name="Expected">Expected outcome per draw.</param>
/// <param name="Noise">[draw][sample] equally likely amounts of noise: where it is normal one from each of equal parts of its distribution.</param>
/// <param name="NoiseSd">Its standard deviation per draw where it is normal; NaN where it is not.</param>
/// <param name="Fresh">Parameters that the fit says nothing of and that were drawn from their priors.</param>
sealed record PlanOutlook(double[] Expected, double[][] Noise, double[] NoiseSd, IReadOnlyList<string> Fresh)
{
    /// <summary>Samples of the noise per draw: with a thousand draws, the Monte Carlo error of a probability is that of the draws.</summary>
    const int Samples = 10;

    /// <summary>True where the noise is normal.</summary>
    public bool IsNormal => Array.TrueForAll(NoiseSd, static sd => sd > 0);

    /// <summary>Expected outcome with every sample of the noise, [draw][sample].</summary>
    public double[][] Outcomes => [.. Noise.Select((samples, draw) => Array.ConvertAll(samples, noise => Expected[draw] + noise))];

    /// <summary>Forecasts with every draw that is planned with.</summary>
    /// <param name="fit">The fit; its errors are not log-normal.</param>
    /// <param name="panel">Its panel with the periods of the plan behind the window; spend and exposure of planned channels there are not looked at.</param>
    /// <param name="planned">0-based planned channels.</param>
    /// <param name="stride">Every how many draws one is planned with.</param>
    public static PlanOutlook Of(FittedModel fit, Panel panel, IReadOnlyList<int> planned, int stride)
    {
        foreach (var channel in planned.Select(m => fit.Model.Spec.Channels[m]))
            panel = Rest(Rest(panel, channel.Spend!, fit.Model), channel.ExposureColumn, fit.Model);
        var kept = DrawPass.Kept(fit, stride);
        var outlook = new PlanOutlook(new double[kept], BandBuilder.Allocate(kept, Samples), new double[kept], OutcomeForecast.Create(fit.Model, panel).Fresh);
        DrawPass.Run(fit, _ => new Visitor(fit, OutcomeForecast.Create(fit.Model, panel), outlook, stride), stride);
        return outlook;
    }

    /// <summary>The panel with nothing in a column behind the window.</summary>
    static Panel Rest(Panel panel, string column, BoundModel model)
    {
        var (values, start) = ((double[])panel.Series[column].Values.Clone(), panel.History + model.Panel.Periods);
        for (var g = 0; g < panel.Geos.Count; g++)
            values.AsSpan(g * panel.Axis.Count + start, panel.Axis.Count - start).Clear();
        return panel.WithSeries(panel.Series[column] with { Values = values });
    }

    sealed class Visitor(FittedModel fit, OutcomeForecast forecast, PlanOutlook outlook, int stride) : IDrawVisitor
    {
        readonly double[] _values = fit.Model.AllocateValues();
        readonly double[] _expected = new double[forecast.Horizon.Cells];
        readonly double[] _cells = new double[forecast.Horizon.Cells];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            fit.Values(draw, _values);
            var (chain, iteration) = Math.DivRem(draw, fit.Draws.Iterations);
            // The stream of a forecast, so that the baseline is the one that is predicted.
            var baseline = Rng.Create(fit.Sampler.Seed, chain, iteration, (int)RngPurpose.Forecast);
            forecast.Load(_values, ref baseline);
            forecast.Expected(_expected);
            var (own, sd) = (draw / stride, forecast.TotalNoise());
            (outlook.Expected[own], outlook.NoiseSd[own]) = (Kernels.Sum(_expected), sd);
            var noise = Rng.Create(fit.Sampler.Seed, chain, iteration, (int)RngPurpose.PlanNoise);
            var samples = outlook.Noise[own];
            var offset = double.IsNaN(sd) ? 0 : noise.NextDouble();
            for (var i = 0; i < samples.Length; i++)
                samples[i] = double.IsNaN(sd) ? Sample(ref noise) : sd * ScalarMath.NormalQuantile(Math.Min((i + offset) / samples.Length, 1 - 1e-12));
        }

        double Sample(ref Rng rng)
        {
            _expected.CopyTo(_cells, 0);
            forecast.Scatter(ref rng, _cells);
            return Kernels.Sum(_cells) - Kernels.Sum(_expected);
        }
    }
}
