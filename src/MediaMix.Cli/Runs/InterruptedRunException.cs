namespace MediaMix.Cli;

/// <summary>A run stopped before its end, and what it had done is kept.</summary>
/// <param name="reason">What stopped it.</param>
sealed class InterruptedRunException(Exception reason) : Exception(
    reason is OperationCanceledException
        ? "Interrupted; what was sampled is kept. Repeat the command with --resume to go on."
        : $"{reason.Message} What was sampled is kept: when the cause is mended, repeat the command with --resume to go on.",
    reason);
