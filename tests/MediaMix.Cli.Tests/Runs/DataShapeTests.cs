using System.Text.Json;

namespace MediaMix.Cli.Tests;

/// <summary>Data in two files, by channel and by day: what was made of them is said, and the run folder can do without them.</summary>
public class DataShapeTests
{
    const string Model = """
        data:
          source: data.csv
          outcome_source: sales.csv
          layout: { channel: channel, spend: spend }
          date: day
          outcome: revenue
          aggregate: week
          holdout: last 3
        channels:
          - { name: tv, spend: tv.spend, adstock: none, priors: { saturation.half: fixed(1), saturation.slope: fixed(1) } }
          - { name: radio, spend: radio.spend, adstock: none, priors: { saturation.half: fixed(1), saturation.slope: fixed(1) } }
        controls: [price]
        """;

    static Workspace TwoFiles()
    {
        var days = Enumerable.Range(0, 200).Select(static i => (Number: i, Date: new DateOnly(2023, 1, 5).AddDays(i).ToString("yyyy-MM-dd", null))).ToList();
        var workspace = Workspace.With(
            [["day", "channel", "spend"], .. days.SelectMany(static day => new[] { ("tv", 10 + day.Number * 7 % 13), ("radio", 5 + day.Number * day.Number % 11) }, static (day, media) => new[] { day.Date, media.Item1, $"{media.Item2}" })],
            Model);
        File.WriteAllLines(workspace.At("sales.csv"), ["day,revenue,price", .. days.Select(static day => $"{day.Date},{500 + day.Number * 31 % 97},{3 + day.Number % 17}")]);
        return workspace;
    }

    [Fact]
    public async Task Check_DaysInTwoFiles_SaysWhatWasMadeOfThem()
    {
        using var workspace = TwoFiles();

        var outcome = await Mediamix.RunAsync("check", workspace.Model, "--json");

        using var said = JsonDocument.Parse(outcome.Output);
        Assert.Equal(
            ["Days are added up to 28 weeks that start on Monday, 2023-01-09 to 2023-07-17; 4 days of incomplete weeks at the ends dropped."],
            said.RootElement.GetProperty("data").EnumerateArray().Select(static note => note.GetString()));
        Assert.Contains("Days are added up to 28 weeks", (await Mediamix.RunAsync("check", workspace.Model)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fit_DaysInTwoFiles_LeavesAFolderThatFitsAgainAlike()
    {
        using var workspace = TwoFiles();
        await workspace.FitAsync();
        var first = FolderBytes.Of(workspace.Run);

        var again = await Mediamix.RunAsync("fit", Path.Combine(workspace.Run, "model.yaml"), "--out", workspace.At("again"));

        Assert.Contains(again.ExitCode, new[] { ExitCodes.Done, ExitCodes.NotTrusted });
        var second = FolderBytes.Of(workspace.At("again"));
        Assert.Equal(first["summary.csv"], second["summary.csv"]);
        Assert.Equal(first["data.csv"], second["data.csv"]);
        Assert.Equal(first["model.yaml"], second["model.yaml"]);
    }
}
