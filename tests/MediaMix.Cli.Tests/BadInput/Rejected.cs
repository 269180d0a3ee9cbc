namespace MediaMix.Cli.Tests;

/// <summary>What every refusal of bad input has in common.</summary>
static class Rejected
{
    /// <summary>Fits and expects a refusal that contains all the given texts.</summary>
    public static async Task FitAsync(Workspace workspace, params string[] expected)
    {
        var before = workspace.Entries().ToArray();
        var outcome = await workspace.FitAsync();
        Check(outcome, expected);
        Assert.Equal(before, workspace.Entries());
    }

    /// <summary>Exit code 2, a message for people on standard error, nothing on standard output.</summary>
    public static void Check(Outcome outcome, params string[] expected)
    {
        Assert.Equal(ExitCodes.WrongInput, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith("error: ", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Errors);
        foreach (var text in expected)
            Assert.Contains(text, outcome.Errors, StringComparison.Ordinal);
    }
}
