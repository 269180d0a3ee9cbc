using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MediaMix.Cli.Tests;

/// <summary>The documentation files that lie beside the tests, read as Markdown.</summary>
sealed partial class DocumentationText
{
    readonly Dictionary<string, XElement> _members;

    DocumentationText(Dictionary<string, XElement> members) => _members = members;

    /// <summary>Reads the documentation of assemblies.</summary>
    public static DocumentationText Read(IEnumerable<string> files) => new(files
        .SelectMany(static file => XDocument.Load(file).Descendants("member"))
        .GroupBy(static member => member.Attribute("name")!.Value)
        .ToDictionary(static group => group.Key, static group => group.First()));

    /// <summary>The summary of a member in one line, or nothing where it says no more than what it overrides.</summary>
    public string Summary(string id) =>
        _members.TryGetValue(id, out var member) && (member.Element("summary") ?? member.Element("value")) is { } text ? Line(text) : "";

    static string Line(XElement element) => Blanks().Replace(string.Concat(element.Nodes().Select(Piece)), " ").Trim();

    static string Piece(XNode node) => node switch
    {
        XText text => Escape(text.Value),
        XElement { Name.LocalName: "see" or "seealso" } see => $"`{Target(see)}`",
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "c" or "code" } code => $"`{code.Value.Trim()}`",
        XElement other => " " + Line(other),
        _ => "",
    };

    static string Target(XElement see)
    {
        var target = see.Attribute("langword")?.Value ?? see.Attribute("href")?.Value ?? see.Attribute("cref")!.Value;
        if (see.Attribute("cref") is null)
            return target;
        var path = target[2..].Split('(')[0];
        // Of a member the type is said, too; of a type the name alone.
        var parts = Generic().Replace(path, "").Split('.');
        return target[0] == 'T' ? parts[^1] : $"{parts[^2]}.{(parts[^1] == "#ctor" ? parts[^2] : parts[^1])}";
    }

    static string Escape(string text) => Special().Replace(text, @"\$0").Replace("<", "&lt;", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\\`*_|\[\]]")]
    private static partial Regex Special();

    [GeneratedRegex(@"`+\d+|\{[^}]*\}")]
    private static partial Regex Generic();
}
