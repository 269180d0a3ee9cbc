namespace MediaMix.Data.Tests;

public sealed class RunFolderTests : IDisposable
{
    readonly TemporaryFolder _temp = new();

    string Target => _temp.File("run");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Commit_WrittenFiles_StandInTheFolder()
    {
        Run(false, "first\n");

        Assert.Equal("first\n", File.ReadAllText(Path.Combine(Target, "run.json")));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_temp.Path));
        Assert.Equal(["a", "run.json"], Directory.GetFileSystemEntries(Target).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Write_Text_HasNoMarkAndUnixLines()
    {
        using (var folder = RunFolder.Create(Target, replace: false))
        {
            folder.Write("run.json", writer => writer.WriteLine("ü"));
            folder.Commit();
        }

        Assert.Equal([0xC3, 0xBC, 0x0A], File.ReadAllBytes(Path.Combine(Target, "run.json")));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesNothing()
    {
        using (var folder = RunFolder.Create(Target, replace: false))
            folder.Write("run.json", writer => writer.Write("{}"));

        Assert.Empty(Directory.GetFileSystemEntries(_temp.Path));
    }

    [Fact]
    public void Create_OverARun_NeedsReplace()
    {
        Run(false, "first");

        Assert.Contains("--force", Faulty.Single(() => Run(false, "second")).Remedy, StringComparison.Ordinal);
        Run(true, "second");

        Assert.Equal("second", File.ReadAllText(Path.Combine(Target, "run.json")));
        Assert.Equal([Target], Directory.GetFileSystemEntries(_temp.Path));
    }

    [Fact]
    public void Create_FailedReplacement_KeepsTheOldRun()
    {
        Run(false, "first");

        using (var folder = RunFolder.Create(Target, replace: true))
            folder.Write("run.json", writer => writer.Write("second"));

        Assert.Equal("first", File.ReadAllText(Path.Combine(Target, "run.json")));
    }

    [Fact]
    public void Create_OverAForeignFolder_IsRefused()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.txt"), "precious");

        Assert.Contains("not a run folder", Faulty.Single(() => Run(true, "x")).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Target, "thesis.txt")));
    }

    [Fact]
    public void Create_OverAFile_IsRefused()
    {
        File.WriteAllText(Target, "");

        Assert.Contains("a file of this name", Faulty.Single(() => Run(true, "x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Create_LinkToARun_IsRefusedAndBothStay(bool replace)
    {
        var real = _temp.File("december");
        Write(real, replace: false, "december");
        Directory.CreateSymbolicLink(Target, real);

        var fault = Faulty.Single(() => Run(replace, "january"));

        Assert.Contains("a link to", fault.Message, StringComparison.Ordinal);
        Assert.Contains("december", fault.Message, StringComparison.Ordinal);
        Assert.Equal("december", File.ReadAllText(Path.Combine(Target, "run.json")));
        Assert.Equal([real, Target], Directory.GetFileSystemEntries(_temp.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("run", "nowhere")]
    [InlineData("run.partial", "empty")]
    [InlineData("run.mediamix-obsolete", "december")]
    public void Create_LinkUnderANameOfTheRun_IsRefused(string name, string target)
    {
        Directory.CreateDirectory(_temp.File("empty"));
        Write(_temp.File("december"), replace: false, "december");
        Directory.CreateSymbolicLink(_temp.File(name), _temp.File(target));

        Assert.Contains("link", Faulty.Single(() => Run(true, "x")).Message, StringComparison.Ordinal);
        Assert.Equal("december", File.ReadAllText(Path.Combine(_temp.File("december"), "run.json")));
    }

    [Theory]
    [InlineData("run.replaced")]
    [InlineData("run.obsolete")]
    public void Create_RunThatSomebodyMovedAside_Stays(string name)
    {
        Run(false, "first");
        Directory.Move(Target, _temp.File(name));
        Run(false, "second");
        Run(true, "third");

        Assert.Equal("first", File.ReadAllText(Path.Combine(_temp.File(name), "run.json")));
    }

    [Fact]
    public void Create_FolderBelowALink_IsWrittenThere()
    {
        Directory.CreateDirectory(_temp.File("disk"));
        Directory.CreateSymbolicLink(_temp.File("runs"), _temp.File("disk"));
        Write(_temp.File("runs/q1"), replace: false, "first");

        Assert.Equal("first", File.ReadAllText(_temp.File("disk/q1/run.json")));
    }

    [Fact]
    public void Create_RestOfAKilledRun_IsReplaced()
    {
        Directory.CreateDirectory(Target + ".partial");
        File.WriteAllText(Path.Combine(Target + ".partial", ".mediamix-partial"), "");
        File.WriteAllText(Path.Combine(Target + ".partial", "summary.csv"), "half");

        Run(false, "whole");

        Assert.False(File.Exists(Path.Combine(Target, "summary.csv")));
    }

    [Fact]
    public void Create_ForeignPartialFolder_IsRefused()
    {
        Directory.CreateDirectory(Target + ".partial");
        File.WriteAllText(Path.Combine(Target + ".partial", "thesis.txt"), "precious");

        Assert.Contains("not the rest of a run", Faulty.Single(() => Run(true, "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WhileAnotherRunWrites_IsRefused()
    {
        using var first = RunFolder.Create(Target, replace: false);

        Assert.Contains("Another run", Faulty.Single(() => Run(false, "x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_AfterAnExchangeCutShort_RestoresTheOldRun()
    {
        Run(false, "first");
        Directory.Move(Target, Target + ".mediamix-replaced");

        using (RunFolder.Create(Target, replace: true))
        {
        }

        Assert.Equal("first", File.ReadAllText(Path.Combine(Target, "run.json")));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/x")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    [InlineData("..")]
    [InlineData("a\\b")]
    [InlineData("C:x")]
    [InlineData("")]
    [InlineData("a\nb")]
    public void Open_UnsafeName_Throws(string name)
    {
        using var folder = RunFolder.Create(Target, replace: false);

        Assert.Throws<ArgumentException>(() => folder.Open(name));
    }

    [Fact]
    public void Commit_WithoutRunFile_Throws()
    {
        using var folder = RunFolder.Create(Target, replace: false);

        Assert.Throws<InvalidOperationException>(folder.Commit);
    }

    void Run(bool replace, string content) => Write(Target, replace, content);

    static void Write(string path, bool replace, string content)
    {
        using var folder = RunFolder.Create(path, replace);
        folder.Write("run.json", writer => writer.Write(content));
        folder.Write("a/b.csv", writer => writer.Write("1"));
        folder.Commit();
    }
}
