namespace MediaMix.Cli.Tests;

/// <summary>Commands, options, files and folders that make no sense.</summary>
public class UsageTests
{
    [Theory]
    [InlineData("fit")]
    [InlineData("check")]
    [InlineData("summary")]
    [InlineData("report")]
    [InlineData("init")]
    public async Task Verb_MissingFile_IsRefused(string verb)
    {
        using var workspace = new Workspace();
        var outcome = await Mediamix.RunAsync(verb, workspace.At("gone"));

        Rejected.Check(outcome, "gone");
        Assert.Empty(workspace.Entries());
    }

    [Theory]
    [InlineData("fit")]
    [InlineData("check")]
    [InlineData("init")]
    public async Task Verb_FolderInPlaceOfAFile_IsRefused(string verb)
    {
        using var workspace = new Workspace();
        Directory.CreateDirectory(workspace.At("sub.d"));
        var outcome = await Mediamix.RunAsync(verb, workspace.At("sub.d"));

        Rejected.Check(outcome, "sub.d: This is a folder, not a file.");
        Assert.Equal(["sub.d"], workspace.Entries());
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("report")]
    public async Task Verb_FolderThatIsNoRun_IsRefused(string verb)
    {
        using var workspace = Workspace.Sound();
        Directory.CreateDirectory(workspace.Run);

        Rejected.Check(await Mediamix.RunAsync(verb, workspace.Run), "run.json");
        Assert.Empty(Directory.EnumerateFileSystemEntries(workspace.Run));
    }

    [Fact]
    public async Task Fit_OutFolderIsAFile_IsRefused()
    {
        using var workspace = Workspace.Sound();
        await File.WriteAllTextAsync(workspace.Run, "mine", TestContext.Current.CancellationToken);

        await Rejected.FitAsync(workspace, "run: There is a file of this name.");
        Assert.Equal("mine", await File.ReadAllTextAsync(workspace.Run, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData]
    [InlineData("--force")]
    public async Task Fit_OutFolderIsNoRunFolder_IsNeverReplaced(params string[] force)
    {
        using var workspace = Workspace.Sound();
        Directory.CreateDirectory(workspace.Run);
        await File.WriteAllTextAsync(Path.Combine(workspace.Run, "thesis.txt"), "mine", TestContext.Current.CancellationToken);
        var outcome = await workspace.FitAsync(force);

        Rejected.Check(outcome, "run: The folder is not empty and not a run folder");
        Assert.Equal(["data.csv", "model.yaml", "run"], workspace.Entries());
        Assert.Equal(["thesis.txt"], Directory.EnumerateFileSystemEntries(workspace.Run).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("missing", "There is no such folder.")]
    [InlineData("data.csv", "This is a file, not the folder of a finished run.")]
    [InlineData("plan", "This is the folder of `mediamix optimize`, not of a finished run.", "Open its plan.html")]
    [InlineData("old plan", "This is the folder of `mediamix optimize`, not of a finished run.")]
    [InlineData("backtest", "This is the folder of `mediamix backtest`, not of a finished run.")]
    [InlineData("simulate", "This is the folder of `mediamix simulate`, not of a finished run.", "Fit its model.yaml with `mediamix fit`")]
    [InlineData("empty", "This is not the run.json of a finished run.")]
    public async Task Summary_NotARun_SaysWhatItIs(string name, params string[] words)
    {
        using var workspace = Workspace.With(SmallTable.Rows());
        Directory.CreateDirectory(workspace.At("empty"));
        Folder("plan", """{ "kind": "optimize" }""", "plan.html");
        Folder("old plan", """{ "kind": "optimization" }""");
        Folder("backtest", """{ "study": "backtest" }""");
        Folder("simulate", """{ "kind": "simulate", "data_hash": "0" }""", "model.yaml");

        var outcome = await Mediamix.RunAsync("summary", workspace.At(name));

        Rejected.Check(outcome, words);

        void Folder(string called, string record, string? other = null)
        {
            Directory.CreateDirectory(workspace.At(called));
            File.WriteAllText(Path.Combine(workspace.At(called), "run.json"), record);
            if (other is not null)
                File.WriteAllText(Path.Combine(workspace.At(called), other), "");
        }
    }

    [Theory]
    [InlineData("", "fitt", "x.yaml")]
    [InlineData("")]
    [InlineData("fit ", "fit")]
    [InlineData("fit ", "fit", "x.yaml", "y.yaml")]
    [InlineData("fit ", "fit", "x.yaml", "--colour")]
    [InlineData("fit ", "fit", "x.yaml", "--chains")]
    [InlineData("demo ", "demo", "surprise")]
    [InlineData("export ", "export", "run", "--format", "foo")]
    public async Task CommandLine_WrongUsage_PointsToHelpOfVerb(string verb, params string[] args)
    {
        var outcome = await Mediamix.RunAsync(args);

        Rejected.Check(outcome, $"See `mediamix {verb}--help`.");
        Assert.DoesNotContain('\uFFFD', outcome.Errors);
    }

    [Theory]
    [InlineData("--seed", "minus one")]
    [InlineData("--seed", "-1")]
    [InlineData("--seed", "18446744073709551616")]
    [InlineData("--chains", "0")]
    [InlineData("--chains", "-4")]
    [InlineData("--chains", "257")]
    [InlineData("--chains", "two")]
    [InlineData("--warmup", "19")]
    [InlineData("--draws", "0")]
    [InlineData("--draws", "1e3")]
    [InlineData("--draws", "1,000")]
    [InlineData("--draws", "2147483648")]
    [InlineData("--threads", "-1")]
    public async Task Fit_OptionOutOfRange_NamesItAndTheRange(string option, string value)
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync("fit", workspace.Model, "--out", workspace.Run, option, value);

        Rejected.Check(outcome, $"{option} is {value}; it must be a whole number between");
        Assert.DoesNotContain("System.", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(["data.csv", "model.yaml"], workspace.Entries());
    }

    [Fact]
    public async Task CommandLine_EscapeSequenceInAName_IsNotSentToTheTerminal()
    {
        var outcome = await Mediamix.RunAsync("fit", "\u001b[31m.yaml");

        Rejected.Check(outcome, "[31m.yaml: There is no such file.");
    }

    [Fact]
    public async Task Demo_FolderWithSomethingElse_IsRefused()
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync("demo", "--out", workspace.At(""));

        Rejected.Check(outcome, "something other than a demo");
        Assert.Equal(["data.csv", "model.yaml"], workspace.Entries());
    }

    [Fact]
    public async Task Init_ModelExists_IsRefused()
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync("init", workspace.Data);

        Rejected.Check(outcome, "model.yaml: The file exists.", "--force");
        Assert.Equal(SmallTable.Model, await File.ReadAllTextAsync(workspace.Model, TestContext.Current.CancellationToken));
    }
}
