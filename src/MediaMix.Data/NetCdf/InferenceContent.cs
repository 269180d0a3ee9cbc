namespace MediaMix.Data;

/// <summary>What of a fit goes into a file for other tools.</summary>
public sealed record InferenceContent
{
    /// <value>Draws of parameters and statistics of the sampler.</value>
    public required StoredDraws Draws { get; init; }

    /// <value>Draws of the same parameters from their priors; any number of chains and draws. Null = left out.</value>
    public IReadOnlyList<DrawVariable>? Prior { get; init; }

    /// <value>Draws of the outcome from the priors, one per draw of <see cref="Prior"/>, otherwise like <see cref="Predictive"/>. Null = left out.</value>
    public IEnumerable<double[]>? PriorPredictive { get; init; }

    /// <value>The fitted data.</value>
    public required Panel Panel { get; init; }

    /// <value>The model.</value>
    public required ModelSpec Model { get; init; }

    /// <value>Draws of the outcome, one per draw of the posterior, chain after chain, [geo, period of the window]; enumerated once, each read before the next is asked for. Null = left out.</value>
    public IEnumerable<double[]>? Predictive { get; init; }

    /// <value>Log density of every fitted outcome, likewise; 0 where nothing is fitted. Null = left out.</value>
    public IEnumerable<double[]>? LogLikelihood { get; init; }

    /// <value>The program that writes, such as <c>mediamix 1.2</c>.</value>
    public required string Creator { get; init; }
}
