namespace MediaMix.Cli;

/// <summary>How long a run took.</summary>
/// <param name="Warmup">Seconds of warm-up of the slowest chain.</param>
/// <param name="Sampling">Seconds of sampling of the slowest chain.</param>
/// <param name="Wall">Seconds from start to the written report.</param>
sealed record RunTimings(double Warmup, double Sampling, double Wall);
