using System.Text.Json.Nodes;
using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>What <c>check</c> says of the data themselves, the most serious first.</summary>
static class FindingList
{
    public static void Print(IReadOnlyList<DesignFinding> findings, IAnsiConsole console)
    {
        if (findings.Count == 0)
        {
            console.WriteLine("Data: nothing stands out.");
            return;
        }
        var table = new Table().Border(TableBorder.Simple).Title("Data").HideHeaders();
        table.AddColumns("severity", "finding");
        foreach (var finding in findings)
            table.AddRow(new Text(Word(finding.Severity)), new Text(Sentences.Name(finding.Remedy is { } remedy ? $"{finding.Sentence} {remedy}" : finding.Sentence)));
        console.Write(table);
    }

    /// <summary>The same for machines.</summary>
    public static JsonArray Json(IReadOnlyList<DesignFinding> findings) => new([.. findings.Select(static f => new JsonObject
    {
        ["severity"] = Word(f.Severity),
        ["code"] = f.Code,
        ["message"] = f.Sentence,
        ["remedy"] = f.Remedy,
    })]);

    /// <summary>Those that a fit should not begin without its user knowing.</summary>
    public static IEnumerable<Fault> Errors(IReadOnlyList<DesignFinding> findings) =>
        findings.Where(static f => f.Severity == DesignSeverity.Error).Select(static f => new Fault(f.Sentence, f.Remedy, null, Severity.Warning));

    static string Word(DesignSeverity severity) => severity switch
    {
        DesignSeverity.Error => "error",
        DesignSeverity.Attention => "attention",
        _ => "info",
    };
}
