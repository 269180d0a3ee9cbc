using System.Text.RegularExpressions;

namespace MediaMix.Architecture.Tests;

/// <summary>
/// Inside a chain every elementary function is one of MediaMix.Numerics: those of the platform differ in their last bit
/// between machines, and the same seed must give the same draws everywhere.
/// </summary>
public partial class ChainTests
{
    static readonly string[] Folders =
    [
        "src/MediaMix.Inference", "src/MediaMix/Adstocks", "src/MediaMix/Fitting", "src/MediaMix/Priors", "src/MediaMix/Saturations", "src/MediaMix/Terms",
    ];

    /// <summary>Files below these folders that call such a function before the first transition, and how often.</summary>
    static readonly Dictionary<string, (int Calls, string Reason)> Exceptions = new()
    {
        ["src/MediaMix/Saturations/LogisticSaturation.cs"] = (3, "default prior, made when the model is bound"),
        ["src/MediaMix/Terms/HilbertBasis.cs"] = (1, "design columns, made when the model is bound"),
        ["src/MediaMix/Priors/WeeklyPrior.cs"] = (1, "conversion of a weekly default prior, made when the model is bound"),
        ["src/MediaMix/Priors/CauchyPrior.cs"] = (1, "quantiles of priors, for starting points and reports"),
        ["src/MediaMix/Priors/HalfCauchyPrior.cs"] = (1, "quantiles of priors, for starting points and reports"),
    };

    static IEnumerable<string> Files() => Folders
        .SelectMany(static folder => Repository.Files(folder, ".cs"))
        .Where(static path => !path.StartsWith("src/MediaMix.Inference/Diagnostics/", StringComparison.Ordinal));

    [Fact]
    public void NoFileOfTheChain_CallsThePlatformsFunctions()
    {
        Assert.NotEmpty(Files());
        Assert.Empty(Files().Where(static path => !Exceptions.ContainsKey(path)).SelectMany(static path => SourceTests.Hits(path, Forbidden())));
    }

    [Fact]
    public void Exceptions_AreStillNeededAndDoNotGrow() =>
        Assert.Equal(
            Exceptions.ToDictionary(static e => e.Key, static e => e.Value.Calls),
            Exceptions.Keys.ToDictionary(static path => path, static path => Repository.Code(path).Sum(static line => Forbidden().Count(line.Code))));

    [GeneratedRegex(@"\bMathF?\.(?:A?(?:Sin|Cos|Tan)h?|Atan2|SinCos|Exp|Log\w*|Pow|Cbrt|ILogB)\(|\bdouble\.(?:Exp\w*|Log\w*|Pow|Sin\w*|Cos\w*|Tan\w*|Hypot|RootN)\(|\bTensorPrimitives\b|\bMathNet\b")]
    private static partial Regex Forbidden();
}
