namespace MediaMix.Cli.Tests;

/// <summary>What a run of the program left on its streams.</summary>
/// <param name="ExitCode">Exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
sealed record Outcome(int ExitCode, string Output, string Errors);
