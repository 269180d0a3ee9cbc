namespace MediaMix.Cli.Tests;

/// <summary>Tables whose content cannot be fitted; each message names file, line and column or channel.</summary>
public class BadDataTests
{
    const int Week = 0, Revenue = 1, Tv = 2, Radio = 3;

    static async Task Rejects(Action<List<string[]>> damage, params string[] expected)
    {
        var rows = SmallTable.Rows();
        damage(rows);
        using var workspace = Workspace.With(rows);
        await Rejected.FitAsync(workspace, expected);
    }

    [Fact]
    public Task Fit_DatesOutOfOrder_IsRefused() =>
        Rejects(static rows => (rows[10], rows[20]) = (rows[20], rows[10]), "data.csv:12:1: ", "comes after", "Sort the rows by date.");

    [Fact]
    public Task Fit_DuplicatedDate_IsRefused() =>
        Rejects(static rows => rows[11][Week] = rows[10][Week], "data.csv:12", SmallTable.Date(9));

    [Fact]
    public Task Fit_GapInDates_NamesTheMissingWeek() =>
        Rejects(static rows => rows.RemoveAt(10), "data.csv:11", "1 week is missing", SmallTable.Date(9));

    [Fact]
    public Task Fit_TwoDateFormats_IsRefused() =>
        Rejects(static rows => rows[10][Week] = "06/03/2023", "data.csv:11", "06/03/2023");

    [Fact]
    public Task Fit_TextInANumber_IsRefused() =>
        Rejects(static rows => rows[10][Tv] = "lots", "data.csv:11", "tv_spend", "\"lots\" is not a number");

    [Theory]
    [InlineData("NaN")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    public Task Fit_SpendWithoutAFiniteNumber_IsRefused(string cell) =>
        Rejects(rows => rows[10][Tv] = cell, "data.csv:11", "tv_spend");

    [Fact]
    public Task Fit_InfiniteOutcome_IsRefused() =>
        Rejects(static rows => rows[10][Revenue] = "inf", "data.csv:11", "revenue", "not a finite number");

    [Fact]
    public Task Fit_NegativeSpend_IsRefused() =>
        Rejects(static rows => rows[10][Tv] = "-5", "data.csv:11", "tv_spend", "-5");

    [Fact]
    public Task Fit_ChannelOfZeros_NamesTheChannel() =>
        Rejects(static rows => rows.Skip(1).ToList().ForEach(static row => row[Radio] = "0"), "data.csv:1", "Channel radio", "zero in every fitted row");

    [Fact]
    public Task Fit_ChannelEqualToAnother_NamesBoth() =>
        Rejects(static rows => rows.Skip(1).ToList().ForEach(static row => row[Radio] = row[Tv]), "data.csv:1", "tv", "radio");

    [Fact]
    public async Task Fit_ThreeRowsTenChannels_IsRefused()
    {
        var names = Enumerable.Range(1, 10).Select(static i => $"c{i}").ToArray();
        string[][] rows =
        [
            ["week", "revenue", .. names],
            .. Enumerable.Range(0, 3).Select(t => (string[])[SmallTable.Date(t), $"{100 + t}", .. names.Select((_, i) => $"{i + 1 + t * (i + 2)}")]),
        ];
        var model = "data: { source: data.csv, date: week, outcome: revenue }\nchannels:\n"
            + string.Concat(names.Select(static n => $"  - {{ name: {n}, spend: {n} }}\n"));
        using var workspace = Workspace.With(rows, model);

        await Rejected.FitAsync(workspace, "data.csv", "3 rows", "10 channels");
    }

    [Fact]
    public Task Fit_SeveralFaults_AreAllReported() =>
        Rejects(
            static rows => (rows[3][Tv], rows[5][Radio], rows[7][Revenue]) = ("x", "-1", "inf"),
            "data.csv:4", "data.csv:6", "data.csv:8");

    [Fact]
    public async Task Fit_MissingColumn_IsRefusedWithASuggestion()
    {
        var rows = SmallTable.Rows();
        rows[0][Tv] = "tv_spent";
        using var workspace = Workspace.With(rows);

        await Rejected.FitAsync(workspace, "data.csv:1", "tv_spend", "Did you mean", "tv_spent");
    }
}
