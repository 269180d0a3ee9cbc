using MediaMix.Analysis;
using MediaMix.Reporting;
using Spectre.Console;

namespace MediaMix.Cli;

/// <summary>Prints variants and placebos: findings first, then the medians side by side.</summary>
static class SensitivityPrinter
{
    public static void Print(SensitivityResult result, PlaceboResult placebo, EvidenceJudgement judgement, IAnsiConsole console)
    {
        foreach (var sentence in SensitivityText.All(result, placebo, judgement))
        {
            console.Paragraph($"{sentence}.");
        }
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("median under");
        foreach (var channel in result.Channels)
            table.AddColumn(new TableColumn(new Text(Sentences.Name(channel.Channel))).RightAligned());
        table.AddColumn(new TableColumn("elpd").RightAligned());
        table.AddRow([new Text("as it is"), .. result.Channels.Select(static c => new Text($"{Cell(c.Base, c)} ({Range(c)})")), new Text("")]);
        foreach (var variant in result.Variants)
        {
            var cells = result.Channels.Select((c, m) => new Text(variant.Failure is null ? Cell(variant.Amounts[m], c) + (c.MovedBy.Contains(variant.Name) ? " *" : "") : NumberText.None));
            var elpd = variant.Failure is null ? Elpd(variant) : "";
            table.AddRow([new Text(variant.Name), .. cells, new Text(elpd)]);
        }
        table.AddRow([new Text("grade"), .. judgement.Grades.Select(static g => new Text(SensitivityText.Grade(g))), new Text("")]);
        console.Write(table);
        if (!result.IsStable)
            console.WriteLine("* outside the 90 % interval of the model as it is.");
    }

    /// <summary>Rounded before it is signed: .NET would print −0.04 as <c>-+0.0</c>.</summary>
    static string Elpd(VariantFit variant)
    {
        var difference = Math.Round(variant.ElpdDifference, 1, MidpointRounding.AwayFromZero);
        return FormattableString.Invariant($"{difference:+0.0;−0.0;0.0} ± {variant.ElpdError:0.0}");
    }

    static string Cell(Estimate e, ChannelSensitivity channel) => channel.IsReturn ? NumberText.Median(e) : NumberText.Percent(e.Q50);

    static string Range(ChannelSensitivity c) => c.IsReturn ? NumberText.Range(c.Base) : $"{NumberText.Percent(c.Base.Q5)}–{NumberText.Percent(c.Base.Q95)}";
}
