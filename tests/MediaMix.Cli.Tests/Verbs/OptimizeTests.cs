using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>Plans of the made-up advertiser, as a user asks for them.</summary>
public class OptimizeTests
{
    static readonly JsonSchema Schemas = new(static name => File.ReadAllText(Checkout.At(Path.Combine("docs", "schema", name))));

    static async Task<Workspace> FittedAsync()
    {
        var workspace = Workspace.With(SmallTable.Rows());
        Assert.Equal("", (await workspace.FitAsync()).Errors);
        return workspace;
    }

    [Fact]
    public async Task Optimize_Out_WritesThePlanThatItPrints()
    {
        using var workspace = await FittedAsync();
        var result = await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--budget", "5000", "--within", "50%", "--json", "--out", workspace.At("plan"));

        Assert.Equal("", result.Errors);
        using var document = JsonDocument.Parse(result.Output);
        var channels = document.RootElement.GetProperty("channels").EnumerateArray().ToArray();
        Assert.Equal(5000, document.RootElement.GetProperty("budget").GetDouble(), 1e-2);
        Assert.InRange(document.RootElement.GetProperty("certificate").GetProperty("gap").GetDouble(), 0, 1e-2);
        foreach (var channel in channels)
        {
            var (before, after) = (channel.GetProperty("spend_before").GetDouble(), channel.GetProperty("spend_after").GetDouble());
            Assert.InRange(after, 0.5 * before * (1 - 1e-6), 1.5 * before * (1 + 1e-6));
        }
        var lines = File.ReadAllLines(workspace.At("plan/plan.csv"));
        Assert.Equal("date,channel,spend,reference", lines[0]);
        Assert.Equal(4 * channels.Length, lines.Length - 1);
        Assert.Equal(5000, lines.Skip(1).Sum(static line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture)), 1e-2);
        Assert.StartsWith("budget,effect_mean,effect_q5,effect_q50,effect_q95,mroi,spend_", File.ReadAllLines(workspace.At("plan/frontier.csv"))[0], StringComparison.Ordinal);
        // The terminal gets letters beyond ASCII escaped, the file as they are.
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(result.Output), JsonNode.Parse(File.ReadAllText(workspace.At("plan/optimization.json")))));
        Assert.Contains("Where the money goes next", File.ReadAllText(workspace.At("plan/plan.html")), StringComparison.Ordinal);
        Assert.Equal(2, (await Mediamix.RunAsync("optimize", workspace.Run, "--out", workspace.At("plan"))).ExitCode);
    }

    [Fact]
    public async Task Optimize_Terminal_SaysWhyInSentences()
    {
        using var workspace = await FittedAsync();
        var text = string.Join(' ', (await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4")).Output.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("over the next 4 weeks", text, StringComparison.Ordinal);
        Assert.Contains("No plan that keeps the constraints can be more than", text, StringComparison.Ordinal);
        Assert.Contains("The old plan repeats the spend of the last 4 weeks.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimize_BudgetFarBeyondThePast_IsNotToBeTrusted()
    {
        using var workspace = await FittedAsync();
        var json = await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--budget", "1e9", "--json");
        var text = await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--budget", "1e9");

        Assert.Equal((ExitCodes.NotTrusted, ExitCodes.NotTrusted), (json.ExitCode, text.ExitCode));
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal("do_not_trust", document.RootElement.GetProperty("verdict").GetProperty("plan").GetString());
        Assert.InRange(document.RootElement.GetProperty("unseen_share").GetDouble(), 0.99, 1);
        Assert.StartsWith("Do not trust this plan: 100 % of its money", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimize_Geos_SaysWhatEachGets()
    {
        using var workspace = PanelRunTests.Panel();
        Assert.Equal("", (await workspace.FitAsync()).Errors);
        var plan = workspace.At("plan");
        var json = await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--by", "geo", "--json", "--out", plan);
        var text = await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--by", "geo");

        using var document = JsonDocument.Parse(json.Output);
        Assert.Empty(Schemas.Faults("optimize.schema.json", json.Output));
        var rows = File.ReadLines(Path.Combine(plan, "plan.csv")).Skip(1).Select(static line => line.Split(',')).ToArray();
        foreach (var geo in document.RootElement.GetProperty("by_geo").EnumerateArray())
        {
            var name = geo.GetProperty("geo").GetString()!;
            Assert.Equal(rows.Where(row => row[1] == name).Sum(static row => double.Parse(row[3], CultureInfo.InvariantCulture)), geo.GetProperty("spend_after").GetDouble(), 1e-6);
            Assert.Contains($"  {name} ", text.Output, StringComparison.Ordinal);
        }
        Assert.Contains("largest moves", text.Output, StringComparison.Ordinal);
        Assert.Contains("By geo", File.ReadAllText(Path.Combine(plan, "plan.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimize_WrongConstraints_NamesAllWithTheirPlaces()
    {
        using var workspace = await FittedAsync();
        File.WriteAllText(workspace.At("limits.yaml"), "fixed: [tw]\nlimits:\n  - { channels: tv, leest: 5 }\n  - { channels: tv, most: 5, from: 1999-01-01 }\n");
        var result = await Mediamix.RunAsync("optimize", workspace.Run, "--constraints", workspace.At("limits.yaml"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("limits.yaml:1:9: fixed: found \"tw\". Did you mean tv?", result.Errors, StringComparison.Ordinal);
        Assert.Contains("limits.yaml:3:", result.Errors, StringComparison.Ordinal);
        Assert.Contains("limits.yaml:4:", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimize_FaultsInOptionsAndConstraints_AreAllTold()
    {
        using var workspace = await FittedAsync();
        File.WriteAllText(workspace.At("limits.yaml"), "limits:\n  - { channels: tv, least: 5, most: 2 }\n");

        Rejected.Check(
            await Mediamix.RunAsync("optimize", workspace.Run, "--constraints", workspace.At("limits.yaml"), "--min", "tv=-3", "--by", "store"),
            "limits.yaml:2:", "the least is more than the most", "--min is tv=-3", "--by is store");
    }

    [Fact]
    public async Task Optimize_AmountsAsTheProgramPrintsThem_AreRead()
    {
        using var workspace = await FittedAsync();
        string[] verb = ["optimize", workspace.Run, "--draws", "20", "--json"];

        var plain = await Mediamix.RunAsync([.. verb, "--budget", "1500", "--min", "tv=500"]);
        var letters = await Mediamix.RunAsync([.. verb, "--budget", "1.5k", "--min", "tv=0.5k"]);

        Assert.Equal((ExitCodes.NotTrusted, plain.ExitCode), (plain.ExitCode, letters.ExitCode));
        Assert.Equal(plain.Output.Replace("tv at least 500", "", StringComparison.Ordinal), letters.Output.Replace("tv at least 0.5k", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--within", "lots", "It is a percentage, such as 30%.")]
    [InlineData("--min", "tv", "Write it as channel=amount")]
    [InlineData("--min", "tv=-3", "the amount is negative. Spend is 0 or more.")]
    [InlineData("--max", "tv=lots", "--max is tv=lots: lots is no amount. Write money, such as 1500000, 1500k or 1.5M")]
    [InlineData("--budget", "1,500,000", "it must be a number, such as 0.4, 1500000, 1500k or 1.5M.")]
    [InlineData("--by", "store", "It is one of channel, period, geo, cell.")]
    [InlineData("--by", "geo", "nothing to divide between geos")]
    [InlineData("--target-roi", "-1", "It must be a number above 0.")]
    public async Task Optimize_WrongOption_SaysWhatIsRight(string option, string value, string remedy)
    {
        using var workspace = await FittedAsync();
        var result = await Mediamix.RunAsync("optimize", workspace.Run, $"{option}={value}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(remedy, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Optimize_RiskOfTheOutcome_SaysSoEverywhere()
    {
        using var workspace = await FittedAsync();
        var total = await Total("--quantile", "0.5");
        var goal = total.ToString(CultureInfo.InvariantCulture);
        var result = await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--risk-of", "outcome", "--goal", goal, "--out", workspace.At("plan"));
        var text = string.Join(' ', result.Output.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("reaches", text, StringComparison.Ordinal);
        Assert.Contains("it is about all of the outcome in these periods, with baseline and noise", text, StringComparison.Ordinal);
        Assert.Contains("with baseline and noise", File.ReadAllText(workspace.At("plan/plan.html")), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(File.ReadAllText(workspace.At("plan/optimization.json")));
        Assert.Equal("outcome", document.RootElement.GetProperty("objective").GetProperty("risk_of").GetString());
        Assert.InRange(document.RootElement.GetProperty("outcome_total").GetProperty("probability_of_goal_after").GetDouble(), 0.3, 0.9);

        async Task<double> Total(params string[] options)
        {
            using var median = JsonDocument.Parse((await Mediamix.RunAsync(["optimize", workspace.Run, "--periods", "4", "--risk-of", "outcome", "--json", .. options])).Output);
            return median.RootElement.GetProperty("objective").GetProperty("after").GetDouble();
        }
    }

    [Fact]
    public async Task Optimize_TargetProbability_SaysWhatIsSpentOfWhat()
    {
        using var workspace = await FittedAsync();
        using var free = JsonDocument.Parse((await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--json")).Output);
        var goal = (0.5 * free.RootElement.GetProperty("effect_after").GetProperty("mean").GetDouble()).ToString(CultureInfo.InvariantCulture);
        var result = await Mediamix.RunAsync("optimize", workspace.Run, "--periods", "4", "--goal", goal, "--target-probability", "0.6");
        var text = string.Join(' ', result.Output.Split((char[])[' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal("", result.Errors);
        Assert.Contains("of at most", text, StringComparison.Ordinal);
        Assert.Contains("the media of the plan return", text, StringComparison.Ordinal);
        Assert.Contains("the least budget whose best plan makes it 60 %", text, StringComparison.Ordinal);
    }
}
