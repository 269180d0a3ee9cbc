using System.Security.Cryptography;
using System.Text;

namespace MediaMix.Reporting;

/// <summary>The fixed parts of the page, embedded in this assembly: style sheet, scripts, licence notices.</summary>
internal static class PageResources
{
    static readonly string[] ScriptFiles = ["vega.min.js", "vega-lite.min.js", "vega-embed.min.js", "report.js"];

    /// <summary>The style sheet.</summary>
    public static string Style { get; } = Read("report.css");

    /// <summary>Licences of the vendored software.</summary>
    public static string Notices { get; } = Read("NOTICES.txt");

    /// <summary>The scripts in the order in which they must run.</summary>
    public static IReadOnlyList<string> Scripts { get; } = Array.ConvertAll(ScriptFiles, file => WithoutSourceMap(Read(file)));

    /// <summary>
    /// The content security policy: nothing may be loaded, and only exactly these scripts and this style sheet apply. Pictures
    /// may come from the page itself, for saving a chart.
    /// </summary>
    public static string SecurityPolicy { get; } =
        $"default-src 'none'; script-src {string.Join(' ', Scripts.Select(Hash))}; style-src {Hash(Style)}; "
        + "img-src data: blob:; base-uri 'none'; form-action 'none'";

    static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    static string WithoutSourceMap(string script)
    {
        var comment = script.LastIndexOf("//# sourceMappingURL", StringComparison.Ordinal);
        return comment < 0 ? script : script[..comment];
    }

    static string Read(string name)
    {
        using var stream = typeof(PageResources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
