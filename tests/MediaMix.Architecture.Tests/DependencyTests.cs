using System.Xml.Linq;

namespace MediaMix.Architecture.Tests;

/// <summary>The arrows between projects and to packages are those of docs/design.md and no others.</summary>
public class DependencyTests
{
    static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = ReadTable();

    public static TheoryData<string> Sources => [.. ProjectFile.Below("src").Select(static p => p.Path)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Project_References_AreInTheTable(string path)
    {
        var project = ProjectFile.Below("src").Single(p => p.Path == path);

        Assert.True(Allowed.TryGetValue(project.Name, out var allowed), $"{path} is not in the table of docs/design.md.");
        Assert.Empty(project.Projects.Except(allowed.Projects));
        Assert.Equal(allowed.Packages.Order(StringComparer.Ordinal), project.Packages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryProject_LiesInTheFolderOfItsNameAndInTheSolution()
    {
        var projects = ProjectFile.Below("");
        var solution = XDocument.Parse(Repository.Read("MediaMix.slnx")).Descendants("Project").Select(static p => p.Attribute("Path")!.Value);

        Assert.NotEmpty(projects);
        Assert.Equal(projects.Select(static p => p.Path).Order(StringComparer.Ordinal), solution.Order(StringComparer.Ordinal));
        Assert.All(projects, static p => Assert.Equal(p.Name, p.Path.Split('/')[^2]));
    }

    [Fact]
    public void EverySourceProject_HasATestProject() =>
        Assert.Empty(ProjectFile.Below("src").Select(static p => p.Name + ".Tests").Except(ProjectFile.Below("tests").Select(static p => p.Name)));

    [Fact]
    public void NoSourceProject_ReferencesATest() =>
        Assert.All(ProjectFile.Below("src"), static p => Assert.DoesNotContain(p.Projects, static name => name.EndsWith("Tests", StringComparison.Ordinal)));

    [Fact]
    public void EveryPackage_HasOneExactVersion()
    {
        var versions = XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(static p => p.Attribute("Include")!.Value, static p => p.Attribute("Version")!.Value);

        Assert.Empty(ProjectFile.Below("").SelectMany(static p => p.Packages).Distinct().Except(versions.Keys));
        Assert.All(versions.Values, static version => Assert.Matches(@"^\d+\.\d+\.\d+$", version));
        Assert.All(ProjectFile.Below(""), static p => Assert.DoesNotContain(" Version=", Repository.Read(p.Path), StringComparison.Ordinal));
    }

    /// <summary>The rows of the page: a part, what it holds, and what it may reference, projects by the end of their names, then packages.</summary>
    static Dictionary<string, (string[] Projects, string[] Packages)> ReadTable()
    {
        var rows = Repository.Read("docs/design.md").Split('\n').Where(static line => line.StartsWith("| `src/", StringComparison.Ordinal))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        string[] projects = [.. rows.Select(static row => row[1].Trim('`')["src/".Length..])];
        return rows.ToDictionary(static row => row[1].Trim('`')["src/".Length..], row =>
        {
            var names = row[3].Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            string Full(string name) => name.StartsWith("MediaMix", StringComparison.Ordinal) ? name : $"MediaMix.{name}";
            return names.Contains("all of the above")
                ? (projects, names[1..])
                : ([.. names.Select(Full).Where(projects.Contains)], [.. names.Where(name => !projects.Contains(Full(name)))]);
        });
    }
}
