namespace MediaMix.Cli.Tests;

/// <summary>Every verb ends when it is told to, and leaves nothing behind.</summary>
public class CancellationTests
{
    static readonly string[] Stretches = ["--from", "2023-02-06..2023-03-06", "--to", "2023-05-01..2023-06-05"];

    [Fact]
    public async Task AnyVerb_Cancelled_SaysSoAndWritesNothing()
    {
        using var workspace = Workspace.With(SmallTable.Rows());
        Assert.Equal("", (await workspace.FitAsync()).Errors);
        await Mediamix.RunAsync("fit", workspace.Model, "--out", workspace.At("other"), "--chains", "2", "--warmup", "60", "--draws", "30", "--quiet");
        File.WriteAllText(workspace.At("plan.csv"), SmallTable.Text(SmallTable.Rows(64).Where(static (_, row) => row is 0 or > 60)));
        var (before, report) = (workspace.Entries().ToArray(), File.GetLastWriteTimeUtc(workspace.At("run/report.html")));
        string[][] commands =
        [
            ["check", workspace.Model],
            ["summary", workspace.Run],
            ["report", workspace.Run],
            ["export", workspace.Run, "--out", workspace.At("run.nc")],
            ["predict", workspace.Run, "--plan", workspace.At("plan.csv"), "--out", workspace.At("prediction")],
            ["due-to", workspace.Run, .. Stretches, "--out", workspace.At("due_to.csv")],
            ["simulate", workspace.Run, "--out", workspace.At("world")],
            ["simulate", workspace.Model, "--out", workspace.At("world"), "--roi", "tv=2"],
            ["optimize", workspace.Run, "--out", workspace.At("plan")],
            ["compare", workspace.Run, workspace.At("other"), "--out", workspace.At("comparison")],
            ["recover", workspace.Run, "--refits", "2", "--out", workspace.At("recovery")],
            ["sensitivity", workspace.Run, "--out", workspace.At("sensitivity")],
            ["backtest", workspace.Model, "--out", workspace.At("backtest")],
        ];
        foreach (var command in commands)
            Assert.Equal(new Outcome(ExitCodes.Failed, "", "Cancelled; nothing was written."), await CancelledAsync(command));
        Assert.Equal(before, workspace.Entries());
        Assert.Equal(report, File.GetLastWriteTimeUtc(workspace.At("run/report.html")));
    }

    static async Task<Outcome> CancelledAsync(string[] command)
    {
        var outcome = await Mediamix.RunAsync(new CancellationToken(true), command);
        return outcome with { Errors = outcome.Errors.TrimEnd() };
    }
}
