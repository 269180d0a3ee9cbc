using System.Xml.Linq;

namespace MediaMix.Architecture.Tests;

/// <summary>What one project file references.</summary>
/// <param name="Path">Path from the root.</param>
/// <param name="Name">Name of the project.</param>
/// <param name="Projects">Names of the projects that it references itself.</param>
/// <param name="Packages">Packages that it references itself.</param>
sealed record ProjectFile(string Path, string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<ProjectFile> Below(string folder) => [.. Repository.Files(folder, ".csproj").Select(Read)];

    static ProjectFile Read(string path)
    {
        var document = XDocument.Parse(Repository.Read(path));
        return new ProjectFile(
            path,
            System.IO.Path.GetFileNameWithoutExtension(path),
            [.. Includes(document, "ProjectReference").Select(static p => System.IO.Path.GetFileNameWithoutExtension(p.Replace('\\', '/')))],
            [.. Includes(document, "PackageReference")]);
    }

    static IEnumerable<string> Includes(XDocument document, string element) =>
        document.Descendants(element).Select(static e => e.Attribute("Include")!.Value);
}
