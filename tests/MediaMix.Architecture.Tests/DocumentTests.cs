using System.Text.RegularExpressions;

namespace MediaMix.Architecture.Tests;

/// <summary>Documents are held to what the repository contains.</summary>
public partial class DocumentTests
{
    static IReadOnlyList<string> Pages => Repository.Files("", ".md");

    [Fact]
    public void EveryRelativeLink_LeadsToAFileThatExists()
    {
        var links = Pages.SelectMany(static page => Link().Matches(Repository.Read(page)).Select(m => (Page: page, Target: m.Groups[1].Value)))
            .Where(static link => !link.Target.Contains("://", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, static link =>
            !Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(link.Page)!, link.Target.Split('#')[0])));
    }

    [Fact]
    public void EveryReferenceKey_StandsInTheListOfReferences()
    {
        var known = ReferenceKey().Matches(Repository.Read("docs/references.md")).Select(static m => m.Groups[1].Value).ToHashSet();
        var used = Repository.Files("docs", ".md").SelectMany(static page => Citation().Matches(Repository.Read(page)).Select(m => $"{page}: {m.Groups[1].Value}")).ToArray();

        Assert.True(known.Count > 10);
        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, citation => !known.Contains(citation.Split(": ")[1]));
    }

    [Fact]
    public void Readme_OpensWithTheTwoCommands()
    {
        var lines = Repository.Lines("README.md");

        Assert.Equal(["# MediaMix", "", "```", "dotnet run -c Release --project src/MediaMix.Cli -- demo", "dotnet test -c Release", "```"], lines.Take(6));
    }

    [Fact]
    public void Readme_CSharpSnippet_IsTheExampleProgram()
    {
        var readme = Repository.Read("README.md").ReplaceLineEndings("\n");
        var snippet = Block().Match(readme).Groups[1].Value;

        Assert.Equal(Repository.Read("examples/FitFromCode/Program.cs").ReplaceLineEndings("\n"), snippet);
    }

    [Fact]
    public void EnginePage_CSharpSnippets_AreTheFilesOfTheExample()
    {
        var snippets = Block().Matches(Repository.Read("docs/engine.md").ReplaceLineEndings("\n")).Select(static m => m.Groups[1].Value);
        var files = Repository.Files("examples/SampleAnyDensity", ".cs").Select(static path => Repository.Read(path).ReplaceLineEndings("\n"));

        Assert.Equal(files.Order(StringComparer.Ordinal), snippets.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CiScript_CallsTheReadmesTestCommand() =>
        Assert.Contains(" dotnet test -c Release ", Repository.Read(".ci/run"), StringComparison.Ordinal);

    [Fact]
    public void DesignTable_NamesEverySourceProject()
    {
        var design = Repository.Read("docs/design.md");

        Assert.DoesNotContain(ProjectFile.Below("src"), project => !design.Contains($"| `src/{project.Name}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void NoPage_NamesAPlaceOfOneMachine() =>
        Assert.DoesNotContain(Pages.SelectMany(static page => MachinePath().Matches(Repository.Read(page)).Select(m => $"{page}: {m.Value}")), static _ => true);

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| ([A-Z]\w*\d\d) \|", RegexOptions.Multiline)]
    private static partial Regex ReferenceKey();

    [GeneratedRegex(@"\[([A-Z]\w*\d\d)\]")]
    private static partial Regex Citation();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<![\w.])/(?:tmp|home|work|root|Users|var)/\S*")]
    private static partial Regex MachinePath();
}
