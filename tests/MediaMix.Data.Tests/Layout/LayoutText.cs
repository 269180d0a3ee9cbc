using System.Globalization;

namespace MediaMix.Data.Tests;

/// <summary>One small world of two geos, two channels and 98 days from Thursday 2021-01-07, written in every layout that is read.</summary>
static class LayoutText
{
    public const int Days = 98;

    public static readonly string[] Geos = ["north", "south"];
    public static readonly string[] Channels = ["tv", "radio"];

    /// <summary>Whole numbers, so that sums over days are exact in any order.</summary>
    public static (int Outcome, int People) Geo(int geo, int day) => (500 * (geo + 1) + 3 * day % 17, 1000 * (geo + 1));

    public static (int Spend, int Seen) Media(int geo, int channel, int day) => (channel == 1 && day % 6 == 0 ? (0, 0) : (10 + (geo + 2) * (day * (channel + 3) % 11), 100 + day * (channel + 2) % 13));

    public static string Date(int day) => new DateOnly(2021, 1, 7).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DataSpec Daily { get; } = new() { Source = "days.csv", DateColumn = "day", Geo = ["region"], Population = "people" };

    public static DataSpec Long { get; } = Daily with { Layout = new LongLayout { Channel = "medium", Spend = "cost", Exposure = "seen" } };

    public static ModelSpec Model { get; } = new()
    {
        Outcome = "y",
        Channels = [.. Channels.Select(static name => new ChannelSpec { Name = name, Spend = $"{name}.spend", Exposure = $"{name}.exposure" })],
    };

    public static List<string> WideLines() =>
        [.. from geo in Enumerable.Range(0, 2)
            from day in Enumerable.Range(0, Days)
            let media = Enumerable.Range(0, 2).Select(channel => Media(geo, channel, day))
            select FormattableString.Invariant($"{Date(day)},{Geos[geo]},{Geo(geo, day).People},{Geo(geo, day).Outcome},") + string.Join(',', media.Select(static m => FormattableString.Invariant($"{m.Spend},{m.Seen}")))];

    public const string WideHeader = "day,region,people,y,tv.spend,tv.exposure,radio.spend,radio.exposure";

    /// <summary>Rows of a channel that did not run are left out.</summary>
    public static List<string> LongLines(bool withOutcome = true) =>
        [.. from geo in Enumerable.Range(0, 2)
            from day in Enumerable.Range(0, Days)
            from channel in Enumerable.Range(0, 2)
            let media = Media(geo, channel, day)
            where media.Seen > 0
            select FormattableString.Invariant($"{Date(day)},{Geos[geo]},{Channels[channel]},{media.Spend},{media.Seen}") + (withOutcome ? FormattableString.Invariant($",{Geo(geo, day).People},{Geo(geo, day).Outcome}") : "")];

    public const string LongHeader = "day,region,medium,cost,seen,people,y";
    public const string MediaHeader = "day,region,medium,cost,seen";

    public static List<string> OutcomeLines() =>
        [.. from geo in Enumerable.Range(0, 2)
            from day in Enumerable.Range(0, Days)
            select FormattableString.Invariant($"{Date(day)},{Geos[geo]},{Geo(geo, day).People},{Geo(geo, day).Outcome}")];

    public const string OutcomeHeader = "day,region,people,y";

    public static string Text(string header, IEnumerable<string> lines) => string.Join('\n', [header, .. lines]) + "\n";

    public static PanelReading Read(string text, DataSpec data, ModelSpec? model = null) => PanelReader.Read(Faulty.Table(text, "days.csv"), data, model ?? Model);

    public static Panel Wide() => Read(Text(WideHeader, WideLines()), Daily).Panel;
}
