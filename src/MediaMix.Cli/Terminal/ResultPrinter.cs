using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints what a fit says: verdict first, then returns, in plain words. Names are never parsed as markup.</summary>
static class ResultPrinter
{
    public static void Verdict(FitAnalysis analysis, IAnsiConsole console, PriorSource? priors = null)
    {
        var verdict = analysis.Verdict;
        var colour = verdict.Level switch
        {
            VerdictLevel.Trust => Color.Green,
            VerdictLevel.Caution => Color.Yellow,
            _ => Color.Red,
        };
        console.Paragraph($"{VerdictText.Label(verdict.Level)}: {VerdictText.Headline(verdict)}.", new Style(colour));
        foreach (var reason in verdict.Reasons)
        {
            console.Paragraph($"  - {reason.Message}");
            console.Paragraph($"    {reason.Remedy}");
        }
        if (priors is { IsDoubtful: true })
            console.Paragraph($"  {priors.Sentence}.", new Style(Color.Yellow));
        foreach (var statement in verdict.Statements)
        {
            console.Paragraph($"  {statement}");
        }
        console.WriteLine();
    }

    public static void Returns(FitAnalysis analysis, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        foreach (var heading in new[] { "spend", "share of outcome", "ROI", "90 %", "next unit", "90 %", "grade" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        var rows = analysis.Channels.Concat(analysis.Groups.Select(static g => g.Return));
        if (analysis.All is { } all && analysis.Channels.Count > 1)
            rows = rows.Append(all);
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(Sentences.Name(row.Channel)),
                new Text(row.Spend > 0 ? NumberText.Compact(row.Spend) : "–"),
                new Text(NumberText.Percent(row.ShareMean)),
                new Text(row.Roi is { } roi ? NumberText.Mean(roi) : "–"),
                new Text(row.Roi is { } range ? NumberText.Range(range) : "–"),
                new Text(row.MarginalRoi is { } marginal ? NumberText.Mean(marginal) : "–"),
                new Text(row.MarginalRoi is { } marginalRange ? NumberText.Range(marginalRange) : "–"),
                new Text(row.Grade?.ToString() ?? ""));
        }
        console.Write(table);
        Movements(analysis, console);
        GeoPrinter.Print(analysis, console);
    }

    /// <summary>What the data settled and what they left open.</summary>
    public static void Findings(FitAnalysis analysis, IAnsiConsole console)
    {
        if (analysis.Findings.Count == 0)
            return;
        console.Paragraph("What the data can and cannot tell");
        foreach (var finding in FindingText.Condensed(analysis.Findings))
        {
            console.Paragraph($"  {(finding.Level == FindingLevel.Attention ? "!" : "-")} {Sentences.Name(finding.Message)}");
            console.Paragraph($"    {Sentences.Name(finding.Remedy)}");
        }
        console.WriteLine();
    }

    static void Movements(FitAnalysis analysis, IAnsiConsole console)
    {
        string[] sentences =
        [
            .. analysis.Experiments.Select(ExperimentText.Sentence),
            .. analysis.Frequencies.Select(curve => FrequencyText.Sentence(curve, analysis.OutcomeKind)),
            .. analysis.Effectiveness.Select(curve => EffectivenessText.Sentence(curve, analysis.Periods)),
        ];
        foreach (var sentence in sentences)
        {
            console.Paragraph(sentence + ".");
        }
        if (sentences.Length > 0)
            console.WriteLine();
    }

    public static void Timings(FitOutcome outcome, IAnsiConsole console)
    {
        var t = outcome.Timings;
        console.Paragraph(FormattableString.Invariant($"From start to written report: {t.Wall:0.0} s (warm-up {t.Warmup:0.0} s, sampling {t.Sampling:0.0} s)."));
        console.Paragraph($"Report: {Path.Combine(outcome.Path, RunFiles.Report)}");
    }
}
