namespace MediaMix.Cli.Tests;

/// <summary>Model files that are not models.</summary>
public class BadModelTests
{
    static async Task Rejects(string model, params string[] expected)
    {
        using var workspace = Workspace.With(SmallTable.Rows(), model);
        await Rejected.FitAsync(workspace, expected);
    }

    static Task RejectsChanged(string old, string replacement, params string[] expected)
    {
        Assert.Contains(old, SmallTable.Model, StringComparison.Ordinal);
        return Rejects(SmallTable.Model.Replace(old, replacement, StringComparison.Ordinal), expected);
    }

    [Fact]
    public Task Fit_TwentyKilobytesOfBrackets_IsRefused() => Rejects(new string('[', 20_000), "model.yaml:1", "nested deeper");

    [Fact]
    public Task Fit_EmptyModel_IsRefused() => Rejects("", "model.yaml: The file is empty.");

    /// <summary>Faults of the file itself, of the model against itself, and of the model against its data.</summary>
    [Fact]
    public async Task Check_FaultsOfEveryKind_AreAllTold()
    {
        const string Experiment = "experiments: [ { name: e, channels: [tvv], start: 2023-03-06, end: 2023-04-24, roi: 0.75, se: -1 } ]\n";
        string[] known =
        [
            "is about tvv, but there is no such channel. Did you mean tv?", "The experiment e has a standard error of -1.", "from 2030-01-01",
            "data.holdout keeps the last 500 periods back, and the data have 60.", "The column \"pric\", a control, is not in the data. Did you mean \"price\"?",
        ];
        var model = SmallTable.Model.Replace("[ price ]", "[ pric ]", StringComparison.Ordinal).Replace("  outcome: revenue\n", "  outcome: revenue\n  from: 2030-01-01\n  holdout: last 500\n", StringComparison.Ordinal) + Experiment;
        using var sound = Workspace.With(SmallTable.Rows(), model);
        using var broken = Workspace.With(SmallTable.Rows(), model + "sampler: { chains: 0 }\n");

        Rejected.Check(await Mediamix.RunAsync("check", sound.Model), known);
        Rejected.Check(await Mediamix.RunAsync("check", broken.Model), [.. known, "chains"]);
    }

    [Fact]
    public Task Fit_UnknownKey_IsRefusedWithASuggestion() =>
        RejectsChanged("spend: tv_spend", "spent: tv_spend", "model.yaml:7:5: ", "channel tv: unknown key \"spent\"", "Did you mean spend?");

    [Fact]
    public Task Fit_DuplicatedKey_NamesBothLines() =>
        RejectsChanged("  date: week", "  date: week\n  date: day", "model.yaml:4:3: ", "\"date\" is given twice, in lines 3 and 4");

    [Fact]
    public Task Fit_UnknownPrior_IsRefused() =>
        RejectsChanged("spend: tv_spend", "spend: tv_spend\n    priors: { roi: \"nromal(0, 1)\" }", "model.yaml:8", "nromal");

    [Fact]
    public Task Fit_PriorOutsideTheDomain_IsRefused() =>
        RejectsChanged("spend: tv_spend", "spend: tv_spend\n    priors: { adstock.decay: \"normal(0, 1)\" }", "model.yaml:8", "adstock.decay", "between 0 and 1");

    [Theory]
    [InlineData("warmup: 19")]
    [InlineData("draws: 0")]
    [InlineData("chains: 0")]
    [InlineData("target_accept: 1")]
    [InlineData("seed: -1")]
    public Task Fit_SamplerOutOfRange_IsRefused(string setting) =>
        Rejects(SmallTable.Model + $"sampler: {{ {setting} }}\n", "model.yaml:12:", setting.Split(':')[0]);

    [Fact]
    public Task Fit_DocumentedKeyNotYetBuilt_SaysSo() =>
        RejectsChanged("controls: [ price ]", "reach_frequency: {}", "model.yaml:10:1: ", "reach_frequency is not available in this version");

    [Fact]
    public async Task Fit_SourceThatDoesNotExist_IsRefused()
    {
        using var workspace = Workspace.With(SmallTable.Rows(), SmallTable.Model.Replace("data.csv", "gone.csv", StringComparison.Ordinal));
        await Rejected.FitAsync(workspace, "gone.csv: There is no such file. Relative paths start at the folder of the model file.");
    }
}
