namespace MediaMix.Inference.Tests;

public class ExecutionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void For_AnyThreads_DoesEveryPieceOnceOnNoMore(int threads)
    {
        var (done, now, most) = (new int[200], 0, 0);
        var gate = new Lock();
        new Execution(threads).For(done.Length, i =>
        {
            lock (gate)
                most = Math.Max(most, ++now);
            Thread.SpinWait(1000);
            lock (gate)
                now--;
            Interlocked.Increment(ref done[i]);
        });
        Assert.All(done, static count => Assert.Equal(1, count));
        Assert.InRange(most, 1, threads);
    }

    [Fact]
    public void For_Workspaces_AreNeverSharedNorMoreThanThreads()
    {
        var made = 0;
        new Execution(3).For(100, () => new int[Interlocked.Increment(ref made) * 0 + 1], static (_, work) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref work[0]));
            Thread.SpinWait(1000);
            Interlocked.Decrement(ref work[0]);
        });
        Assert.InRange(made, 1, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void For_BodyThrows_ThrowsWhatItThrew(int threads) =>
        Assert.Throws<InvalidDataException>(() => new Execution(threads).For(20, static i =>
        {
            if (i == 7)
                throw new InvalidDataException();
        }));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void For_CancelledOnTheWay_BeginsNoMore(int threads)
    {
        using var stop = new CancellationTokenSource();
        var begun = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => new Execution(threads, stop.Token).For(10_000, _ =>
        {
            if (Interlocked.Increment(ref begun) == 10)
                stop.Cancel();
        }));
        Assert.InRange(begun, 10, 9_999);
    }

    [Theory]
    [InlineData(8, 4, 2)]
    [InlineData(8, 3, 2)]
    [InlineData(2, 4, 1)]
    public void Share_SomePieces_IsAnEqualPartOfAtLeastOne(int threads, int pieces, int expected)
    {
        Assert.Equal(expected, new Execution(threads).Share(pieces).Degree);
        Assert.Equal(1, new Execution(threads).Alone.Degree);
        Assert.Equal(Environment.ProcessorCount, default(Execution).Degree);
    }
}
