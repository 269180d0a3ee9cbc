using System.Text.RegularExpressions;

namespace MediaMix.Cli.Tests;

/// <summary>docs/tutorial.md as a script: its commands are run in a folder of their own, its edits made, its quotes held against what was printed.</summary>
sealed partial class TutorialRun : IDisposable
{
    const string TvAdstock = "    adstock: { type: geometric, normalize: true }";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mediamix-");

    /// <summary>What the commands of the last block printed.</summary>
    string[] _controls = [];
    string _printed = "";

    /// <summary>The page with single blanks.</summary>
    public string Text { get; } = Blanks().Replace(File.ReadAllText(Checkout.At("docs/tutorial.md")), " ");

    /// <summary>What the page quotes and the program did not print, each with what it printed instead.</summary>
    public List<string> Faults { get; } = [];

    public string At(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Goes through the blocks of the page in order.</summary>
    public async Task RunAsync()
    {
        foreach (var block in Fences().Matches(File.ReadAllText(Checkout.At("docs/tutorial.md"))).Select(static m => m.Groups[1].Value.TrimEnd('\n')))
        {
            if (block.StartsWith("mediamix ", StringComparison.Ordinal))
                _printed = string.Join("\n", await RunAsync(block.Split('\n')));
            else if (block.Contains("type: delayed", StringComparison.Ordinal))
                Edit(model => model.Remove(model.IndexOf(TvAdstock, StringComparison.Ordinal), TvAdstock.Length).Insert(model.IndexOf(TvAdstock, StringComparison.Ordinal), block));
            else if (block.StartsWith("week,price_index,promotion\n", StringComparison.Ordinal))
                WriteControls(block);
            else if (block.StartsWith("experiments:", StringComparison.Ordinal))
                WithExperiment(block);
            else if (block.StartsWith("priors_from:", StringComparison.Ordinal))
                await NextQuarterAsync(block);
            else
                Check(block);
        }
    }

    /// <summary>Runs one command; paths are those of the folder.</summary>
    public async Task<string> RunAsync(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "cp")
        {
            File.Copy(At(words[1]), At(words[2]));
            return "";
        }
        string[] args = [.. words[1..].Select((word, i) => i > 0 && (!word.StartsWith('-') && !words[i].StartsWith('-') || words[i] is "--out" or "--plan" or "--controls") ? At(word) : word)];
        if (words[1] == "demo")
            args = [.. args, "--out", At("demo")];
        // Runs are called what they are called on the command line: the table's columns would be as wide as our paths.
        var outcome = words[1] == "compare" ? await ChildAsync(words[1..]) : await Mediamix.RunAsync(args);
        if (outcome.ExitCode != ExitCodes.Done)
            Faults.Add($"{command}: exit code {outcome.ExitCode}: {outcome.Errors}");
        return outcome.Output;
    }

    async Task<List<string>> RunAsync(string[] commands)
    {
        List<string> printed = [];
        foreach (var command in commands)
            printed.Add(await RunAsync(command));
        return printed;
    }

    async Task<Outcome> ChildAsync(string[] args)
    {
        using var child = Child.Start(_folder.FullName, args);
        return await child.EndAsync();
    }

    /// <summary>Price and promotion in the weeks of the plan, all as the page writes the first of them.</summary>
    void WriteControls(string block)
    {
        var lines = block.Split('\n');
        _controls = lines[1].Split(',')[1..];
        File.WriteAllLines(At("next-quarter.csv"), Weeks().Select(week => string.Join(',', (string[])[week, .. _controls])).Prepend(lines[0]));
    }

    /// <summary>The weeks after the data with the spend of the plan, price and promotion as the page assumes them.</summary>
    public void WritePlan(string file, string column)
    {
        var header = File.ReadLines(At("sales.csv")).First().Split(',');
        var plan = Plan();
        var spend = plan[1..].ToDictionary(static row => (row[0], row[1]), row => row[Array.IndexOf(plan[0], column)]);
        File.WriteAllLines(At(file), Weeks().Select(week => string.Join(',', header.Select((name, i) => i == 0 ? week : name switch
        {
            "revenue" => "",
            "price_index" => _controls[0],
            "promotion" => _controls[1],
            _ => spend[(week, name[..^"_spend".Length])],
        }))).Prepend(string.Join(',', header)));
    }

    string[][] Plan() => [.. File.ReadAllLines(At("plan/plan.csv")).Select(static line => line.Split(','))];

    IEnumerable<string> Weeks() => Plan()[1..].Select(static row => row[0]).Distinct();

    /// <summary>The same question as before, with the answer of a test; the model without it stays for the quarter after.</summary>
    void WithExperiment(string block)
    {
        File.Copy(At("model.yaml"), At("december.yaml"));
        Edit(model => model + block + "\n");
    }

    /// <summary>A fit of what was known on 23 September 2024, and one of all weeks that starts from it.</summary>
    async Task NextQuarterAsync(string block)
    {
        var model = File.ReadAllText(At("december.yaml"));
        File.WriteAllLines(At("sales-september.csv"), File.ReadLines(At("sales.csv")).TakeWhile(static line => string.CompareOrdinal(line, "2024-09-24") < 0 || line.StartsWith("week", StringComparison.Ordinal)));
        File.WriteAllText(At("september.yaml"), model.Replace("sales.csv", "sales-september.csv", StringComparison.Ordinal));
        File.WriteAllText(At("december.yaml"), block + "\n" + model);
        await RunAsync("mediamix fit september.yaml --out september --seed 7");
        await RunAsync("mediamix fit december.yaml --out december --seed 7");
    }

    void Edit(Func<string, string> change) => File.WriteAllText(At("model.yaml"), change(File.ReadAllText(At("model.yaml"))));

    /// <summary>Every stretch of a quote between marks of omission, in order, in what was printed or in the files at hand.</summary>
    void Check(string quote)
    {
        string[] texts = [_printed, File.ReadAllText(At("sales.csv")), File.Exists(At("model.yaml")) ? File.ReadAllText(At("model.yaml")) : ""];
        string[] pieces = [.. quote.Split('…').Select(Plain).Where(static piece => piece.Length > 0)];
        if (texts.Select(Plain).All(text => Missing(text, pieces) is not null))
            Faults.Add($"quoted, not printed: {Missing(Plain(_printed), pieces)}\n--- printed:\n{_printed}");
    }

    static string? Missing(string text, string[] pieces)
    {
        var from = 0;
        foreach (var piece in pieces)
        {
            var at = text.IndexOf(piece, from, StringComparison.Ordinal);
            if (at < 0)
                return piece;
            from = at + piece.Length;
        }
        return null;
    }

    /// <summary>Without what a width decides: lines of tables and white space.</summary>
    static string Plain(string text) => Blanks().Replace(text.Replace("─", "", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex(@"(?ms)^```\n(.*?)^```$")]
    private static partial Regex Fences();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
