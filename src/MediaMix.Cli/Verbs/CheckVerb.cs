using System.CommandLine;
using MediaMix.Analysis;
using MediaMix.Inference;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli.Verbs;

/// <summary><c>check MODEL</c>: data and design checks, and what the priors imply in money. Samples nothing.</summary>
static class CheckVerb
{
    public static Command Create(Host host)
    {
        var model = new Argument<string>("model") { Description = "Model file (model.yaml)." };
        var data = new Option<string?>("--data") { Description = "Data file in place of the one that the model names.", HelpName = "FILE" };
        var command = new Command("check", "Checks model and data and shows what the priors say before any fit.\n\nExample: mediamix check model.yaml");
        command.Arguments.Add(model);
        command.Options.Add(data);
        var options = new CommonOptions();
        command.Options.Add(options.Json);
        command.SetLongAction((parsed, token) =>
        {
            var input = FitInput.Read(parsed.GetRequiredValue(model), parsed.GetValue(data), new SamplerOverrides());
            var prior = PriorPass.Run(input.Model, input.File.Sampler.Seed, new Execution(Token: token));
            token.ThrowIfCancellationRequested();
            var implications = prior.Implications(input.Model);
            var collapse = input.File.Sampler.Collapse;
            var findings = input.Design(prior);
            if (parsed.GetValue(options.Json))
            {
                ResultJson.Print(CheckJson.Of(input, implications, prior.Statements(), findings), host.Output);
            }
            else
            {
                FaultPrinter.Print(input.Warnings, host.Errors);
                Notes(input.Notes, host.Console);
                FindingList.Print(findings, host.Console);
                Implications(implications, host.Console);
                ExperimentPriors.Print(input.Model, prior.Statements(), host.Console);
                ExposureTable.Print(input.Model, host.Console);
                PanelTable.Print(input.Model, host.Console);
                Parameters(input.Model, host.Console);
                Linear(input.Model.LinearTreatments(collapse), host.Console);
                host.Console.Paragraph(PanelTable.Parameters(input.Model, collapse));
                Treatments(input.Model, host.Console);
                HolidayTable.Print(input.Model, host.Console);
                Exclusions(input.Model.Panel, host.Console);
                Weights(input.Model, host.Console);
            }
            return ExitCodes.Of(findings);
        });
        return command;
    }

    static void Notes(IReadOnlyList<string> notes, IAnsiConsole console)
    {
        foreach (var note in notes)
        {
            console.Paragraph(Sentences.Name(note));
        }
    }

    static void Implications(IReadOnlyList<PriorImplication> implications, IAnsiConsole console)
    {
        var media = new Table().Border(TableBorder.Simple).Title("What the priors imply");
        media.AddColumn("channel");
        foreach (var heading in new[] { "spend", "ROI 5 %", "median", "95 %", "share of outcome 5 %", "median", "95 %" })
            media.AddColumn(new TableColumn(heading).RightAligned());
        foreach (var line in implications)
        {
            media.AddRow(
                new Text(Sentences.Name(line.Channel)),
                new Text(line.Roi is null ? "–" : NumberText.Compact(line.Spend)),
                new Text(line.Roi is { } a ? NumberText.Significant(a.Q5) : "–"),
                new Text(line.Roi is { } b ? NumberText.Significant(b.Q50) : "–"),
                new Text(line.Roi is { } c ? NumberText.Significant(c.Q95) : "–"),
                new Text(NumberText.Percent(line.Share.Q5)),
                new Text(NumberText.Percent(line.Share.Q50)),
                new Text(NumberText.Percent(line.Share.Q95)));
        }
        console.Write(media);
    }

    static void Exclusions(Panel panel, IAnsiConsole console)
    {
        if (panel.Exclusions.Count == 0)
            return;
        console.Paragraph($"Left out of the fit: {Sentences.Exclusions(panel.Exclusions, panel.Window)}");
    }

    static void Weights(BoundModel model, IAnsiConsole console)
    {
        if (model.RootWeights is not { } roots)
            return;
        var (least, most) = (roots.Min() * roots.Min(), roots.Max() * roots.Max());
        console.Paragraph($"Rows weigh by {Sentences.Name(model.Spec.Likelihood.Weights!)}: {NumberText.Significant(least)} to {NumberText.Significant(most)} times the average of the fitted rows.");
    }

    static void Treatments(BoundModel model, IAnsiConsole console)
    {
        foreach (var component in model.Treatments)
        {
            console.Paragraph($"The contribution of {ComponentText.Linear(model.LinearComponents[component])} is counted against {Sentences.Name(model.TreatmentLevel(component)!)}.");
        }
    }

    static void Parameters(BoundModel model, IAnsiConsole console)
    {
        var parameters = new Table().Border(TableBorder.Simple).Title("Parameters and priors");
        parameters.AddColumns("parameter", "prior", "meaning");
        foreach (var row in PriorRow.Of(model.Parameters))
            parameters.AddRow(new Text(Sentences.Name(row.Name)), new Text(RoundedPrior.Text(row.Prior)), new Text(row.Meaning));
        console.Write(parameters);
    }

    /// <summary>One line per way in which linear coefficients are sampled, and per reason.</summary>
    static void Linear(IReadOnlyList<LinearTreatment> treatments, IAnsiConsole console)
    {
        console.Paragraph("Linear coefficients");
        foreach (var group in treatments.GroupBy(static t => (t.Kind, t.Reason)))
        {
            var reason = group.Key.Reason is { } why ? $" ({why})" : "";
            console.Paragraph($"  {CheckJson.Word(group.Key.Kind)}: {string.Join(", ", group.Select(static t => ComponentText.Linear(t.Component)))}{reason}");
        }
    }
}
