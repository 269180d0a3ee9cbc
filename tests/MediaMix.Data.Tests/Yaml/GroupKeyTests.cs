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

    [Theory]
    [InlineData("{ channels: [tv, search] }", "group 1: the key name is missing")]
    [InlineData("{ name: video }", "group video: the key channels is missing")]
    [InlineData("{ name: \"a[b]\", channels: [tv, search] }", "is not a usable name")]
    [InlineData("{ name: video, channels: [tv, search], members: 2 }", "unknown key")]
    public void Read_WhatIsNoGroup_IsRefused(string group, string part) =>
        Assert.Contains(part, Assert.Throws<InvalidInputException>(() => ModelText.Read(ModelText.Minimal + $"groups: [ {group} ]\n")).Message, StringComparison.Ordinal);
}
