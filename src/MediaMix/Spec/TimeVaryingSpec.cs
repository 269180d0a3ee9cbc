namespace MediaMix;

/// <summary>
/// Channels whose effectiveness moves over time: the response of every row is multiplied by a curve that is positive and one on
/// average over the fitted rows, so that strengths keep their meaning.
/// </summary>
public sealed record TimeVaryingSpec
{
    /// <value>Names of channels of the model, at least one; each in one such group at most.</value>
    public required SpecList<string> Channels { get; init; }

    /// <value>True: one curve for all of them; false (default): each has its own, of the same kind.</value>
    public bool IsShared { get; init; }

    /// <value>The kind of curve; default knots.</value>
    public EffectivenessSpec Effectiveness { get; init; } = new EffectivenessKnots();

    /// <summary>The curves by name, each with its channels: the name is that of the channel, or of all that share it, joined by a plus.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Channels)> Curves() =>
        IsShared ? [(string.Join('+', Channels), Channels)] : Channels.Select(static channel => (channel, (IReadOnlyList<string>)[channel]));
}

/// <summary>A kind of curve of effectiveness.</summary>
public abstract record EffectivenessSpec;

/// <summary>
/// Straight lines between evenly spaced knots, the first in the first fitted period and the last in the last. The logs of the knots
/// are independent with one sd, the spread, which shrinks to 0 when the data say nothing: then the effectiveness is constant.
/// </summary>
/// <param name="Count">Number of knots, from 2 to the number of fitted periods; null = one per 13 weeks.</param>
/// <param name="Spread">Prior of the sd of the logs, > 0; null = half-normal(0.3).</param>
public sealed record EffectivenessKnots(int? Count = null, Prior? Spread = null) : EffectivenessSpec;

/// <summary>The exponential of a Gaussian process, so that its sd is that of the log effectiveness; default half-normal(0.3).</summary>
/// <param name="Process">The process.</param>
public sealed record EffectivenessProcess(GaussianProcess Process) : EffectivenessSpec
{
    /// <summary>A process with all defaults.</summary>
    public EffectivenessProcess()
        : this(new GaussianProcess())
    {
    }
}
