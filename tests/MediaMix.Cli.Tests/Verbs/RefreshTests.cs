using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>A run whose priors come from another, what moved between two runs, and what drove the outcome.</summary>
public class RefreshTests
{
    static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    [Fact]
    public async Task Fit_PriorsFromARun_SpellsThemOutWarnsAndReadsBack()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");
        var model = workspace.At("again.yaml");
        await File.WriteAllTextAsync(model, "priors_from: { run: run, inflate: 1.5 }\n" + SmallTable.Model, TestContext.Current.CancellationToken);
        var again = workspace.At("again");
        var outcome = await Mediamix.RunAsync("fit", model, "--out", again, "--chains", "2", "--warmup", "60", "--draws", "30", "--json");

        Assert.Contains("again.yaml:1:14: priors_from: 60 of 60 fitted rows were fitted in the earlier run, too.", outcome.Errors, StringComparison.Ordinal);
        var stored = await File.ReadAllTextAsync(Path.Combine(again, "model.yaml"), TestContext.Current.CancellationToken);
        Assert.Contains("parameter_priors:", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("priors_from", stored, StringComparison.Ordinal);
        Directory.Delete(workspace.Run, recursive: true);
        // The new run needs the earlier one no more.
        var (fitted, readBack) = (Parse(outcome.Output), Parse((await Mediamix.RunAsync("summary", again, "--json")).Output));
        Assert.Equal(fitted.GetProperty("channels").ToString(), readBack.GetProperty("channels").ToString());
        Assert.Contains("noise", fitted.GetProperty("priors").GetProperty("carried").EnumerateArray().Select(static name => name.GetString()));
        Assert.Equal(fitted.GetProperty("priors").ToString(), readBack.GetProperty("priors").ToString());
        Assert.Contains("taken over from an earlier run", await File.ReadAllTextAsync(Path.Combine(again, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Sixty draws are too few for any verdict but this one.</summary>
    [Fact]
    public async Task Fit_PriorsFromADoubtfulRun_SaysSoEverywhere()
    {
        using var workspace = Workspace.Sound();
        Assert.Equal(ExitCodes.NotTrusted, (await workspace.FitAsync("--quiet")).ExitCode);
        var (model, again) = (workspace.At("again.yaml"), workspace.At("again"));
        await File.WriteAllTextAsync(model, "priors_from: run\n" + SmallTable.Model, TestContext.Current.CancellationToken);
        var check = await Mediamix.RunAsync("check", model);
        var fit = await Mediamix.RunAsync("fit", model, "--out", again, "--chains", "2", "--warmup", "60", "--draws", "30");
        var report = await File.ReadAllTextAsync(Path.Combine(again, "report.html"), TestContext.Current.CancellationToken);

        const string Sentence = "Priors come from the run run, made 2 times as wide; its verdict was “do not trust”: ";
        Assert.Contains($"again.yaml:1:14: priors_from: {Sentence}", check.Errors, StringComparison.Ordinal);
        Assert.Contains(Sentence, fit.Errors, StringComparison.Ordinal);
        Assert.Contains($"  {Sentence}", fit.Output, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\" id=\"priors-note\"><b>Doubtful priors.</b> Priors come from the run run", report, StringComparison.Ordinal);
        Assert.Contains($"  {Sentence}", (await Mediamix.RunAsync("summary", again)).Output, StringComparison.Ordinal);
        await Mediamix.RunAsync("report", again);
        Assert.Equal(report, await File.ReadAllTextAsync(Path.Combine(again, "report.html"), TestContext.Current.CancellationToken));

        // Without its diagnostics the verdict comes from the draws.
        File.Delete(Path.Combine(workspace.Run, "diagnostics.json"));
        Assert.Equal(check.Errors, (await Mediamix.RunAsync("check", model)).Errors);
    }

    [Fact]
    public async Task Fit_PriorsFromAnotherKindOfOutcome_IsRefused()
    {
        static string Model(string kind) => SmallTable.Model.Replace("  outcome: revenue\n", $"  outcome: revenue\n  outcome_kind: {kind}\n", StringComparison.Ordinal);
        using var workspace = Workspace.With(SmallTable.Rows(), Model("revenue"));
        await workspace.FitAsync("--quiet");
        var model = workspace.At("again.yaml");
        await File.WriteAllTextAsync(model, "priors_from: run\n" + Model("units"), TestContext.Current.CancellationToken);
        Rejected.Check(await Mediamix.RunAsync("check", model), "again.yaml:1:14: priors_from: the outcome of run counts money, that of this model units");
    }

    /// <summary>A quarter of rows alone has no season by default; the earlier run has learned one.</summary>
    [Fact]
    public async Task Fit_AQuarterAfterALongerRun_KeepsItsSeasonAndBlamesNotTheSpecification()
    {
        const string Few = "--chains 2 --warmup 60 --draws 30";
        var rows = SmallTable.Rows();
        var model = SmallTable.Model.Replace("baseline: { trend: none, seasonality: none }", "", StringComparison.Ordinal);
        using var workspace = Workspace.With(rows, model.Replace("outcome: revenue", $"outcome: revenue\n  until: {rows[52][0]}", StringComparison.Ordinal));
        await workspace.FitAsync("--quiet");
        var again = workspace.At("again.yaml");
        await File.WriteAllTextAsync(again, "priors_from: run\n" + model.Replace("outcome: revenue", $"outcome: revenue\n  from: {rows[50][0]}", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var check = await Mediamix.RunAsync("check", again);
        Assert.Contains("The seasonality is that of run (yearly waves, order 2)", check.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var refreshed = await Mediamix.RunAsync(["fit", again, "--out", workspace.At("again"), .. Few.Split(' '), "--quiet"]);
        Assert.NotEqual(ExitCodes.WrongInput, refreshed.ExitCode);
        var why = Parse((await Mediamix.RunAsync("why", workspace.Run, workspace.At("again"), "--json")).Output);
        Assert.All(why.GetProperty("channels").EnumerateArray(), static c => Assert.Equal(0, c.GetProperty("specification").GetDouble()));
    }

    [Fact]
    public async Task Fit_PriorsFromWhatIsNoRun_IsRefusedWithItsPlace()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), "priors_from: gone\n" + SmallTable.Model);
        await Rejected.FitAsync(workspace, "model.yaml:1:14: priors_from: gone cannot be read.", "finished run");
    }

    [Fact]
    public async Task Fit_WrongParameterPrior_IsRefusedWithItsPlace()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), SmallTable.Model + "parameter_priors:\n  - { name: tv.rio, prior: \"lognormal(0, 1)\" }\n");
        await Rejected.FitAsync(workspace, "model.yaml:13:5: parameter_priors: the model has no parameter tv.rio. Did you mean tv.roi?");
    }

    [Fact]
    public async Task Why_TwoRuns_PartsAddUpAndNothingMovesBetweenARunAndItself()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");
        var same = Parse((await Mediamix.RunAsync("why", workspace.Run, workspace.Run, "--json")).Output);
        Assert.Equal(0, same.GetProperty("fits").GetInt32());
        Assert.All(same.GetProperty("channels").EnumerateArray(), static c => Assert.Equal(0, c.GetProperty("change").GetDouble()));

        var model = workspace.At("other.yaml");
        await File.WriteAllTextAsync(model, SmallTable.Model.Replace("controls: [ price ]", "controls: []", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Mediamix.RunAsync("fit", model, "--out", workspace.At("other"), "--chains", "2", "--warmup", "60", "--draws", "30", "--quiet");
        var moved = Parse((await Mediamix.RunAsync("why", workspace.Run, workspace.At("other"), "--json")).Output);
        Assert.Equal(["tv", "radio", "all"], moved.GetProperty("channels").EnumerateArray().Select(static c => c.GetProperty("channel").GetString()));
        Assert.All(moved.GetProperty("channels").EnumerateArray(), static c =>
            Assert.Equal(c.GetProperty("change").GetDouble(), new[] { "data", "priors", "specification" }.Sum(part => c.GetProperty(part).GetDouble()), 1e-9));
        Assert.Matches("radio (went from|stayed at) ", (await Mediamix.RunAsync("why", workspace.Run, workspace.At("other"))).Output);
        Assert.True(same.GetProperty("same_model").GetBoolean());
        Assert.False(moved.GetProperty("same_model").GetBoolean());
        Assert.StartsWith("Both runs fit the same model", (await Mediamix.RunAsync("why", workspace.Run, workspace.Run)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DueTo_TwoStretches_PrintsJsonAndWritesTheTable()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");
        string[] verb = ["due-to", workspace.Run, "--from", "2023-01-02..2023-03-20", "--to", "2023-07-03..2023-09-18", "--out", workspace.At("due_to.csv")];
        var printed = await Mediamix.RunAsync([.. verb, "--json"]);
        var result = Parse(printed.Output);
        var sum = result.GetProperty("drivers").EnumerateArray().Sum(static d => d.GetProperty("change").GetProperty("mean").GetDouble());

        Assert.Equal(ExitCodes.Done, printed.ExitCode);
        Assert.Equal(result.GetProperty("expected_change").GetProperty("mean").GetDouble(), sum, 1e-6);
        Assert.Equal((12, 12), (result.GetProperty("from").GetProperty("periods").GetInt32(), result.GetProperty("to").GetProperty("periods").GetInt32()));
        var lines = await File.ReadAllLinesAsync(workspace.At("due_to.csv"), TestContext.Current.CancellationToken);
        Assert.Equal("driver,kind,from,to,mean,q5,q50,q95,increase_probability,media_from,media_to", lines[0]);
        Assert.Equal(["all", "actual", "unexplained"], lines[^3..].Select(static line => line.Split(',')[0]));
        Assert.Contains("The model expects a change of", (await Mediamix.RunAsync([.. verb, "--force"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DueTo_FileThatExists_IsReplacedWithForceOnly()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");
        await File.WriteAllTextAsync(workspace.At("thesis.csv"), "precious", TestContext.Current.CancellationToken);
        string[] verb = ["due-to", workspace.Run, "--from", "2023-01-02", "--to", "2023-07-03", "--quiet", "--out", workspace.At("thesis.csv")];

        Rejected.Check(await Mediamix.RunAsync(verb), "thesis.csv: The file exists.", "--force");
        Assert.Equal("precious", await File.ReadAllTextAsync(workspace.At("thesis.csv"), TestContext.Current.CancellationToken));
        var replaced = await Mediamix.RunAsync([.. verb, "--force"]);

        Assert.Equal((ExitCodes.Done, "", ""), (replaced.ExitCode, replaced.Output, replaced.Errors));
        Assert.StartsWith("driver,kind,", await File.ReadAllTextAsync(workspace.At("thesis.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Rejected.Check(await Mediamix.RunAsync([.. verb[..^1], workspace.Run, "--force"]), "This is a folder; a file is expected.");
    }

    [Fact]
    public async Task DueTo_WhatIsNoStretch_IsRefused()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync("--quiet");
        Rejected.Check(await Mediamix.RunAsync("due-to", workspace.Run, "--from", "..", "--to", "2023-07-03"), "--from is ..; write it as");
        Rejected.Check(await Mediamix.RunAsync("due-to", workspace.Run, "--from", "2023-01-02", "--to", "2029-07-03", "--geo", "north"), "2029-07-03 lies outside", "The model is national");
    }
}
