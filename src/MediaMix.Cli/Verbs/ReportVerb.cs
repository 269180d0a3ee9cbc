using System.CommandLine;
using System.Text.Json.Nodes;

namespace MediaMix.Cli.Verbs;

/// <summary><c>report RUN</c>: writes report.html of a finished run anew.</summary>
static class ReportVerb
{
    public static Command Create(Host host)
    {
        var run = new Argument<string>("run") { Description = "Run folder." };
        var command = new Command("report", "Writes report.html of a run anew.\n\nExample: mediamix report run");
        command.Arguments.Add(run);
        var options = new CommonOptions();
        command.Options.Add(options.Json);
        command.SetLongAction((parsed, token) =>
        {
            var stored = StoredRun.Read(parsed.GetRequiredValue(run), token);
            var path = Path.Combine(stored.Path, RunFiles.Report);
            WholeFile.Write(path, writer => RunFiles.WriteReport(writer, stored.Analysis, stored.Command, stored.DataHash, stored.Priors));
            if (parsed.GetValue(options.Json))
                ResultJson.Print(new JsonObject { ["run"] = stored.Path, ["report"] = path }, host.Output);
            else
                host.Output.WriteLine($"Report: {path}");
            return ExitCodes.Done;
        });
        return command;
    }
}
