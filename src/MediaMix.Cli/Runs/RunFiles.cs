using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Reporting;

namespace MediaMix.Cli;

/// <summary>The files of a run folder, all but run.json: the same bits for the same fit.</summary>
static class RunFiles
{
    public const string Report = "report.html";

    /// <summary>Writes the files and returns the record by which they are read back.</summary>
    public static RunRecord WriteResults(RunFolder folder, FitInput input, FittedModel fit, FitAnalysis analysis, string command)
    {
        var record = RunStore.Write(folder, input.File, input.DataBytes, fit, analysis.Refits);
        folder.Write("summary.csv", writer => SummaryTable.Write(writer, analysis));
        folder.Write("fitted.csv", writer => FittedTable.Write(writer, analysis));
        folder.Write("contributions.csv", writer => ContributionsTable.Write(writer, analysis));
        folder.Write("roi.csv", writer => RoiTable.Write(writer, analysis));
        folder.Write("response_curves.csv", writer => ResponseCurvesTable.Write(writer, analysis));
        folder.Write(BaselineTable.FileName, writer => BaselineTable.Write(writer, analysis));
        folder.Write(SharesTable.FileName, writer => SharesTable.Write(writer, analysis));
        folder.Write(CarryoverTable.FileName, writer => CarryoverTable.Write(writer, analysis));
        folder.Write(SaturationTable.FileName, writer => SaturationTable.Write(writer, analysis));
        folder.Write(BlocksTable.FileName, writer => BlocksTable.Write(writer, analysis));
        folder.Write(OrderTable.FileName, writer => OrderTable.Write(writer, analysis));
        if (analysis.Frequencies.Count > 0)
            folder.Write(FrequencyTable.FileName, writer => FrequencyTable.Write(writer, analysis));
        if (analysis.Effectiveness.Count > 0)
            folder.Write(EffectivenessTable.FileName, writer => EffectivenessTable.Write(writer, analysis));
        if (analysis.Geos.Count > 0)
        {
            folder.Write(GeoContributionsTable.FileName, writer => GeoContributionsTable.Write(writer, analysis));
            folder.Write(GeoRoiTable.FileName, writer => GeoRoiTable.Write(writer, analysis));
        }
        if (analysis.Experiments.Count > 0)
            folder.Write(ExperimentsTable.FileName, writer => ExperimentsTable.Write(writer, analysis));
        folder.Write("diagnostics.json", writer => DiagnosticsFile.Write(writer, analysis));
        folder.Write(Report, writer => WriteReport(writer, analysis, command, input.DataHash, input.Priors));
        return record;
    }

    public static void WriteReport(TextWriter writer, FitAnalysis analysis, string command, string dataHash, PriorSource? priors) =>
        HtmlReport.Write(writer, analysis, new ReportFacts(ProgramVersion.Text, command, dataHash) { Priors = priors });
}
