using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints an optimised plan: what it brings, who gets what and why, and what to know before acting.</summary>
static class BudgetPrinter
{
    const int MostGeos = 12;

    public static void Print(BudgetPlan plan, Verdict verdict, string? output, IAnsiConsole console)
    {
        if (ReachText.Warning(plan) is { } reach)
            Line(Sentence(reach), console, plan.Reach == VerdictLevel.DoNotTrust ? Color.Red : Color.Yellow);
        if (verdict.Level != VerdictLevel.Trust)
            Line($"{VerdictText.Label(verdict.Level)}: {VerdictText.Headline(verdict)}. The plan is no better than the fit.", console);
        Line(Sentence(BudgetText.Headline(plan)), console);
        if (BudgetText.Profit(plan) is { } profit)
            Line(Sentence(profit), console);
        foreach (var sentence in new[] { RiskText.Spent(plan), RiskText.Expected(plan) }.OfType<string>())
            Line(Sentence(sentence), console);
        console.Write(Allocation(plan));
        Geos(plan, console);
        foreach (var decision in plan.Channels.OrderByDescending(static d => Math.Abs(d.Allocation.SpendAfter - d.Allocation.SpendBefore)))
            Line($"  - {BudgetText.Why(plan, decision)}.", console);
        console.WriteLine();
        foreach (var warning in BudgetText.Warnings(plan))
            Line($"Note: {warning}.", console);
        Line(Sentence(BudgetText.Certificate(plan)), console);
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
        foreach (var heading in new[] { "before", "after", "change", "effect before", "effect after", "next unit before", "after" })
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

    /// <summary>What geos get, where the plan decides that; totals of channels alone would not say it.</summary>
    static void Geos(BudgetPlan plan, IAnsiConsole console)
    {
        if (plan.Geos.Count == 1 || plan.Request.Detail is not (PlanDetail.Geo or PlanDetail.Cell))
            return;
        var shown = GeoSplitText.Largest(plan, MostGeos);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("geo");
        foreach (var heading in new[] { "before", "after", "change" })
            table.AddColumn(new TableColumn(heading).RightAligned());
        table.AddColumn("largest moves");
        foreach (var geo in shown)
            table.AddRow(new Text(Sentences.Name(geo.Geo)), new Text(NumberText.Compact(geo.SpendBefore)), new Text(NumberText.Compact(geo.SpendAfter)), new Text(BudgetText.Change(geo.Change)), new Text(GeoSplitText.Moves(geo)));
        console.Write(table);
        if (shown.Count < plan.Geos.Count)
            Line($"The {MostGeos} of {NumberText.Count(plan.Geos.Count)} geos in which most money moves; {BudgetTables.PlanFile} (--out) has all.", console);
    }

    static void Line(string text, IAnsiConsole console, Color? color = null)
    {
        console.Paragraph(text, color is { } c ? new Style(c) : null);
    }

    static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
