namespace MediaMix.Data.Tests;

public sealed class ResumeTests : IDisposable
{
    readonly TemporaryFolder _temp = new();
    readonly StepClock _clock = new();

    string Target => _temp.File("run");

    string Partial => Target + ".partial";

    public void Dispose() => _temp.Dispose();

    /// <summary>A run that keeps one record of one chain, writes some results and stops.</summary>
    void Interrupt(string key)
    {
        using var folder = RunFolder.Resume(Target, replace: false, key);
        using var log = folder.OpenJournal(key, _clock).Open("chain-0");
        log.Append([7]);
        folder.Write("summary.csv", static writer => writer.Write("half"));
    }

    [Fact]
    public void Resume_InterruptedRun_FindsItsRecordsAndNoResults()
    {
        Interrupt("a");
        using var folder = RunFolder.Resume(Target, replace: false, "a");
        var journal = folder.OpenJournal("a", _clock);
        using (var log = journal.Open("chain-0"))
            Assert.Equal([[7]], log.Records);
        using (var log = journal.Open("chain-1"))
            Assert.Empty(log.Records);

        Assert.True(journal.HasRecords);
        Assert.False(File.Exists(Path.Combine(Partial, "summary.csv")));
    }

    [Fact]
    public void Commit_ResumedRun_LeavesNoJournal()
    {
        Interrupt("a");
        using (var folder = RunFolder.Resume(Target, replace: false, "a"))
        {
            folder.Write("run.json", static writer => writer.Write("{}"));
            folder.Commit();
        }

        Assert.Equal([Target], Directory.GetFileSystemEntries(_temp.Path));
        Assert.Equal(["run.json"], Directory.GetFileSystemEntries(Target).Select(Path.GetFileName));
    }

    [Fact]
    public void Resume_OtherKey_IsRefusedAndLosesNothing()
    {
        Interrupt("a");

        Assert.Contains("another model", Faulty.Single(() => RunFolder.Resume(Target, replace: false, "b")).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Partial, "journal", "chain-0.log")));
        using var folder = RunFolder.Resume(Target, replace: true, "b");
        Assert.False(folder.OpenJournal("b", _clock).HasRecords);
    }

    [Fact]
    public void Create_InterruptedRun_IsRefusedUnlessReplaced()
    {
        Interrupt("a");

        Assert.Contains("--resume", Faulty.Single(() => RunFolder.Create(Target, replace: false)).Remedy, StringComparison.Ordinal);
        using var folder = RunFolder.Create(Target, replace: true);
        Assert.False(Directory.Exists(Path.Combine(Partial, "journal")));
    }

    [Fact]
    public void Resume_LivingRun_IsRefused()
    {
        using var living = RunFolder.Resume(Target, replace: false, "a");
        using (var log = living.OpenJournal("a", _clock).Open("chain-0"))
            log.Append([7]);

        Assert.Contains("Another run is writing", Faulty.Single(() => RunFolder.Resume(Target, replace: false, "a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_KilledWithEverythingWritten_LosesNothing()
    {
        Interrupt("a");
        File.WriteAllText(Path.Combine(Partial, "run.json"), "{}");
        using var folder = RunFolder.Resume(Target, replace: false, "a");

        Assert.True(folder.OpenJournal("a", _clock).HasRecords);
        Assert.False(File.Exists(Path.Combine(Partial, "run.json")));
    }

    [Fact]
    public void Tidy_KilledInTheVeryLastStep_RemovesJournalAndMarker()
    {
        Interrupt("a");
        File.WriteAllText(Path.Combine(Partial, "run.json"), "{}");
        Directory.Move(Partial, Target);
        RunFolder.Tidy(Target);

        Assert.Equal(["run.json", "summary.csv"], Directory.GetFileSystemEntries(Target).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(".mediamix-replaced", "run.json")]
    [InlineData(".mediamix-obsolete", "run.json")]
    [InlineData(".mediamix-obsolete", null)]
    public void Create_KilledWhileAnEarlierRunWasRemoved_FinishesThat(string suffix, string? left)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "run.json"), "new");
        Directory.CreateDirectory(Target + suffix);
        if (left is not null)
            File.WriteAllText(Path.Combine(Target + suffix, left), "old");
        using (var folder = RunFolder.Create(Target, replace: true))
            Assert.Equal("new", File.ReadAllText(Path.Combine(Target, "run.json")));

        Assert.Equal([Target], Directory.GetFileSystemEntries(_temp.Path));
    }

    [Fact]
    public void Create_KilledBetweenTheRenames_BringsTheEarlierRunBack()
    {
        Interrupt("a");
        Directory.CreateDirectory(Target + ".mediamix-replaced");
        File.WriteAllText(Path.Combine(Target + ".mediamix-replaced", "run.json"), "old");
        Assert.Contains("exists", Faulty.Single(() => RunFolder.Resume(Target, replace: false, "a")).Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(Path.Combine(Target, "run.json")));
        using var folder = RunFolder.Resume(Target, replace: true, "a");
        Assert.True(folder.OpenJournal("a", _clock).HasRecords);
    }

    [Fact]
    public void Create_RefusedTarget_LeavesNothing()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "letters.txt"), "mine");
        Faulty.Single(() => RunFolder.Create(Target, replace: true));

        Assert.Equal([Target], Directory.GetFileSystemEntries(_temp.Path));
    }

    [Fact]
    public void Resume_KeyNotYetNamed_BeginsAnew()
    {
        Interrupt("a");
        File.Move(Path.Combine(Partial, "journal", "key"), Path.Combine(Partial, "journal", "key.draft"));
        using var folder = RunFolder.Resume(Target, replace: false, "a");

        Assert.False(folder.OpenJournal("a", _clock).HasRecords);
        Assert.False(Directory.Exists(Path.Combine(Partial, "journal")));
    }

    [Fact]
    public void IsDue_OnceASecond()
    {
        using var folder = RunFolder.Resume(Target, replace: false, "a");
        using var log = folder.OpenJournal("a", _clock).Open("chain-0");
        Assert.False(log.IsDue);
        _clock.Advance(0.9);
        Assert.False(log.IsDue);
        _clock.Advance(0.1);
        Assert.True(log.IsDue);
        log.Append([1]);
        Assert.False(log.IsDue);
        _clock.Advance(1);
        Assert.True(log.IsDue);
    }

    [Theory]
    [InlineData("../chain")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Open_NameThatIsNotALog_Throws(string name)
    {
        using var folder = RunFolder.Resume(Target, replace: false, "a");
        Assert.Throws<ArgumentException>(() => folder.OpenJournal("a", _clock).Open(name));
    }

    sealed class StepClock : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now;

        public void Advance(double seconds) => _now += (long)(1000 * seconds);
    }
}
