using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>One section of the page: what the table of contents calls it, whether there is anything to show, and how it is written.</summary>
/// <param name="Id">Identifier on the page, target of the table of contents.</param>
/// <param name="Name">Name in the table of contents.</param>
/// <param name="IsShown">False leaves section and entry out.</param>
/// <param name="Write">Writes one <c>section</c> element with that identifier.</param>
internal sealed record ReportSection(string Id, string Name, Func<FitAnalysis, bool> IsShown, Action<HtmlBuilder, FitAnalysis> Write)
{
    /// <value>True for what is looked up rather than read.</value>
    public bool IsAppendix { get; init; }

    /// <summary>All sections in the order of the page: from the answer to what it rests on.</summary>
    public static IReadOnlyList<ReportSection> All { get; } =
    [
        new("summary", "Summary", Always, SummarySection.Write),
        new("next", "What to do next", Always, NextSection.Write),
        new("verdict", "How far to trust it", Always, VerdictSection.Write),
        new("fit", "Model against reality", Always, FitSection.Write),
        new("drivers", "Contributions", Always, DriversSection.Write),
        new("returns", "Returns", Always, ReturnsSection.Write),
        new("curves", "Response", static a => a.ResponseCurves.Count > 0, CurvesSection.Write),
        new("learning", "What was learned", static a => a.Learning.Count > 0, LearningSection.Write),
        new(IdentificationSection.Id, "What is known", Always, IdentificationSection.Write),
        new(GeosSection.Id, "Geos", static a => a.Geos.Count > 0, GeosSection.Write),
        new(ExperimentsSection.Id, "Experiments", static a => a.Experiments.Count > 0, ExperimentsSection.Write),
        new("scenarios", "Scenarios", ScenariosSection.IsShown, ScenariosSection.Write),
        new("priors", "Assumptions", static a => a.Parameters.Any(static p => p.Prior is not null), PriorsSection.Write) { IsAppendix = true },
        new("data", "Data checks", Always, DataSection.Write) { IsAppendix = true },
        new("checks", "Technical checks", Always, ChecksSection.Write) { IsAppendix = true },
        new("parameters", "All parameters", Always, ParametersSection.Write) { IsAppendix = true },
        new("definitions", "Definitions", Always, DefinitionsSection.Write) { IsAppendix = true },
    ];

    static bool Always(FitAnalysis analysis) => true;
}
