namespace MediaMix.Data.Tests;

/// <summary>The list <c>groups</c>.</summary>
public class GroupKeyTests
{
    [Fact]
    public void Read_Groups_AreWhatTheFileSays()
    {
        var groups = ModelText.Read(ModelText.Minimal + "groups: [ { name: video, channels: [tv, search] } ]\n").Model.Groups;

        Assert.Equal([new ChannelGroup { Name = "video", Channels = ["tv", "search"] }], groups);
        Assert.Equal("group[video]", groups[0].RowName);
    }

    [Fact]
    public void Read_PooledReturns_AreWhatTheFileSays()
    {
        static PooledReturns? Pooled(string text) => ModelText.Read(ModelText.Minimal + $"groups: [ {{ name: video, channels: [tv, search], pooled: {{ roi: {text} }} }} ]\n").Model.Groups[0].Pooled;

        Assert.Equal(new PooledReturns(), Pooled("hierarchical"));
        Assert.Equal(new PooledReturns(new LogNormalPrior(0.2, 0.9), new HalfNormalPrior(0.5)), Pooled("\"hierarchical(mean: lognormal(0.2, 0.9), sd: half_normal(0.5))\""));
        Assert.Equal(new PooledReturns(null, new HalfNormalPrior(0.5)), Pooled("\"hierarchical(sd: half_normal(0.5))\""));
    }

    [Theory]
    [InlineData("{ channels: [tv, search] }", "group 1: the key name is missing")]
    [InlineData("{ name: video }", "group video: the key channels is missing")]
    [InlineData("{ name: \"a[b]\", channels: [tv, search] }", "is not a usable name")]
    [InlineData("{ name: video, channels: [tv, search], members: 2 }", "unknown key")]
    [InlineData("{ name: video, channels: [tv, search], pooled: { roi: shared } }", "returns of a group scatter by their logs")]
    [InlineData("{ name: video, channels: [tv, search], pooled: { roi: \"hierarchical(link: identity)\" } }", "returns of a group scatter by their logs")]
    [InlineData("{ name: video, channels: [tv, search], pooled: { roi: \"lognormal(0, 1)\" } }", "group video: pooled: roi: Write shared")]
    [InlineData("{ name: video, channels: [tv, search], pooled: { coefficient: hierarchical } }", "the key roi is missing")]
    public void Read_WhatIsNoGroup_IsRefused(string group, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidInputException>(() => ModelText.Read(ModelText.Minimal + $"groups: [ {group} ]\n")).Message, StringComparison.Ordinal);
}
