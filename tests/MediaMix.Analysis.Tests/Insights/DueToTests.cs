using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Insights;

/// <summary>Changes of the outcome by driver: they add up, and they are those of the contributions.</summary>
public class DueToTests
{
    static readonly PeriodSpan Spring = new("2023-01-16", "2023-03-06"), Summer = new("2023-05-01", "2023-06-19"), Long = new("2023-05-01", "2023-07-17");

    static DueToPass Pass(FittedModel fit, Range from, Range to, int? geo = null) => DueToPass.Run(fit, new DueToPlaces(fit.Model.Panel, from, to, geo));

    [Fact]
    public void Change_OfEveryDraw_AddsUpAndIsThatOfTheSimulator()
    {
        var made = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(history: SmallWorld.History));
        var pass = Pass(made.Fit, 2..10, 17..25);
        for (var d = 0; d < pass.Total.Length; d++)
        {
            var expected = made.Naive[d].Expected();
            var change = expected[17..25].Sum() - expected[2..10].Sum();
            Agreement.Within(1e-9, pass.Change.Sum(c => c[d]), pass.Total[d], 1);
            Agreement.Within(1e-9, change, pass.Total[d], expected.Sum(Math.Abs));
        }
    }

    [Fact]
    public void Between_LogNormalErrors_AddsUpAndSaysSo()
    {
        var spec = SmallWorld.Of("geometric", "hill", TransformOrder.AdstockFirst, "coefficient") with { Likelihood = new LogNormalErrors() };
        spec = spec with { Channels = [spec.Channels[0], spec.Channels[1] with { Strength = new CoefficientStrength(new HalfNormalPrior(0.3)) }] };
        var made = HandMadeFit.Create(spec, SmallWorld.Panel());
        var result = DueTo.Between(made.Fit, Spring, Summer);

        Assert.True(result.IsMultiplicative);
        Agreement.Within(1e-9, result.To.Expected - result.From.Expected, result.Drivers.Sum(static d => d.Change.Mean), result.To.Expected);
        Agreement.Within(1e-9, result.Expected.Mean, result.Drivers.Sum(static d => d.Change.Mean), result.To.Expected);
    }

    [Fact]
    public void Between_StretchesOfDifferentLength_AreAveragesPerPeriod()
    {
        var made = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel());
        var (same, other) = (DueTo.Between(made.Fit, Spring, Summer), DueTo.Between(made.Fit, Spring, Long));

        Assert.False(same.IsPerPeriod);
        Assert.True(other.IsPerPeriod);
        Assert.Equal((8, 12), (other.From.Periods, other.To.Periods));
        Agreement.Within(1e-12, same.From.Expected / 8, other.From.Expected);
        Agreement.Within(1e-12, same.From.Actual!.Value / 8, other.From.Actual!.Value);
        Agreement.Within(1e-12, same.Drivers[^1].Media!.Value.From / 8, other.Drivers[^1].Media!.Value.From);
    }

    [Fact]
    public void Between_ActualChange_IsExplainedPlusUnexplained()
    {
        var made = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel());
        var result = DueTo.Between(made.Fit, Spring, Summer);
        var outcome = made.Fit.Model.Panel.FittedOutcome;

        Agreement.Within(1e-12, outcome[17..25].Sum() - outcome[2..10].Sum(), result.Actual!.Value, outcome.Sum());
        Agreement.Within(1e-9, result.Actual!.Value, result.Expected.Mean + result.Unexplained!.Value.Mean, outcome.Sum());
        Agreement.Within(1e-9, result.Expected.Mean, result.Kinds.Sum(static k => k.Change.Mean), outcome.Sum());
    }

    [Fact]
    public void Between_AMissingOutcome_LeavesTheActualChangeUnknown()
    {
        var made = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel(isMissing: static t => t == 20));
        var result = DueTo.Between(made.Fit, Spring, Summer);
        Assert.Null(result.Actual);
        Assert.Null(result.Unexplained);
        Assert.NotNull(result.From.Actual);
    }

    [Fact]
    public void Between_GeosOfAPanel_AddUpToTheirTotal()
    {
        var made = HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create());
        var (from, to) = (new PeriodSpan("2023-02-20", "2023-03-13"), new PeriodSpan("2023-04-17", "2023-05-08"));
        var all = DueTo.Between(made.Fit, from, to);
        var geos = SmallPanel.Geos.Select(geo => DueTo.Between(made.Fit, from, to, geo)).ToArray();
        for (var c = 0; c < all.Drivers.Count; c++)
            Agreement.Within(1e-9, all.Drivers[c].Change.Mean, geos.Sum(g => g.Drivers[c].Change.Mean), all.To.Expected);
    }

    [Fact]
    public void Between_WrongStretches_ListsEveryFault()
    {
        var made = HandMadeFit.Create(SmallWorld.Full(), SmallWorld.Panel());
        var faults = Assert.Throws<InvalidInputException>(() => DueTo.Between(made.Fit, new PeriodSpan("2021-01-04", "soon"), new PeriodSpan("2023-05-01", "2023-04-03"), "nowhere")).Faults;
        Assert.Equal(4, faults.Count);
        Assert.Contains(faults, static f => f.Message.Contains("2021-01-04 lies outside", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.Message.Contains("soon is not a date", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.Message.Contains("ends before it begins", StringComparison.Ordinal));
        Assert.Contains(faults, static f => f.Message.Contains("no geo nowhere", StringComparison.Ordinal));
    }
}
