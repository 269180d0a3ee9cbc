namespace MediaMix.Cli;

/// <summary>What becomes of the progress of a run.</summary>
enum ProgressKeeping
{
    /// <summary>It is lost when the run is interrupted.</summary>
    None,

    /// <summary>It is kept when the run is interrupted.</summary>
    Keep,

    /// <summary>It is kept, and the run goes on with what an earlier one has kept.</summary>
    Resume,
}
