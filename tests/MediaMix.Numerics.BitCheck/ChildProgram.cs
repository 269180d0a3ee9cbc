using System.Diagnostics;

namespace MediaMix.Numerics.BitCheck;

/// <summary>A program run in a child process, whose runtime may be told to do without some instructions.</summary>
public static class ChildProgram
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="path">Its assembly.</param>
    /// <param name="switchedOff">Environment variable of the runtime that is set to 0, such as <c>DOTNET_EnableAVX512</c>; null = none.</param>
    /// <param name="token">Stops waiting and ends the program.</param>
    /// <returns>The lines it printed.</returns>
    /// <exception cref="InvalidOperationException">The program did not start or failed.</exception>
    public static async Task<string[]> RunAsync(string path, string? switchedOff, CancellationToken token)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [path]) { RedirectStandardOutput = true };
        if (switchedOff is not null)
            start.Environment[switchedOff] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{host} did not start.");
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(token).ConfigureAwait(false);
            await process.WaitForExitAsync(token).ConfigureAwait(false);
            return process.ExitCode == 0
                ? output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                : throw new InvalidOperationException($"{path} ended with exit code {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
