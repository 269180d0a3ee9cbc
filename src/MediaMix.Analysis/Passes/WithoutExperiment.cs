using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>A fit of the same model to the same data without one experiment. Priors, constants and confounding terms stay as they were.</summary>
static class WithoutExperiment
{
    /// <summary>Fits; the draws come back under the model with the experiment, so that what they imply in its place can be asked.</summary>
    public static FittedModel Fit(FittedModel fit, int experiment, Execution run)
    {
        var model = BoundModel.Bind(Without(fit.Model.Spec, experiment), fit.Model.Panel, fit.Model.Constants);
        var sampler = fit.Sampler with { Seed = Seeds.Of(fit.Sampler.Seed, SeedKind.WithoutExperiment, experiment) };
        var refit = ModelFit.Run(model, sampler, run.Threads, token: run.Token);
        return new FittedModel(fit.Model, refit.Draws, refit.Statistics, sampler);
    }

    internal static ModelSpec Without(ModelSpec spec, int experiment)
    {
        var name = spec.Experiments[experiment].Name;
        return spec with
        {
            Experiments = [.. spec.Experiments.Where((_, e) => e != experiment)],
            ExperimentCovariances = [.. spec.ExperimentCovariances.Select(group => Without(group, name)).Where(static group => group.Experiments.Count > 1)],
        };
    }

    /// <summary>The others of a jointly normal group have the covariance that is left of its matrix.</summary>
    static ExperimentCovariance Without(ExperimentCovariance group, string name)
    {
        var kept = Enumerable.Range(0, group.Experiments.Count).Where(i => group.Experiments[i] != name).ToArray();
        return new ExperimentCovariance([.. kept.Select(i => group.Experiments[i])], [.. kept.Select(i => Row(group.Covariance[i], kept))]);
    }

    static SpecList<double> Row(SpecList<double> row, int[] kept) => [.. kept.Select(j => row[j])];
}
