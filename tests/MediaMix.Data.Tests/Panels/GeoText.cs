using System.Globalization;

namespace MediaMix.Data.Tests;

/// <summary>Builds small tables with one row per geo and week: columns week, region, people, y, tv, price.</summary>
static class GeoText
{
    public static readonly string[] Geos = ["north", "south", "west"];

    public const string Header = "week,region,people,y,tv,price";

    public static DataSpec Data { get; } = PanelText.Data with { Geo = ["region"] };

    public static DataSpec WithPeople { get; } = Data with { Population = "people" };

    public static ModelSpec Model { get; } = PanelText.Model with { Controls = [new ControlSpec { Column = "price" }] };

    public static string Date(int week) => new DateOnly(2021, 1, 4).AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Numbers that differ in every cell, so that a cell in the wrong place shows.</summary>
    public static (double Outcome, double Tv, double Price) Cell(int geo, int week) => (1000 * (geo + 1) + 7 * week % 11, (geo + 2) * (week % 4), 10 + geo + 0.25 * (week % 5));

    public static double People(int geo) => 100.5 * (geo + 1);

    public static string Line(int geo, int week)
    {
        var (y, tv, price) = Cell(geo, week);
        return FormattableString.Invariant($"{Date(week)},{Geos[geo]},{People(geo)},{y},{tv},{price}");
    }

    /// <summary>Lines geo by geo; each may be replaced, or removed by null.</summary>
    public static List<string> Lines(int weeks = 14, Func<int, int, string?>? replace = null) =>
        [.. from geo in Enumerable.Range(0, Geos.Length)
            from week in Enumerable.Range(0, weeks)
            let line = replace is null ? Line(geo, week) : replace(geo, week)
            where line is not null
            select line];

    public static string Table(IEnumerable<string> lines, string header = Header) => string.Join('\n', [header, .. lines]) + "\n";

    public static PanelReading Read(IEnumerable<string> lines, DataSpec? data = null, ModelSpec? model = null) =>
        PanelText.Read(Table(lines), model ?? Model, data ?? WithPeople);

    public static Fault Fault(IEnumerable<string> lines, DataSpec? data = null, ModelSpec? model = null) =>
        PanelText.Fault(Table(lines), model ?? Model, data ?? WithPeople);

    public static IReadOnlyList<Fault> Faults(IEnumerable<string> lines, DataSpec? data = null, ModelSpec? model = null) =>
        PanelText.Faults(Table(lines), model ?? Model, data ?? WithPeople);

    /// <summary>The line without one of its cells' text.</summary>
    public static string With(string line, int column, string text)
    {
        var cells = line.Split(',');
        cells[column] = text;
        return string.Join(',', cells);
    }
}

/// <summary>Whether two panels are the same to the last bit.</summary>
static class SamePanel
{
    public static void Check(Panel expected, Panel actual)
    {
        Assert.Equal(expected.Geos, actual.Geos);
        Assert.Equal(expected.Population, actual.Population);
        Assert.Equal((expected.History, expected.Periods, expected.Axis.Step), (actual.History, actual.Periods, actual.Axis.Step));
        Assert.Equal(expected.Axis.Label(0), actual.Axis.Label(0));
        Assert.Equal(expected.Outcome.Values, actual.Outcome.Values);
        Assert.Equal(expected.Series.Keys.Order(), actual.Series.Keys.Order());
        foreach (var (name, series) in expected.Series)
            Assert.Equal((series.Unit, Join(series.Values)), (actual.Series[name].Unit, Join(actual.Series[name].Values)));
        foreach (var (name, series) in expected.Categorical)
            Assert.Equal(series.Codes, actual.Categorical[name].Codes);
        Assert.Equal(expected.Marks.Absent, actual.Marks.Absent);
        Assert.Equal(expected.Marks.HeldOut, actual.Marks.HeldOut);
    }

    static string Join(double[] values) => string.Join(' ', values.Select(static v => v.ToString("R", CultureInfo.InvariantCulture)));
}
