using MediaMix.Testing;

namespace MediaMix.Tests.Panels;

public class PanelEditTests
{
    static readonly bool[] HeldOut = [.. Enumerable.Range(0, SmallPanel.Create().Cells).Select(static cell => cell % 7 == 2)];

    static Panel Original => SmallPanel.Create(heldOut: HeldOut);

    [Fact]
    public void WithOutcome_NewCells_AreSeenWhereAnOutcomeWasKnown()
    {
        var panel = Original;
        var cells = Enumerable.Range(0, panel.Cells).Select(static cell => 1000.0 + cell).ToArray();

        var edited = panel.WithOutcome(cells);

        Assert.Equal(panel.ObservedOutcome().Select((y, cell) => double.IsNaN(y) ? double.NaN : cells[cell]), edited.ObservedOutcome());
        Assert.Equal(panel.FittedOutcome.Select((y, cell) => double.IsNaN(y) ? double.NaN : cells[cell]), edited.FittedOutcome);
        Assert.Equal(panel.Outcome.Values.Take(panel.History), edited.Outcome.Values.Take(panel.History));
        Assert.Throws<ArgumentException>(() => panel.WithOutcome(new double[3]));
    }

    [Fact]
    public void WithSeries_OldOrNewName_ReplacesOrAdds()
    {
        var panel = Original;
        double[] values = [.. Enumerable.Repeat(3.5, panel.Geos.Count * panel.Axis.Count)];

        var replaced = panel.WithSeries(new Series("price", SeriesUnit.Plain, values));
        var added = panel.WithSeries(new Series("noise", SeriesUnit.Spend, values));

        Assert.Equal(values, replaced.Series["price"].Values);
        Assert.Equal(panel.Series.Count, replaced.Series.Count);
        Assert.Equal(panel.Series.Count + 1, added.Series.Count);
        Assert.Throws<InvalidInputException>(() => panel.WithSeries(new Series("price", SeriesUnit.Plain, new double[3])));
    }

    [Fact]
    public void HoldOut_LastPeriods_AddsToWhatIsHeldOut()
    {
        var panel = Original;

        var edited = panel.HoldOut((_, period) => period >= panel.Periods - 3);

        for (var cell = 0; cell < panel.Cells; cell++)
        {
            var isFitted = !double.IsNaN(panel.FittedOutcome[cell]) && cell % panel.Periods < panel.Periods - 3;
            Assert.Equal(isFitted, !double.IsNaN(edited.FittedOutcome[cell]));
        }
    }

    [Fact]
    public void First_SomePeriods_KeepsTheHeadOfEveryColumnAndMark()
    {
        var panel = Original;

        var head = panel.First(10);

        Assert.Equal(10, head.Periods);
        Assert.Equal(panel.History, head.History);
        for (var g = 0; g < panel.Geos.Count; g++)
        {
            for (var t = 0; t < 10; t++)
            {
                var (cell, whole) = (g * 10 + t, g * panel.Periods + t);
                Assert.Equal(panel.FittedOutcome[whole], head.FittedOutcome[cell]);
                Assert.Equal(panel.IsPresent(whole), head.IsPresent(cell));
                Assert.Equal(panel.WindowOf("clicks")[whole], head.WindowOf("clicks")[cell]);
            }
        }
        Assert.Equal(panel.Window.Label(9), head.Window.Label(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => panel.First(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => panel.First(panel.Periods + 1));
    }

    [Fact]
    public void First_ExclusionAcrossTheEnd_IsCut()
    {
        var panel = SmallWorld.Panel(exclusions: [new Exclusion(3, 8, "strike"), new Exclusion(12, 14, "flood")]);

        Assert.Equal([new Exclusion(3, 5, "strike")], panel.First(6).Exclusions);
    }
}
