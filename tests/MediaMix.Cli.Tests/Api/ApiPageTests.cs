namespace MediaMix.Cli.Tests;

/// <summary>docs/api holds what the libraries declare.</summary>
public class ApiPageTests
{
    const string Command = "dotnet run -c Release --project tests/MediaMix.Cli.Tests -- -explicit only -class \"*.ApiPageTests\"";

    static string Folder => Checkout.At("docs/api");

    [Fact]
    public void Pages_AreThoseOfTheSources()
    {
        var stale = ApiPages.Write()
            .Where(static page => !File.Exists(Path.Combine(Folder, page.Key)) || File.ReadAllText(Path.Combine(Folder, page.Key)).ReplaceLineEndings("\n") != page.Value)
            .Select(static page => page.Key)
            .Concat(Existing().Except(ApiPages.Write().Keys))
            .ToArray();

        Assert.True(stale.Length == 0, $"docs/api is not up to date ({string.Join(", ", stale)}). This writes it: {Command}");
    }

    [Fact]
    public void Pages_KnownMember_ReadsAsInCSharp()
    {
        var page = ApiPages.Write()["MediaMix.md"];

        Assert.Contains("\n`static class ModelFit`\n\nFits a model: binds it to its data and samples the posterior.\n", page, StringComparison.Ordinal);
        Assert.Contains(
            "\n| `static FittedModel Run(ModelSpec spec, Panel panel, SamplerSpec? sampler = null, CancellationToken token = default)` | Binds and samples. |\n",
            page, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public void Pages_AreWritten()
    {
        Directory.CreateDirectory(Folder);
        var pages = ApiPages.Write();
        foreach (var old in Existing().Except(pages.Keys))
            File.Delete(Path.Combine(Folder, old));
        foreach (var (name, text) in pages)
            File.WriteAllText(Path.Combine(Folder, name), text);
        Assert.Equal(pages.Keys, Existing().Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> Existing() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.md").Select(static path => Path.GetFileName(path)) : [];
}
