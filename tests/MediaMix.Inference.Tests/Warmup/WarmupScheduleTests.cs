namespace MediaMix.Inference.Tests.Warmup;

public class WarmupScheduleTests
{
    [Fact]
    public void Create_FiveHundred_SwitchesAsDesigned()
    {
        var schedule = WarmupSchedule.Create(500);
        var switches = Enumerable.Range(0, 500).Where(schedule.SwitchesAfter).ToArray();
        Assert.Equal(150, schedule.EarlyEnd);
        Assert.Equal(425, schedule.FinalStart);
        Assert.Equal([9, 19, 29, 39, 49, 59, 69, 79, 89, 99, 109, 119, 129, 139, 149, 229], switches);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(2000)]
    public void Create_AnyLength_LastWindowReachesTheFrozenPart(int length)
    {
        var schedule = WarmupSchedule.Create(length);
        var last = Enumerable.Range(0, length).LastOrDefault(schedule.SwitchesAfter);
        Assert.True(last < Math.Max(1, schedule.FinalStart));
        Assert.InRange(schedule.FinalStart, schedule.EarlyEnd, length);
    }
}
