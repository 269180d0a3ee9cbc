namespace MediaMix.Data.Tests;

public class HostileYamlTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    [InlineData("[[],")]
    [InlineData("? ")]
    public void Read_TwentyKilobytesOfNesting_IsAFault(string unit)
    {
        var faults = ModelText.Faults(string.Concat(Enumerable.Repeat(unit, 20_000 / unit.Length)));

        Assert.Contains(faults, f => f.Message.Contains("nested deeper than 32", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("# nothing\n", "empty")]
    [InlineData("just text", "group of keys")]
    [InlineData("- a\n- b\n", "group of keys")]
    [InlineData("a: [1, 2\nb: 3\n", "not YAML")]
    [InlineData("a: \"\\x\"\n", "not YAML")]
    [InlineData("data:\n\tsource: x\n", "not YAML")]
    [InlineData("a: 1\n---\nb: 2\n", "second document")]
    [InlineData("a: \0", "NUL")]
    public void Read_NotAModel_SaysWhy(string text, string expected) =>
        Assert.Contains(ModelText.Faults(text), f => f.Message.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Read_BrokenFlow_TellsWhereToLookAndNothingOfTheParser()
    {
        var fault = Assert.Single(ModelText.Faults("data: { source: x, date: y\nchannels:\n - {"));

        Assert.Equal("Check brackets, quotation marks, escapes and indentation just behind it.", fault.Remedy);
        Assert.Equal(1, fault.Where!.Line);
    }

    [Theory]
    [InlineData("name: &x acme\n", "anchor")]
    [InlineData("name: *x\n", "alias")]
    [InlineData("name: !!binary aGk=\n", "tag")]
    [InlineData("name: !secret x\n", "tag")]
    public void Read_AnchorsAliasesTags_AreRefused(string line, string expected)
    {
        var fault = Assert.Single(ModelText.Faults(line + ModelText.Minimal));

        Assert.Contains($"The {expected}", fault.Message, StringComparison.Ordinal);
        Assert.Equal("model.yaml:1:7", fault.Where!.ToString());
    }

    [Fact]
    public void Read_LargerThanTheCap_IsRefused() =>
        Assert.Contains("longer than 1,000,000", Assert.Single(ModelText.Faults(new string('#', 1_000_001))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ManyUnknownKeys_AreCut()
    {
        var faults = ModelText.Faults(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"key{i}: x\n")) + ModelText.Minimal);

        Assert.InRange(faults.Count, 2, 60);
    }
}
