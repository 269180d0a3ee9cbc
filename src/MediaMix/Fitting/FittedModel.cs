using MediaMix.Inference;

namespace MediaMix;

/// <summary>A model with its posterior. What a fit returns; nothing is filled in later. Thread-safe.</summary>
public sealed class FittedModel
{
    readonly double[][] _sampled;

    /// <summary>Joins a bound model with its draws.</summary>
    /// <param name="model">The model.</param>
    /// <param name="draws">Draws that hold every sampled parameter of the model by name.</param>
    /// <param name="statistics">What the sampler did.</param>
    /// <param name="sampler">How it was run.</param>
    /// <exception cref="ArgumentException">A sampled parameter is missing from the draws.</exception>
    public FittedModel(BoundModel model, Draws draws, SamplerStatistics statistics, SamplerSpec sampler)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(draws);
        var missing = model.Sampled.FirstOrDefault(p => !draws.Contains(p.Name));
        if (missing is not null)
            throw new ArgumentException($"The draws have no parameter {missing.Name}.", nameof(draws));
        (Model, Draws, Statistics, Sampler) = (model, draws, statistics, sampler);
        _sampled = [.. model.Sampled.Select(p => draws[p.Name])];
    }

    /// <summary>The model.</summary>
    public BoundModel Model { get; }

    /// <summary>Draws of all parameters and derived quantities.</summary>
    public Draws Draws { get; }

    /// <summary>What the sampler did.</summary>
    public SamplerStatistics Statistics { get; }

    /// <summary>How it was run.</summary>
    public SamplerSpec Sampler { get; }

    /// <summary>Writes the value vector of one draw.</summary>
    /// <param name="draw">0-based draw over all chains, chain-major.</param>
    /// <param name="values">From <see cref="BoundModel.AllocateValues"/>; the sampled part is overwritten.</param>
    public void Values(int draw, Span<double> values)
    {
        for (var i = 0; i < _sampled.Length; i++)
            values[i] = _sampled[i][draw];
    }
}
