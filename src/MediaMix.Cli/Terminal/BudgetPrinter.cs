using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints an optimised plan: what it brings, who gets what and why, and what to know before acting.</summary>
static class BudgetPrinter
{
    public static void Print(BudgetPlan plan, Verdict verdict, string? output, IAnsiConsole console)
    {
        if (verdict.Level != VerdictLevel.Trust)
            Line($"{VerdictText.Label(verdict.Level)}: {VerdictText.Headline(verdict)}. The plan is no better than the fit.", console);
        Line(Sentence(BudgetText.Headline(plan)), console);
        if (BudgetText.Profit(plan) is { } profit)
            Line(Sentence(profit), console);
        console.Write(Allocation(plan));
        foreach (var decision in plan.Channels.OrderByDescending(static d => Math.Abs(d.Allocation.SpendAfter - d.Allocation.SpendBefore)))
            Line($"  - {BudgetText.Why(plan, decision)}.", console);
        console.WriteLine();
        foreach (var warning in BudgetText.Warnings(plan))
            Line($"Note: {warning}.", console);
        Line(Sentence(BudgetText.Certificate(plan.Certificate)), console);
        Line(Sentence(BudgetText.Objective(plan)), console);
        Line(Sentence(BudgetText.Reference(plan)), console);
        if (output is not null)
            Line($"Plan: {Path.Combine(output, BudgetReport.FileName)}", console);
    }

    // Three digits, not as many as an interval supports: no interval stands beside them, and the reader subtracts columns.
    static Table Allocation(BudgetPlan plan)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("channel");
        foreach (var heading in new[] { "before", "after", "change", "effect before", "effect after", "next unit", "next unit after" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var a in plan.Channels.Select(static d => d.Allocation))
        {
            table.AddRow(
                new Text(Sentences.Name(a.Channel)),
                new Text(NumberText.Compact(a.SpendBefore)),
                new Text(NumberText.Compact(a.SpendAfter)),
                new Text(BudgetText.Change(a)),
                new Text(NumberText.Compact(a.EffectBefore.Mean)),
                new Text(NumberText.Compact(a.EffectAfter.Mean)),
                new Text(a.MarginalBefore is { } before ? NumberText.Mean(before) : "–"),
                new Text(a.MarginalAfter is { } after ? NumberText.Mean(after) : "–"));
        }
        table.AddRow(
            new Text("all"), new Text(NumberText.Compact(plan.ReferenceBudget)), new Text(NumberText.Compact(plan.Budget)), new Text(""),
            new Text(NumberText.Compact(plan.EffectBefore.Mean)), new Text(NumberText.Compact(plan.EffectAfter.Mean)), new Text(""), new Text(""));
        return table;
    }

    static void Line(string text, IAnsiConsole console)
    {
        console.Write(new Text(text));
        console.WriteLine();
    }

    static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
