using System.Text;

namespace MediaMix.Data.Tests;

/// <summary>Builds small tables and models for the panel reader.</summary>
static class PanelText
{
    public static DataSpec Data { get; } = new() { Source = "sales.csv", DateColumn = "week" };

    public static ModelSpec Model { get; } = new()
    {
        Outcome = "y",
        Channels = [new ChannelSpec { Name = "tv", Spend = "tv" }],
    };

    /// <summary>Weekly rows from 2021-01-04 with columns week, y, tv; a row may be replaced or removed (null).</summary>
    public static string Weekly(int rows, Func<int, string?>? replace = null) => Rows("week,y,tv", rows, row => replace?.Invoke(row) ?? WeeklyRow(row));

    public static string WeeklyRow(int row) =>
        FormattableString.Invariant($"{new DateOnly(2021, 1, 4).AddDays(7 * row):yyyy-MM-dd},{100 + 7 * row % 11},{row % 3}");

    public static string Rows(string header, int rows, Func<int, string> line)
    {
        var text = new StringBuilder(header).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            if (line(row) is { Length: > 0 } content)
                text.Append(content).Append('\n');
        }
        return text.ToString();
    }

    public static PanelReading Read(string csv, ModelSpec? model = null, DataSpec? data = null) =>
        PanelReader.Read(Faulty.Table(csv), data ?? Data, model ?? Model);

    public static IReadOnlyList<Fault> Faults(string csv, ModelSpec? model = null, DataSpec? data = null) =>
        Faulty.Of(() => Read(csv, model, data));

    public static Fault Fault(string csv, ModelSpec? model = null, DataSpec? data = null) =>
        Assert.Single(Faults(csv, model, data));
}
