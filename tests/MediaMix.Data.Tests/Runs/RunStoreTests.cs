using System.Text.Json.Nodes;
using MediaMix.Inference;
using MediaMix.Testing;

namespace MediaMix.Data.Tests;

/// <summary>Fits go to disk and come back as they were, or not at all.</summary>
public sealed class RunStoreTests : IDisposable
{
    static readonly SamplerSpec Short = new() { Chains = 2, Warmup = 40, Draws = 20, Seed = 11 };

    readonly TemporaryFolder _temp = new();

    string Target => _temp.File("run");

    string FirstArray => Directory.EnumerateDirectories(Path.Combine(Target, "draws.zarr")).Where(static path => !path.EndsWith("sample_stats", StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();

    public void Dispose() => _temp.Dispose();

    static FittedModel Panel() => ModelFit.Run(SmallPanel.Spec(), SmallPanel.Create(), Short, TestContext.Current.CancellationToken);

    [Fact]
    public void Load_SavedPanel_IsTheSameFit()
    {
        var fit = Panel();
        RunStore.Save(Target, fit);
        var loaded = RunStore.Load(Target);

        AssertSame(fit, loaded.Fit);
        Assert.Equal(["data.csv", "draws.zarr", "model.yaml", "run.json"], Directory.EnumerateFileSystemEntries(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal((RunRecord.Fit, 11ul), (loaded.Record.Kind, loaded.Record.Seed!.Value));
        Assert.Empty(loaded.Refits);
    }

    /// <summary>Columns that the model does not use are left behind by the first reading, and nothing by any later one.</summary>
    [Fact]
    public void Save_LoadedFit_WritesTheSameBytesAgain()
    {
        RunStore.Save(_temp.File("first"), Panel());
        var first = RunStore.Load(_temp.File("first"));
        RunStore.Save(Target, first.Fit, first.File.Data);
        var loaded = RunStore.Load(Target);
        RunStore.Save(_temp.File("again"), loaded.Fit, loaded.File.Data);

        foreach (var file in new[] { "model.yaml", "data.csv", "run.json" })
            Assert.Equal(File.ReadAllText(Path.Combine(Target, file)), File.ReadAllText(Path.Combine(_temp.File("again"), file)));
    }

    [Fact]
    public void Load_SavedRefits_AreThere()
    {
        var (fit, said) = (Panel(), new Dictionary<string, double[]> { ["b/test"] = [.. Enumerable.Range(0, 40).Select(static i => i / 3.0)], ["a"] = new double[40] });
        RunStore.Save(Target, fit, refits: said);

        Assert.Equal(said.OrderBy(static r => r.Key), RunStore.Load(Target).Refits.OrderBy(static r => r.Key));
        Assert.Throws<ArgumentException>(() => RunStore.Save(_temp.File("other"), fit, refits: new Dictionary<string, double[]> { ["a"] = new double[39] }));
        Assert.False(Path.Exists(_temp.File("other")));
    }

    [Fact]
    public void Save_FolderExists_NeedsReplace()
    {
        var fit = Panel();
        RunStore.Save(Target, fit);

        Assert.Throws<InvalidInputException>(() => RunStore.Save(Target, fit));
        RunStore.Save(Target, fit, replace: true);
        AssertSame(fit, RunStore.Load(Target).Fit);
    }

    /// <summary>Every file is whole, and yet these are not the draws that were sampled.</summary>
    [Fact]
    public void Load_ChainsExchanged_IsRefused()
    {
        RunStore.Save(Target, Panel());
        var (one, other) = (Path.Combine(FirstArray, "0.0"), Path.Combine(FirstArray, "1.0"));
        var bytes = File.ReadAllBytes(one);
        File.Copy(other, one, overwrite: true);
        File.WriteAllBytes(other, bytes);

        Assert.Contains("The draws in this run folder are not those that were sampled.", Assert.Throws<InvalidInputException>(() => RunStore.Load(Target)).Faults[0].Message);
    }

    [Fact]
    public void Load_ShapeWithoutEnd_IsRefusedBeforeMemoryIsTaken()
    {
        RunStore.Save(Target, Panel());
        var file = Path.Combine(FirstArray, ".zarray");
        var header = JsonNode.Parse(File.ReadAllText(file))!;
        header["shape"] = new JsonArray(1, 2_000_000_000);
        File.WriteAllText(file, header.ToJsonString());

        Assert.Contains("draws are missing", Assert.Throws<InvalidInputException>(() => RunStore.Load(Target)).Faults[0].Message);
    }

    [Fact]
    public void Run_Interrupted_GoesOnToTheSameBits()
    {
        var model = BoundModel.Bind(SmallPanel.Spec(), SmallPanel.Create());
        var all = 0;
        var whole = ModelFit.Run(model, Short, report: _ => Interlocked.Increment(ref all), token: TestContext.Current.CancellationToken);
        using (var stop = new CancellationTokenSource())
        {
            Assert.ThrowsAny<OperationCanceledException>(() => ResumableFit.Run(
                Target, model, Short, new EverLater(), run: new Execution(1, stop.Token), report: progress =>
                {
                    if (progress is { IsWarmup: false, Iteration: > 50 })
                        stop.Cancel();
                }));
        }
        Assert.False(Path.Exists(Target));
        Assert.True(Directory.Exists(Target + ".partial"));
        var transitions = 0;
        AssertSame(whole, ResumableFit.Run(Target, model, Short, TimeProvider.System, report: _ => Interlocked.Increment(ref transitions)));
        Assert.InRange(transitions, 1, all - 10);

        AssertSame(whole, ResumableFit.Run(Target, model, Short, TimeProvider.System, report: static _ => Assert.Fail("A finished fit is not sampled again.")));
        Assert.Throws<InvalidInputException>(() => ResumableFit.Run(Target, model, Short with { Seed = 12 }, TimeProvider.System));
    }

    static void AssertSame(FittedModel expected, FittedModel actual)
    {
        Assert.Equal(expected.Sampler, actual.Sampler);
        Assert.Equal(expected.Draws.Names, actual.Draws.Names);
        for (var i = 0; i < expected.Draws.Names.Count; i++)
            Assert.Equal(expected.Draws.Values(i), actual.Draws.Values(i));
        Assert.Equal(expected.Statistics.LogDensity, actual.Statistics.LogDensity);
        Assert.Equal(expected.Statistics.StepSize, actual.Statistics.StepSize);
        var (one, other) = (expected.Model.CreateDensity(), actual.Model.CreateDensity());
        var (position, gradient, again) = (new double[one.Dimension], new double[one.Dimension], new double[one.Dimension]);
        Assert.Equal(one.Evaluate(position, gradient), other.Evaluate(position, again));
        Assert.Equal(gradient, again);
    }

    /// <summary>A clock by which a second has passed whenever one asks, so that every draw is kept.</summary>
    sealed class EverLater : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Add(ref _now, 2);
    }
}
