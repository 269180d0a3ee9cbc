using System.Globalization;
using System.Text.Json.Nodes;
using MediaMix.Analysis;

namespace MediaMix.Cli.Tests;

/// <summary>
/// The tutorial says what the program says: its commands run as they stand, what it quotes was printed, and the numbers of its
/// sentences are those of the files and of <c>--json</c>.
/// </summary>
public class TutorialTests
{
    static readonly string[] Names = ["tv", "search", "social", "radio"];

    [Fact]
    public async Task Tutorial_CommandsQuotesAndSentences_AreThoseOfTheProgram()
    {
        using var run = new TutorialRun();
        await run.RunAsync();
        Assert.True(run.Faults.Count == 0, string.Join("\n\n", run.Faults));

        List<string> claims = [.. Data(run), .. Returns(run), .. Validation(run)];
        claims.AddRange(await PlansAsync(run));
        claims.Add(await DueToAsync(run));
        var stale = claims.Where(claim => !run.Text.Contains(claim, StringComparison.Ordinal)).ToArray();
        Assert.True(stale.Length == 0, "The page should say:\n" + string.Join("\n", stale));
    }

    static IEnumerable<string> Data(TutorialRun run)
    {
        var rows = Table(run.At("sales.csv"));
        var spend = rows.Sum(static row => Names.Sum(name => Number(row[$"{name}_spend"])));
        yield return $"{rows.Count} weeks, four channels";
        yield return $"Total spend: {NumberText.Amount(spend)}; total revenue: about {NumberText.Amount(rows.Sum(static row => Number(row["revenue"])), 2)}.";
    }

    static IEnumerable<string> Returns(TutorialRun run)
    {
        var (first, second, third) = (Roi(run, "run1"), Roi(run, "run2"), Roi(run, "run3"));
        var truth = Table(run.At("demo/truth.csv")).ToDictionary(static row => row["channel"], static row => Number(row["roi"]));
        yield return $"tv returned {NumberText.Mean(first["tv"])} per unit spent; given everything that the model assumes, the truth lies between {NumberText.Range(first["tv"]).Replace("–", " and ", StringComparison.Ordinal)} with a probability of 90 %. The *next* per cent of its spend returns {NumberText.Mean(Roi(run, "run1", "mroi")["tv"])}.";
        yield return $"What the first model thought of tv's next unit, {NumberText.Mean(Roi(run, "run1", "mroi")["tv"])}, is {NumberText.Mean(Roi(run, "run2", "mroi")["tv"])} now.";
        yield return $"From \"somewhere between {NumberText.Range(second["search"]).Replace("–", " and ", StringComparison.Ordinal)}\" to \"between {third["search"].Q5.ToString("0.0", CultureInfo.InvariantCulture)} and {third["search"].Q95.ToString("0.0", CultureInfo.InvariantCulture)}\", grade A.";
        foreach (var name in Names)
        {
            yield return $"| {name} | {truth[name].ToString("0.00", CultureInfo.InvariantCulture)} | {Short(first[name])} | {Short(second[name])} | {Short(third[name])} |";
            Assert.All([first[name], second[name], third[name]], estimate => Assert.InRange(truth[name], estimate.Q5, estimate.Q95));
        }
    }

    static IEnumerable<string> Validation(TutorialRun run)
    {
        var scores = JsonNode.Parse(File.ReadAllText(run.At("backtest/backtest.json")))!["scores"]!.AsArray();
        var (told, blind, naive) = (Score("realised_controls"), Score("last_year_controls"), Score("last_year_value"));
        // "missed by a fifth of what last year missed by", "doubles the miss"
        Assert.InRange(told / naive, 0.17, 0.23);
        Assert.InRange(blind / told, 1.8, 2.2);
        yield return $"then {NumberText.Percent(Score("last_year_controls", "coverage90"))} instead of 90 % of the weeks fell into the 90 % band";

        double Score(string forecast, string key = "crps") => scores.First(s => (string?)s!["forecast"] == forecast)![key]!.GetValue<double>();
    }

    static async Task<List<string>> PlansAsync(TutorialRun run)
    {
        var untested = JsonNode.Parse(File.ReadAllText(run.At("plan/optimization.json")))!;
        var plan = JsonNode.Parse(await run.RunAsync("mediamix optimize run3 --periods 13 --within 30% --json"))!;
        run.WritePlan("old-plan.csv", "reference");
        var old = JsonNode.Parse(await run.RunAsync("mediamix predict run2 --plan old-plan.csv --json"))!;
        var spends = plan["channels"]!.AsArray().ToDictionary(static c => (string)c!["channel"]!, static c => c!["spend_after"]!.GetValue<double>() - c["spend_before"]!.GetValue<double>());
        var gain = Estimate(plan["gain"]!);
        return
        [
            $"The gain is small, {NumberText.Significant(100 * Estimate(untested["gain"]!).Mean / untested["budget"]!.GetValue<double>(), 1)} % of the budget",
            $"The old plan gives {NumberText.Mean(Estimate(old["total"]!))}.",
            $"now expects {NumberText.Mean(gain)} more (90 %: {NumberText.Range(gain)})",
            $"Move {NumberText.Significant(-spends["search"], 2)} from search and {NumberText.Significant(-spends["social"], 2)} from social to tv and radio.",
            $"About {NumberText.Mean(gain)} more revenue for the same money (90 %: {NumberText.Range(gain)}).",
        ];
    }

    static async Task<string> DueToAsync(TutorialRun run)
    {
        var split = JsonNode.Parse(await run.RunAsync("mediamix due-to run2 --from 2022-01-03..2022-12-26 --to 2023-01-02..2023-12-25 --json"))!;
        var drivers = split["drivers"]!.AsArray().ToDictionary(static d => (string)d!["driver"]!, static d => d!);
        var tv = Estimate(drivers["tv"]["change"]!);
        var media = drivers["tv"]["media_to"]!.GetValue<double>() / drivers["tv"]["media_from"]!.GetValue<double>() - 1;
        return $"revenue rose by {Millions(split["actual_change"]!.GetValue<double>())} million from 2022 to 2023, of which {Millions(tv.Mean)} million (90 %: {Millions(tv.Q5)}–{Millions(tv.Q95)}) is due to tv, with {NumberText.Percent(media)} more media, "
            + $"{Millions(Estimate(drivers["control[price_index]"]["change"]!).Mean)} million to price and {Millions(Estimate(drivers["control[promotion]"]["change"]!).Mean)} million to promotions.";
    }

    static string Short(Estimate roi) => $"{NumberText.Mean(roi)} ({NumberText.Range(roi)})";

    static string Millions(double value) => (value / 1e6).ToString("0.0", CultureInfo.InvariantCulture);

    static Dictionary<string, Estimate> Roi(TutorialRun run, string name, string quantity = "roi") =>
        Table(run.At($"{name}/roi.csv")).ToDictionary(static row => row["channel"], row => new Estimate(Number(row[$"{quantity}_mean"]), Number(row[$"{quantity}_q5"]), Number(row[$"{quantity}_q50"]), Number(row[$"{quantity}_q95"])));

    static Estimate Estimate(JsonNode node) => new(node["mean"]!.GetValue<double>(), node["q5"]!.GetValue<double>(), node["q50"]!.GetValue<double>(), node["q95"]!.GetValue<double>());

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static List<Dictionary<string, string>> Table(string path)
    {
        var rows = File.ReadAllLines(path).Select(static line => line.Split(',')).ToArray();
        return [.. rows[1..].Select(row => rows[0].Zip(row).ToDictionary(static cell => cell.First, static cell => cell.Second))];
    }
}
