using System.Text.RegularExpressions;

namespace MediaMix.Cli.Tests;

/// <summary>docs/commands.md knows every verb, and names no option that its verb does not have.</summary>
public partial class CommandPageTests
{
    static string Page => File.ReadAllText(Checkout.At("docs/commands.md")).ReplaceLineEndings("\n");

    /// <summary>Sections by verb: all headings but the one about what verbs share.</summary>
    static Dictionary<string, string> Sections => Section().Matches(Page).ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value);

    public static TheoryData<string> Verbs => [.. Sections.Keys];

    [Fact]
    public async Task Page_Sections_AreTheVerbsOfTheHelp()
    {
        var help = (await Mediamix.RunAsync("--help")).Output;
        var verbs = Verb().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(static m => m.Groups[1].Value);

        Assert.Equal(verbs.Order(StringComparer.Ordinal), Sections.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Section_EveryOptionInIt_IsOneOfTheVerb(string verb)
    {
        var help = await Mediamix.RunAsync(verb, "--help");
        var known = Option().Matches(help.Output).Select(static m => m.Value).ToHashSet();
        var named = Option().Matches(Sections[verb]).Select(static m => m.Value).Distinct().ToArray();

        Assert.Equal((ExitCodes.Done, ""), (help.ExitCode, help.Errors));
        Assert.Empty(named.Except(known));
        Assert.Contains($"mediamix {verb} ", Sections[verb], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^## ([a-z-]+)\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex("^  ([a-z-]+) ", RegexOptions.Multiline)]
    private static partial Regex Verb();

    [GeneratedRegex("(?<![a-z-])--[a-z][a-z-]*")]
    private static partial Regex Option();
}
