using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>The threads that share the geos of a large panel end with the fit. Alone, as it looks at all threads of the process.</summary>
[CollectionDefinition(nameof(ThreadLeakTests), DisableParallelization = true)]
[Collection(nameof(ThreadLeakTests))]
public class ThreadLeakTests
{
    const string Tasks = "/proc/self/task", Name = "MediaMix geos";

    [Fact]
    public void Run_MoreThreadsThanChains_LeavesNone()
    {
        Assert.SkipUnless(Directory.Exists(Tasks), "The threads of a process are listed on Linux only.");
        var model = BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Large());
        var most = 0;
        ModelFit.Run(
            model, new SamplerSpec { Chains = 2, Warmup = 20, Draws = 4, Seed = 3 }, threads: 6,
            _ => InterlockedMax(ref most, Helpers()), token: TestContext.Current.CancellationToken);

        Assert.InRange(most, 1, 4);
        Assert.Equal(0, Helpers());
    }

    static int Helpers() => Directory.EnumerateDirectories(Tasks).Count(static task => Read(task) == Name);

    static string Read(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).TrimEnd();
        }
        catch (IOException)
        {
            // It ended between the two calls.
            return "";
        }
    }

    static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
