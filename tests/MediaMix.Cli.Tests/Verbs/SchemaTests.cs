using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>What verbs print for machines is what docs/schema says.</summary>
public class SchemaTests
{
    static readonly JsonSchema Schemas = new(static name => File.ReadAllText(Checkout.At(Path.Combine("docs", "schema", name))));

    static async Task Fits(string schema, params string[] args)
    {
        var outcome = await Mediamix.RunAsync([.. args, "--json"]);

        Assert.Empty(Schemas.Faults($"{schema}.schema.json", outcome.Output));
    }

    [Fact]
    public async Task EveryVerb_OfASoundRun_PrintsWhatItsSchemaSays()
    {
        using var workspace = Workspace.Sound();
        await Fits("init", "init", workspace.Data, "--out", workspace.At("guess.yaml"));
        await Fits("check", "check", workspace.Model);
        await Fits("fit", "fit", workspace.Model, "--out", workspace.Run, "--chains", "2", "--warmup", "60", "--draws", "30");
        await Fits("summary", "summary", workspace.Run);
        await Fits("report", "report", workspace.Run);
        await Fits("export", "export", workspace.Run);
        await Fits("export", "export", workspace.Run, "--format", "csv");
    }

    [Fact]
    public async Task EveryVerb_OfMovingMedia_PrintsWhatItsSchemaSays()
    {
        using var workspace = Workspace.Moving();
        await Fits("check", "check", workspace.Model);
        await Fits("fit", "fit", workspace.Model, "--out", workspace.Run, "--chains", "2", "--warmup", "60", "--draws", "30");
    }

    [Fact]
    public async Task EveryVerb_OfAPanel_PrintsWhatItsSchemaSays()
    {
        using var workspace = PanelRunTests.Panel();
        await Fits("check", "check", workspace.Model);
        await Fits("fit", "fit", workspace.Model, "--out", workspace.Run, "--chains", "2", "--warmup", "60", "--draws", "30");
        await Fits("export", "export", workspace.Run);
    }

    [Fact]
    public async Task Demo_PrintsWhatItsSchemaSays()
    {
        using var workspace = Workspace.Sound();
        await Fits("demo", "demo", "--out", workspace.At("demo"), "--chains", "2", "--warmup", "60", "--draws", "30");
    }

    [Fact]
    public async Task Predict_PrintsWhatItsSchemaSays()
    {
        using var workspace = Workspace.With(SmallTable.Rows()[..^8]);
        await workspace.FitAsync();
        File.WriteAllText(workspace.At("plan.csv"), SmallTable.Text([SmallTable.Rows()[0], .. SmallTable.Rows()[^8..]]));
        await Fits("predict", "predict", workspace.Run, "--plan", workspace.At("plan.csv"));
    }

    [Fact]
    public async Task DecisionsAndExplanations_PrintWhatTheirSchemasSay()
    {
        using var workspace = Workspace.Sound();
        await workspace.FitAsync();
        await Mediamix.RunAsync("fit", workspace.Model, "--out", workspace.At("other"), "--chains", "2", "--warmup", "60", "--draws", "30", "--seed", "7", "--quiet");
        await Fits("optimize", "optimize", workspace.Run, "--periods", "4");
        await Fits("due-to", "due-to", workspace.Run, "--from", "2023-01-02..2023-02-20", "--to", "2023-03-06..2023-04-24");
        await Fits("why", "why", workspace.Run, workspace.At("other"));
        await Fits("compare", "compare", workspace.Run, workspace.At("other"));
    }

    [Fact]
    public async Task Studies_PrintWhatTheirSchemasSay()
    {
        string[] few = ["--chains", "2", "--warmup", "60", "--draws", "30"];
        using var workspace = Workspace.Sound();
        await Fits("recover", ["recover", workspace.Model, "--refits", "3", .. few]);
        await Fits("simulate", "simulate", workspace.Model, "--out", workspace.At("world"));
        await Fits("sensitivity", ["sensitivity", workspace.Model, .. few]);
        await Fits("backtest", ["backtest", workspace.Model, "--horizon", "5", "--origins", "2", "--stability", .. few]);
    }

    [Fact]
    public void EveryVerb_HasItsSchema() =>
        Assert.All(OutputTests.Verbs, static verb => Assert.Contains($"mediamix {verb} ", File.ReadAllText(Checkout.At(Path.Combine("docs", "schema", $"{verb}.schema.json"))), StringComparison.Ordinal));

    /// <summary>A validator that lets everything pass would not be noticed otherwise.</summary>
    [Theory]
    [InlineData("""{ "run": "a" }""", "$: report is missing")]
    [InlineData("""{ "run": "a", "report": "b", "more": 1 }""", "$: more is not in the schema")]
    [InlineData("""{ "run": 1, "report": "b" }""", "$.run: Number where string is expected")]
    [InlineData("""[]""", "$: Array where object is expected")]
    public void Faults_WhatDoesNotFit_AreTold(string json, string fault) => Assert.Equal([fault], Schemas.Faults("report.schema.json", json));

    [Fact]
    public void Faults_InsideReferencesListsAndAlternatives_AreTold()
    {
        const string Line = """{ "channel": "tv", "spend": 1, "roi": { "mean": 1, "q5": "x", "q50": 1, "q95": 1 }, "share": { "mean": 1, "q5": 1, "q50": 1, "q95": null } }""";
        var schemas = new JsonSchema(static name => name == "list"
            ? """{ "type": "array", "items": { "$ref": "check.schema.json#/properties/channels/items" } }"""
            : File.ReadAllText(Checkout.At(Path.Combine("docs", "schema", name))));

        Assert.Equal(["$[0].roi.q5: String where number or null is expected"], schemas.Faults("list", $"[{Line}]"));
        Assert.Contains("is none of", Assert.Single(Schemas.Faults("export.schema.json", """{ "run": "a", "format": "excel", "file": "b", "bytes": 3 }""")), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(static () => new JsonSchema(static _ => """{ "pattern": "x" }""").Faults("s", "1"));
    }
}
