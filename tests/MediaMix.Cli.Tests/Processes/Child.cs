using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MediaMix.Cli.Tests;

/// <summary>The program as a process of its own, its streams in pipes.</summary>
sealed class Child : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Process _process;
    readonly Task<string> _output;
    readonly Task<string> _errors;

    Child(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a program that lies beside the tests.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="program">Name of its assembly.</param>
    /// <param name="args">Its arguments.</param>
    public static Child StartProgram(string folder, string program, params string[] args)
    {
        // The runtime that runs this test also runs the program, whatever the search path says.
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, program), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new Child(process);
    }

    public static Child Start(string folder, params string[] args) => StartProgram(folder, "MediaMix.Cli.dll", args);

    public bool HasExited => _process.HasExited;

    /// <summary>Sends a signal by name, such as <c>INT</c>.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("/bin/sh", ["-c", FormattableString.Invariant($"kill -{name} {_process.Id}")]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends the process at once, without a word to it (SIGKILL), unless it has ended.</summary>
    public void Kill() => _process.Kill();

    public async Task<Outcome> EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return new Outcome(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Waits until a path exists or the process has ended.</summary>
    public async Task AppearsAsync(string path)
    {
        for (var waited = TimeSpan.Zero; !Path.Exists(path) && !HasExited && waited < Patience; waited += TimeSpan.FromMilliseconds(20))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.True(Path.Exists(path));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
