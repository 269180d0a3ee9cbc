
namespace MediaMix.Testing;

/// <summary>Finds the folder of reference results that lies beside the checkout and is not part of it.</summary>
internal static class ReferenceData
{
    const string Variable = "MEDIAMIX_REFERENCE";

    /// <summary>Full path of a reference file or folder; skips the running test, visibly, where it is absent.</summary>
    /// <param name="relativePath">Path below the reference folder, with forward slashes.</param>
    public static string Require(string relativePath)
    {
        string? folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : BesideCheckout();
        string path = Path.Combine(folder ?? "shared", relativePath);
        if (!Path.Exists(path))
            Assert.Skip($"Reference data '{relativePath}' not found in '{folder}'; set {Variable} to its folder.");
        return path;
    }

    static string? BesideCheckout()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MediaMix.slnx")))
                return at.Parent is null ? null : Path.Combine(at.Parent.FullName, "shared");
        }

        return null;
    }
}
