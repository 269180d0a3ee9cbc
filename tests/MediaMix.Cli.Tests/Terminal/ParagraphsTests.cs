namespace MediaMix.Cli.Tests;

/// <summary>Where lines break.</summary>
public class ParagraphsTests
{
    [Theory]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("it beats by 90 % of all", 14, "it beats by|90 % of all")]
    [InlineData("gains +85 ± 2.2 % a year", 13, "gains|+85 ± 2.2 % a|year")]
    [InlineData("about 1.81 million more", 15, "about|1.81 million|more")]
    [InlineData("  - search gives up some", 16, "  - search gives|    up some")]
    [InlineData("    What to do about it", 14, "    What to do|    about it")]
    [InlineData("unbreakablewords stay", 5, "unbreakablewords|stay")]
    [InlineData("日本 日本 日本", 9, "日本 日本|日本")]
    [InlineData("", 10, "")]
    public void Wrap_Text_BreaksBetweenWords(string text, int width, string lines) => Assert.Equal(lines.Split('|'), Paragraphs.Wrap(text, width));
}
