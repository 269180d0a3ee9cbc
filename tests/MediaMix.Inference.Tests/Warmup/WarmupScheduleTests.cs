namespace MediaMix.Inference.Tests.Warmup;

public class WarmupScheduleTests
{
    [Fact]
    public void Create_FiveHundred_SwitchesAsDesigned()
    {
        var schedule = WarmupSchedule.Create(500);
        var switches = Enumerable.Range(0, 500).Where(schedule.SwitchesAfter).ToArray();
        Assert.Equal((60, 470, 30), (schedule.EarlyEnd, schedule.FinalStart, schedule.FinalLength));
        Assert.Equal([9, 19, 29, 39, 49, 59, 91, 169, 269, 369], switches);
        Assert.Equal([169, 269, 369], Enumerable.Range(0, 500).Where(schedule.DecidesAfter));
    }

    [Theory]
    [InlineData(150, new int[0])]
    [InlineData(199, new int[0])]
    [InlineData(250, new[] { 200 })]
    [InlineData(300, new[] { 240 })]
    [InlineData(1000, new[] { 400, 600, 800 })]
    public void Create_AnyLength_MayEndAtFifthsFromTwoHundredDrawsOn(int length, int[] ends)
    {
        var schedule = WarmupSchedule.Create(length);
        Assert.Equal(ends, Enumerable.Range(0, length).Where(schedule.DecidesAfter).Select(draw => draw + 1 + schedule.FinalLength));
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
