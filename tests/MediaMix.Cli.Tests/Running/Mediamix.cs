namespace MediaMix.Cli.Tests;

/// <summary>Runs the whole program inside the test's process, as in a pipe: nobody watches its progress.</summary>
static class Mediamix
{
    public static Task<Outcome> RunAsync(params string[] args) => RunAsync(CancellationToken.None, args);

    public static async Task<Outcome> RunAsync(CancellationToken token, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var host = new Host(output, errors, Host.Rich(output, isRedirected: true), null, TimeProvider.System);
        var code = await CommandLine.RunAsync(args, host, token);
        return new Outcome(code, output.ToString(), errors.ToString());
    }
}
