using System.Text.RegularExpressions;

namespace MediaMix.Architecture.Tests;

/// <summary>Rules that every source file keeps.</summary>
public partial class SourceTests
{
    const int LongestFile = 600;

    [Fact]
    public void EveryFile_HasAtMostSixHundredLines()
    {
        var sources = Repository.Sources().ToArray();

        Assert.True(sources.Length > 100);
        Assert.DoesNotContain(sources, static path => Repository.Lines(path).Length > LongestFile);
    }

    [Fact]
    public void NoFileFolderOrType_HasANameThatSaysNothing()
    {
        var paths = Repository.Sources().SelectMany(static path => path.Split('/')).Distinct();
        var types = Repository.Sources().SelectMany(static path => Repository.Code(path), static (path, line) => (path, line))
            .SelectMany(static at => TypeName().Matches(at.line.Code).Select(m => $"{at.path}:{at.line.Number} {m.Groups[1].Value}"));

        Assert.DoesNotContain(paths, static name => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(name)));
        Assert.DoesNotContain(types, static name => EmptyName().IsMatch(name));
    }

    /// <summary>Libraries get time, randomness and output handed in; only the host may reach for them.</summary>
    [Fact]
    public void NoLibrary_TouchesConsoleClockRandomnessOrCulture() =>
        Assert.Empty(Libraries().SelectMany(static path => Hits(path, Outside())));

    /// <summary>In the host, one file knows the console and the clock.</summary>
    [Fact]
    public void TheCommandLine_ReachesTheOutsideWorldThroughHost() =>
        Assert.Empty(Repository.Files("src/MediaMix.Cli", ".cs")
            .Where(static path => Path.GetFileName(path) != "Host.cs")
            .SelectMany(static path => Hits(path, OutsideOfHost())));

    [Fact]
    public void NoLibrary_HoldsMutableStaticState() =>
        Assert.Empty(Repository.Files("src", ".cs").SelectMany(static path => Hits(path, MutableStatic())));

    /// <summary>Loops over several threads are those of Execution, which keeps to the threads and the token that were handed in.</summary>
    [Fact]
    public void NoLibrary_LoopsInParallelOnItsOwn() =>
        Assert.Equal(OwnLoops, Libraries().Where(static path => Hits(path, OwnLoop()).Any()));

    /// <summary>The loop itself, and loops over fits, chains and paths, which have failures of their own to gather.</summary>
    static readonly string[] OwnLoops =
    [
        "src/MediaMix.Analysis/Recovery/ParallelFits.cs", "src/MediaMix.Inference/Chains/SamplerRun.cs", "src/MediaMix.Inference/Execution.cs", "src/MediaMix.Inference/Starts/Pathfinder.cs",
    ];

    static IEnumerable<string> Libraries() =>
        Repository.Files("src", ".cs").Where(static path => !path.StartsWith("src/MediaMix.Cli/", StringComparison.Ordinal));

    internal static IEnumerable<string> Hits(string path, Regex pattern) =>
        Repository.Code(path).Where(line => pattern.IsMatch(line.Code)).Select(line => $"{path}:{line.Number}: {line.Code.Trim()}");

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+([A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex("(?:Manager|Helper|Utils?|Utilities|Common|Impl|Misc)s?$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\bConsole\b|\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bnew Random\(|\bRandom\.Shared\b|\bEnvironment\.TickCount|\bStopwatch\b|\bTimeProvider\.System\b|\bGuid\.NewGuid\b|\bCultureInfo\.Current|\bThread\.Sleep\b")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\b(?<!\.)Console\.(?:Out|Error|In|Write|Read|Is)|\bSystem\.Console\b|\bAnsiConsole\.(?!Create)|\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bTimeProvider\.System\b|\bStopwatch\b|\bRandom\.Shared\b|\bnew Random\(")]
    private static partial Regex OutsideOfHost();

    [GeneratedRegex(@"\bParallel\.|\bAsParallel\(|\bTask\.Run\(")]
    private static partial Regex OwnLoop();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected)\s+)?static\s+(?!readonly\b|partial\b|class\b|extern\b|unsafe\b|async\b|implicit\b|explicit\b)[\w<>\[\]?.,]+\s+\w+\s*(?:=(?!>)|;)")]
    private static partial Regex MutableStatic();
}
