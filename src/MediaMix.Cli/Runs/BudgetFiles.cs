using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>The files of an optimised plan: the same bytes for the same fit and question.</summary>
static class BudgetFiles
{
    public const string Json = "optimization.json";

    public static void Write(string path, bool replace, StoredFit stored, BudgetPlan plan, Verdict verdict, string command)
    {
        using var folder = RunFolder.Create(path, replace);
        folder.Write(BudgetTables.PlanFile, writer => BudgetTables.Plan(writer, plan));
        folder.Write(BudgetTables.AllocationFile, writer => BudgetTables.Allocation(writer, plan));
        folder.Write(BudgetTables.FrontierFile, writer => BudgetTables.Frontier(writer, plan));
        folder.Write(Json, writer => JsonForm.Write(writer, BudgetJson.Of(stored.Path, plan, verdict)));
        folder.Write(BudgetReport.FileName, writer => BudgetReport.Write(writer, plan, new ReportFacts(ProgramVersion.Text, command, stored.Input.DataHash), verdict));
        // Without timings: what is the same is the same byte for byte.
        new RunRecord { Kind = "optimize", Command = command, Version = ProgramVersion.Text, Seed = stored.Input.File.Sampler.Seed, DataHash = stored.Input.DataHash }.Write(folder);
        folder.Commit();
    }
}
