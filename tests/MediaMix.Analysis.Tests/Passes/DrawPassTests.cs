using System.Collections.Concurrent;
using MediaMix.Inference;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>How walks over draws are cut into pieces.</summary>
public class DrawPassTests
{
    static FittedModel Fit(int chains, int iterations) => HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), chains, iterations).Fit;

    [Theory]
    [InlineData(1, 250, 16, 2)]
    [InlineData(4, 250, 16, 8)]
    [InlineData(2, 1000, 16, 16)]
    [InlineData(2, 1000, 1, 2)]
    [InlineData(3, 40, 16, 3)]
    public void Run_AnyThreads_CutsByTheFitAloneAndVisitsEveryDrawOnce(int chains, int iterations, int most, int pieces)
    {
        var fit = Fit(chains, iterations);
        foreach (var threads in new[] { 1, 3 })
        {
            var visitors = DrawPass.Run(fit, static _ => new Recorder(), run: new Execution(threads), most: most);

            Assert.Equal(pieces, visitors.Length);
            Assert.Equal(Enumerable.Range(0, chains * iterations), visitors.SelectMany(static v => v.Draws));
        }
    }

    [Fact]
    public void Analyze_OneThread_StaysOnIt()
    {
        var threads = new ConcurrentDictionary<int, bool>();
        DrawPass.Run(Fit(4, 250), _ => new Recorder(threads), run: new Execution(1));

        Assert.Equal([Environment.CurrentManagedThreadId], threads.Keys);
    }

    sealed class Recorder(ConcurrentDictionary<int, bool>? threads = null) : IDrawVisitor
    {
        public List<int> Draws { get; } = [];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            Draws.Add(draw);
            threads?.TryAdd(Environment.CurrentManagedThreadId, true);
        }
    }
}
