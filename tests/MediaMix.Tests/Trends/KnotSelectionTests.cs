using System.Globalization;
using MediaMix.Testing;

namespace MediaMix.Tests;

/// <summary>Automatic knots: against whole matrices, against what Meridian publishes, and where cells are missing.</summary>
public class KnotSelectionTests
{
    [Theory]
    [InlineData(1, 60, 4, 0.3)]
    [InlineData(1, 41, 0, 1.5)]
    [InlineData(5, 52, 6, 0.8)]
    [InlineData(12, 30, 3, 2)]
    public void Rows_AgainstWholeMatrices_AreTheSame(int geos, int periods, int drivers, double noise)
    {
        var outcome = Wave(geos, periods, noise);

        var rows = KnotSelection.Rows(outcome, periods, drivers);

        var best = DenseAdaptiveSpline.Select(outcome, periods, drivers).Best;
        Assert.NotEmpty(best);
        Assert.Equal([0, .. best, periods - 1], rows);
    }

    [Fact]
    public void Rows_WithMissingCellsAndPeriods_AreThoseOfWholeMatricesWithoutThem()
    {
        const int periods = 45;
        var outcome = Wave(4, periods, 0.7);
        for (var g = 0; g < 4; g++)
            (outcome[g * periods], outcome[g * periods + 20], outcome[g * periods + 21]) = (double.NaN, double.NaN, double.NaN);
        Array.Fill(outcome, double.NaN, 3 * periods, 18);

        var rows = KnotSelection.Rows(outcome, periods, 3);

        Assert.Equal([1, .. DenseAdaptiveSpline.Select(outcome, periods, 3).Best, periods - 1], rows);
        Assert.DoesNotContain(20, rows);
    }

    [Fact]
    public void Rows_OfHeldOutCells_DoNotDependOnWhatIsHeldOut()
    {
        var kept = Wave(3, 40, 0.5);
        kept[17] = double.NaN;
        var panel = new Panel(
            TimeAxis.FromIndex(1, 40), ["a", "b", "c"], new Series("sales", SeriesUnit.Outcome, [.. kept.Select((y, i) => i == 17 ? 1e6 : y)]), [],
            marks: new CellMarks([.. Enumerable.Range(0, 120).Select(static i => i == 17)]), population: [1, 1, 1]);

        Assert.Equal(KnotSelection.Rows(kept, 40, 2), KnotSelection.Rows(panel.FittedOutcome, 40, 2));
    }

    [Fact]
    public void Rows_InOtherUnits_AreTheSame()
    {
        var outcome = Wave(3, 50, 0.6);

        Assert.Equal(KnotSelection.Rows(outcome, 50, 2), KnotSelection.Rows([.. outcome.Select(static y => 4096 * y)], 50, 2));
    }

    [Fact]
    public void Rows_OfAStraightLine_AreItsEnds() =>
        Assert.Equal([0, 29], KnotSelection.Rows([.. Enumerable.Range(0, 30).Select(static t => 3.0 + 2 * t)], 30, 2));

    [Fact]
    public void Rows_OfOneCorner_FindIt()
    {
        var rows = KnotSelection.Rows([.. Enumerable.Range(0, 60).Select(static t => Math.Abs(t - 24) + 0.01 * Math.Sin(37.0 * t * t))], 60, 2);

        Assert.Contains(24, rows);
    }

    /// <summary>
    /// Meridian's demonstration reports 64 knots (version 1.7.0, which lists those between the ends only). Its variance in Akaike's
    /// criterion was squared until 1.8.0; on these data both choose the same.
    /// </summary>
    [Fact]
    public void Rows_OfMeridiansGeoData_AreThePublishedSixtyFourAndTheEnds()
    {
        var lines = File.ReadAllLines(ReferenceData.Require("datasets/meridian/geo_all_channels.csv"));
        var header = lines[0].Split(',');
        var (outcome, population) = (Array.IndexOf(header, "conversions"), Array.IndexOf(header, "population"));
        double[] perCapita = [.. lines.Skip(1).Select(static line => line.Split(',')).Select(f => Number(f[outcome]) / Number(f[population]))];

        // Five paid channels, an organic one, a promotion and two controls.
        var rows = KnotSelection.Rows(perCapita, 156, 9);

        Assert.Equal(66, rows.Length);
        Assert.Equal(64, rows.Count(static t => t is > 0 and < 155));
    }

    [Fact]
    public void Rows_OfTooFewPeriods_AreRefused() =>
        Assert.Throws<ArgumentException>(() => KnotSelection.Rows(Wave(1, 8, 1), 8, 5));

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    static double[] Wave(int geos, int periods, double noise)
    {
        var random = new Random(geos * 1000 + periods);
        return [.. Enumerable.Range(0, geos * periods).Select(i => 5 * (i / periods) + 2 * Math.Sin(i % periods / 4.0) + (i % periods == periods / 2 ? 4 : 0) + noise * (random.NextDouble() + random.NextDouble() - 1))];
    }
}
