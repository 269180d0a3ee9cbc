using System.Security.Cryptography;

namespace MediaMix.Cli.Tests;

/// <summary>Every file of a folder with a hash of its bytes.</summary>
static class FolderBytes
{
    public static SortedDictionary<string, string> Of(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
            static file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    public static SortedDictionary<string, string> WithoutTimings(string folder)
    {
        var files = Of(folder);
        Assert.True(files.Remove("run.json"));
        return files;
    }
}
