using System.Text.RegularExpressions;
using MediaMix.Data;

namespace MediaMix.Cli.Tests;

/// <summary>docs/model-file.md and the README say what the program does.</summary>
public partial class DocumentedModelTests
{
    static string Page(string path) => File.ReadAllText(Checkout.At(path)).ReplaceLineEndings("\n");

    [Fact]
    public void ModelFilePage_EveryModelInIt_IsAccepted()
    {
        var models = Yaml().Matches(Page("docs/model-file.md")).Select(static m => m.Groups[1].Value).ToArray();

        Assert.Equal(2, models.Length);
        Assert.All(models, static text => Assert.NotEmpty(ModelFileReader.Read(text, "docs/model-file.md").Model.Channels));
    }

    public static TheoryData<string> MigrationPages =>
        [.. Directory.EnumerateFiles(Checkout.At("docs/migration"), "*.md").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(MigrationPages))]
    public void MigrationPage_EveryModelInIt_IsAccepted(string page)
    {
        var models = Yaml().Matches(Page($"docs/migration/{page}")).Select(static m => m.Groups[1].Value).ToArray();

        Assert.NotEmpty(models);
        Assert.All(models, text => Assert.NotEmpty(ModelFileReader.Read(text, page).Model.Channels));
    }

    [Fact]
    public void ModelFilePage_Priors_AreThoseThatCanBeRead()
    {
        var page = Page("docs/model-file.md");
        var table = page[page.IndexOf("## Priors", StringComparison.Ordinal)..page.IndexOf("## Names of parameters", StringComparison.Ordinal)];
        var documented = Family().Matches(table).Select(static m => m.Groups[1].Value).Distinct().Order();

        Assert.Equal(PriorText.FamilyNames.Order(), documented);
    }

    [Theory]
    [InlineData("adstock")]
    [InlineData("saturation")]
    public void ConceptPage_Table_ListsEveryComponent(string kind)
    {
        var names = kind == "adstock" ? AdstockCatalog.Names : SaturationCatalog.Names;

        Assert.Equal(names.Order(), Row().Matches(Page($"docs/concepts/{kind}.md")).Select(static m => m.Groups[1].Value).Order());
    }

    [Fact]
    public async Task Readme_Table_ListsTheVerbsOfTheHelp()
    {
        var help = (await Mediamix.RunAsync("--help")).Output;
        var listed = Verb().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(static m => m.Groups[1].Value);

        Assert.Equal(listed, TableVerb().Matches(Page("README.md")).Select(static m => m.Groups[1].Value));
    }

    [Fact]
    public async Task RunFolderPage_Table_ListsTheFilesOfARun()
    {
        using var workspace = Workspace.Moving();
        await workspace.FitAsync();

        Assert.Equal(
            Directory.EnumerateFileSystemEntries(workspace.Run).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            FolderRow().Matches(Page("docs/run-folder.md")).Select(static m => m.Groups[1].Value.TrimEnd('/')).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex(@"(?<=\| |, )`(\w+)\(")]
    private static partial Regex Family();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^  ([a-z-]+) ", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex("^\\| `([a-z-]+)[^`]*` \\|", RegexOptions.Multiline)]
    private static partial Regex TableVerb();

    [GeneratedRegex(@"^\| `([\w./]+)` \|(?!.*panels only)", RegexOptions.Multiline)]
    private static partial Regex FolderRow();
}
