namespace MediaMix.Inference;

/// <summary>A chain could not run: no start with finite density, for instance.</summary>
public sealed class SamplingException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="chain">0-based chain.</param>
    /// <param name="message">What happened.</param>
    public SamplingException(int chain, string message)
        : base(message) => Chain = chain;

    /// <summary>0-based chain.</summary>
    public int Chain { get; }
}
