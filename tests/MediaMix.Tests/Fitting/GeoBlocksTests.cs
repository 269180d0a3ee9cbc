
namespace MediaMix.Tests.Fitting;

public class GeoBlocksTests
{
    static readonly PanelRows Wide = new(40, 100);

    [Theory]
    [InlineData(1, 156, 1_000_000, 1)]
    [InlineData(40, 156, 20, 1)]
    [InlineData(5, 156, 1_000_000, 5)]
    [InlineData(40, 156, 840, 9)]
    [InlineData(200, 156, 1_000_000, 16)]
    public void Count_FollowsTheWork(int geos, int periods, int operations, int expected)
    {
        foreach (var degree in (int[])[1, 2, 5])
        {
            using var blocks = new GeoBlocks(new PanelRows(geos, periods), operations, degree);
            Assert.Equal(expected, blocks.Count);
        }
    }

    [Fact]
    public void Of_Blocks_CoverTheGeosInOrder()
    {
        for (var geos = 1; geos < 50; geos++)
        {
            using var blocks = new GeoBlocks(new PanelRows(geos, 100), 20_000);
            var next = 0;
            for (var block = 0; block < blocks.Count; block++)
            {
                var (first, end) = blocks.Of(block);
                Assert.Equal(next, first);
                Assert.True(end > first);
                next = end;
            }
            Assert.Equal(geos, next);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Run_ManyTimes_CallsEveryBlockOnce(int degree)
    {
        using var blocks = new GeoBlocks(Wide, 10_000, degree);
        var calls = new int[blocks.Count];
        Action<int> body = block => Interlocked.Increment(ref calls[block]);
        for (var run = 1; run <= 20_000; run++)
        {
            blocks.Run(body);
            // What the bodies wrote is there when the run returns.
            Assert.All(calls, count => Assert.Equal(run, count));
        }
    }

    [Fact]
    public void Run_AfterThePause_WakesTheThreads()
    {
        using var blocks = new GeoBlocks(Wide, 10_000, 2);
        var callers = new HashSet<int>();
        using var both = new Barrier(2);
        for (var run = 0; run < 5; run++)
        {
            Thread.Sleep(20);
            var arrived = 0;
            // The first two blocks wait for each other: without a second thread this would not end.
            blocks.Run(_ =>
            {
                if (Interlocked.Increment(ref arrived) > 2)
                    return;
                lock (callers)
                    callers.Add(Environment.CurrentManagedThreadId);
                Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(30)));
            });
        }
        Assert.Equal(2, callers.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_BodiesThatThrow_ThrowsOfTheFirstBlockAndGoesOn(int degree)
    {
        using var blocks = new GeoBlocks(Wide, 10_000, degree);
        for (var run = 0; run < 200; run++)
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => blocks.Run(static block =>
            {
                if (block >= 2)
                    throw new InvalidOperationException($"block {block}");
            }));
            Assert.Equal("block 2", thrown.Message);
            var count = 0;
            blocks.Run(_ => Interlocked.Increment(ref count));
            Assert.Equal(blocks.Count, count);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_Repeatedly_AllocatesNothing(int degree)
    {
        using var blocks = new GeoBlocks(Wide, 10_000, degree);
        var sums = new double[blocks.Count];
        Action<int> body = block => sums[block]++;
        for (var i = 0; i < 100; i++)
            blocks.Run(body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            blocks.Run(body);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Dispose_EndsTheThreads()
    {
        var blocks = new GeoBlocks(Wide, 10_000, 3);
        var threads = new HashSet<Thread>();
        using var all = new Barrier(3);
        var arrived = 0;
        blocks.Run(_ =>
        {
            if (Interlocked.Increment(ref arrived) > 3)
                return;
            lock (threads)
                threads.Add(Thread.CurrentThread);
            Assert.True(all.SignalAndWait(TimeSpan.FromSeconds(30)));
        });
        blocks.Dispose();
        blocks.Dispose();

        Assert.Equal(3, threads.Count);
        Assert.All(threads, static thread => Assert.Equal(thread == Thread.CurrentThread, thread.IsAlive));
        Assert.Throws<ObjectDisposedException>(() => blocks.Run(static _ => { }));
    }

    [Fact]
    public void Construct_NoThread_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => new GeoBlocks(Wide, 1, 0));
}
