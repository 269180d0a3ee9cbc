namespace MediaMix;

/// <summary>Everything a model file says: where the data are, the model, and how to sample it.</summary>
/// <param name="Data">Source and date handling.</param>
/// <param name="Model">The model.</param>
/// <param name="Sampler">How the posterior is sampled.</param>
public sealed record ModelFile(DataSpec Data, ModelSpec Model, SamplerSpec Sampler)
{
    /// <value>The earlier run that priors are taken from; null (default) = none.</value>
    public RefreshSpec? PriorsFrom { get; init; }
}
