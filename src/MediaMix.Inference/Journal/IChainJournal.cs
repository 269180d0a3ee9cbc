namespace MediaMix.Inference;

/// <summary>
/// Where chains keep their progress, so that a run that was killed goes on where it was. What is kept when changes no draw:
/// everything that a chain does follows from the seed and the last state that was kept.
/// </summary>
public interface IChainJournal
{
    /// <summary>Opens the log of one chain, or makes an empty one. Called once per chain, from any thread.</summary>
    /// <param name="name">Name of the log: letters, digits and hyphens.</param>
    IChainLog Open(string name);
}
