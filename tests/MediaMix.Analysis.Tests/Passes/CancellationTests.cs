using MediaMix.Inference;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>Walks over draws end at the next draw once nobody wants their result any more.</summary>
public class CancellationTests
{
    static readonly PeriodSpan Spring = new("2023-01-16", "2023-03-06"), Summer = new("2023-05-01", "2023-06-19");

    static FittedModel Fit() => HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(), 1).Fit;

    [Fact]
    public void Run_CancelledAtADraw_VisitsNoFurtherOne()
    {
        using var source = new CancellationTokenSource();
        var visitor = new Cancelling(source, 3);

        Assert.Throws<OperationCanceledException>(() => DrawPass.Run(Fit(), _ => visitor, run: new Execution(Token: source.Token)));
        Assert.Equal(3, visitor.Visited);
    }

    [Fact]
    public void Between_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => DueTo.Between(Fit(), Spring, Summer, token: new CancellationToken(true)));

    [Fact]
    public void Predict_Cancelled_Throws()
    {
        var whole = SmallWorld.Panel();
        var fit = HandMadeFit.Create(SmallWorld.Full(), whole.First(whole.Periods - 2), 1).Fit;
        Assert.Throws<OperationCanceledException>(() => PredictionPass.Run(fit, whole, new CancellationToken(true)));
    }

    [Fact]
    public void Analyze_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => FitAnalyzer.Analyze(Fit(), token: new CancellationToken(true)));

    [Fact]
    public void Passes_Cancelled_Throw()
    {
        var (fit, stop) = (Fit(), new Execution(Token: new CancellationToken(true)));
        Action[] passes =
        [
            () => PriorPass.Run(fit.Model, 1, stop), () => ReturnPass.Run(fit, stop), () => ComponentPass.Run(fit, run: stop),
            () => CellPass.Run(fit, ComponentPass.Run(fit), stop), () => SaturationPass.Run(fit, stop), () => ParameterTable.Build(fit, stop),
            () => ComparedRun.Of("a", fit, stop),
        ];
        Assert.All(passes, static pass => Assert.Throws<OperationCanceledException>(pass));
    }

    [Fact]
    public void Draw_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => SimulatedData.Draw(Fit().Model, null, 3, token: new CancellationToken(true)));

    sealed class Cancelling(CancellationTokenSource source, int at) : IDrawVisitor
    {
        public int Visited { get; private set; }

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            if (++Visited == at)
                source.Cancel();
        }
    }
}
