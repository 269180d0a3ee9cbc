namespace MediaMix.Testing;

/// <summary>The folder of reference data, named by MEDIAMIX_REFERENCE.</summary>
static class ReferenceData
{
    public static string Require(string relativePath) => Path.Combine(
        Environment.GetEnvironmentVariable("MEDIAMIX_REFERENCE")
            ?? throw new InvalidOperationException("Set MEDIAMIX_REFERENCE to the folder that holds `reference/`."),
        relativePath);
}
