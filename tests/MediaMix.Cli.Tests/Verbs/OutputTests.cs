using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>What the verbs print.</summary>
public class OutputTests
{
    internal static readonly string[] Verbs = ["demo", "init", "check", "fit", "summary", "report", "export", "predict", "backtest", "compare", "due-to", "why", "recover", "simulate", "sensitivity", "optimize"];

    static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    [Fact]
    public async Task Help_EveryVerb_ShowsAnExample()
    {
        foreach (var verb in Verbs)
        {
            var help = await Mediamix.RunAsync(verb, "--help");

            Assert.Equal((ExitCodes.Done, ""), (help.ExitCode, help.Errors));
            Assert.Contains($"Example: mediamix {verb}", help.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Help_Program_ListsEveryVerb()
    {
        var help = await Mediamix.RunAsync("--help");
        var listed = help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n')
            .Where(static line => line.Length > 2 && line.StartsWith("  ", StringComparison.Ordinal) && char.IsLetter(line[2]))
            .Select(static line => line.Trim().Split(' ')[0]);

        Assert.Equal(Verbs, listed);
        Assert.Contains("mediamix [command]", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_Program_IsTheAssemblysVersion() =>
        Assert.Equal(ProgramVersion.Text, (await Mediamix.RunAsync("--version")).Output.Trim());

    [Fact]
    public async Task Fit_Json_PrintsOneObjectAndNothingElse()
    {
        using var workspace = Workspace.Sound();
        var outcome = await workspace.FitAsync("--json");
        var result = Parse(outcome.Output);

        Assert.Equal("", outcome.Errors);
        Assert.Equal(workspace.Run, result.GetProperty("run").GetString());
        Assert.True(File.Exists(result.GetProperty("report").GetString()));
        Assert.Equal(["tv", "radio"], result.GetProperty("channels").EnumerateArray().Select(static c => c.GetProperty("channel").GetString()));
        Assert.Equal(30, result.GetProperty("diagnostics").GetProperty("draws").GetInt32());
    }

    [Fact]
    public async Task Summary_Json_SaysWhatTheFitSaid()
    {
        using var workspace = Workspace.Sound();
        var fit = await workspace.FitAsync("--json");
        var summary = await Mediamix.RunAsync("summary", workspace.Run, "--json");

        Assert.Equal((fit.ExitCode, fit.Output), (summary.ExitCode, summary.Output));
    }

    [Fact]
    public async Task Check_WavesOfATrend_AreOneLine()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), SmallTable.Model.Replace("trend: none", "trend: hsgp", StringComparison.Ordinal));
        var output = (await Mediamix.RunAsync("check", workspace.Model)).Output;

        Assert.Contains("trend.basis[1…26]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("trend.basis[2]", output, StringComparison.Ordinal);
        Assert.Contains("trend.length_scale", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_KnotsOfATrend_AreOneLine()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), SmallTable.Model.Replace("trend: none", "trend: { type: knots, count: 14 }", StringComparison.Ordinal));
        var output = (await Mediamix.RunAsync("check", workspace.Model)).Output;

        Assert.Contains("trend.step[2…14]", output, StringComparison.Ordinal);
        Assert.DoesNotContain("trend.step[3]", output, StringComparison.Ordinal);
        Assert.Contains("knot 2…14", string.Join(' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_Quiet_PrintsNothing()
    {
        using var workspace = Workspace.Sound();
        var outcome = await workspace.FitAsync("--quiet");

        Assert.Equal(("", ""), (outcome.Output, outcome.Errors));
        Assert.True(Directory.Exists(workspace.Run));
    }

    [Fact]
    public async Task Summary_FinishedRun_ShowsVerdictReturnsAndParameters()
    {
        using var workspace = Workspace.Sound();
        var fit = await workspace.FitAsync();
        var summary = await Mediamix.RunAsync("summary", workspace.Run);

        Assert.Equal(fit.ExitCode, summary.ExitCode);
        Assert.StartsWith("Do not trust: ", summary.Output, StringComparison.Ordinal);
        Assert.All(["radio.adstock.decay", "tv.roi", "control[price]", "R-hat"], name => Assert.Contains(name, summary.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryVerb_NamesThatLookLikeMarkup_ArePrintedAsTheyAre()
    {
        const string Name = "beta[bold]x[/]";
        var rows = SmallTable.Rows();
        rows[0][4] = Name;
        using var workspace = Workspace.With(rows, SmallTable.Model.Replace("[ price ]", $"[ \"{Name}\" ]", StringComparison.Ordinal));
        var check = await Mediamix.RunAsync("check", workspace.Model);
        var fit = await workspace.FitAsync();
        var summary = await Mediamix.RunAsync("summary", workspace.Run);

        Assert.Equal((ExitCodes.Done, ""), (check.ExitCode, check.Errors));
        Assert.Equal("", fit.Errors);
        Assert.Contains($"control[{Name}]", check.Output, StringComparison.Ordinal);
        Assert.Contains($"control[{Name}]", summary.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_ColumnNameWithAnEscapeSequence_IsRefusedWithoutPrintingIt()
    {
        var rows = SmallTable.Rows();
        rows[0][4] = "\u001b[31mprice";
        using var workspace = Workspace.With(rows);

        await Rejected.FitAsync(workspace, "data.csv:1:", "\\u001b[31mprice");
    }

    static string Mixed => SmallTable.Model
        .Replace("[ price ]", "[ { column: price, prior: \"laplace(0, 1)\" } ]", StringComparison.Ordinal)
        .Replace("trend: none, seasonality: none", "trend: { type: knots, count: 3 }, seasonality: [ { type: fourier, period: 8, order: 1, prior: fixed(0) } ]", StringComparison.Ordinal);

    [Fact]
    public async Task Check_LinearPart_SaysWhatIsIntegratedOutAndWhyNot()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), Mixed);
        var collapsed = (await Mediamix.RunAsync("check", workspace.Model)).Output;
        File.AppendAllText(workspace.Model, "sampler: { collapse: false }\n");
        var sampled = (await Mediamix.RunAsync("check", workspace.Model)).Output;

        Assert.Contains("  integrated out: level, trend\n", collapsed, StringComparison.Ordinal);
        Assert.Contains("  sampled: price (its prior laplace(0, 1) is not normal)\n", collapsed, StringComparison.Ordinal);
        Assert.Contains("  fixed: season of 8 periods (its prior is a fixed value)\n", collapsed, StringComparison.Ordinal);
        Assert.Contains("  sampled: level, trend (sampler: collapse is false)\n", sampled, StringComparison.Ordinal);
        Assert.DoesNotContain("integrated out", sampled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Json_PrintsOneObjectAndNothingElse()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), Mixed);
        var outcome = await Mediamix.RunAsync("check", workspace.Model, "--json");
        var result = Parse(outcome.Output);

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(
            ["intercept: integrated out, ", "trend: integrated out, ", "seasonality.fourier[8]: fixed, its prior is a fixed value", "control[price]: sampled, its prior laplace(0, 1) is not normal"],
            result.GetProperty("linear").EnumerateArray().Select(static l => $"{l.GetProperty("component")}: {l.GetProperty("treatment")}, {l.GetProperty("reason")}"));
        Assert.Equal(["tv", "radio", "all"], result.GetProperty("channels").EnumerateArray().Select(static c => c.GetProperty("channel").GetString()));
        Assert.Contains("trend.innovation", result.GetProperty("parameters").EnumerateArray().Select(static p => p.GetProperty("parameter").GetString()));
        Assert.All(result.GetProperty("channels").EnumerateArray(), static c => Assert.InRange(c.GetProperty("share").GetProperty("q50").GetDouble(), 0, 1));
    }

    [Fact]
    public async Task EveryVerb_ExcludedWeeks_AreShownWithTheirReason()
    {
        const string Exclude = "  outcome: revenue\n  exclude:\n    - { from: 2023-03-06, to: 2023-03-20, why: strike }\n";
        using var workspace = Workspace.With(SmallTable.Rows(), SmallTable.Model.Replace("  outcome: revenue\n", Exclude, StringComparison.Ordinal));
        var check = await Mediamix.RunAsync("check", workspace.Model);
        var json = Parse((await Mediamix.RunAsync("check", workspace.Model, "--json")).Output).GetProperty("excluded");
        await workspace.FitAsync();
        var left = File.ReadAllLines(Path.Combine(workspace.Run, "fitted.csv")).Where(static line => line.EndsWith(",strike", StringComparison.Ordinal)).ToArray();

        Assert.Contains("Left out of the fit: 2023-03-06 to 2023-03-20 (3 weeks: strike)\n", check.Output, StringComparison.Ordinal);
        Assert.Equal(("2023-03-06", 3, "strike"), (json[0].GetProperty("from").GetString(), json[0].GetProperty("periods").GetInt32(), json[0].GetProperty("why").GetString()));
        Assert.Equal(["2023-03-06", "2023-03-13", "2023-03-20"], left.Select(static line => line.Split(',')[0]));
        Assert.All(left, static line => Assert.NotEqual("", line.Split(',')[1]));
        Assert.Contains("2023-03-06 to 2023-03-20 (3 weeks: strike)", File.ReadAllText(Path.Combine(workspace.Run, "report.html")), StringComparison.Ordinal);
        Assert.Contains("why: \"strike\"", File.ReadAllText(Path.Combine(workspace.Run, "model.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SoundModel_ShowsPriorsAndWhatTheyImply()
    {
        using var workspace = Workspace.Sound();
        var outcome = await Mediamix.RunAsync("check", workspace.Model);

        Assert.Equal((ExitCodes.Done, ""), (outcome.ExitCode, outcome.Errors));
        Assert.All(["ROI 5 %", "tv.adstock.decay", "beta(2, 3)", "noise"], text => Assert.Contains(text, outcome.Output, StringComparison.Ordinal));
        Assert.Equal(["data.csv", "model.yaml"], workspace.Entries());
    }
}
