namespace MediaMix.Cli.Tests;

/// <summary>The checkout that these tests were built from.</summary>
static class Checkout
{
    public static string At(string path)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MediaMix.slnx")))
                return Path.Combine(at.FullName, path);
        }
        throw new DirectoryNotFoundException("MediaMix.slnx lies in no folder above the tests.");
    }
}
