using System.Globalization;

namespace MediaMix.Cli.Tests;

/// <summary>Sixty weeks of a made-up advertiser without any random number, and a model that reads them.</summary>
static class SmallTable
{
    public const string Model = """
        data:
          source: data.csv
          date: week
          outcome: revenue
        channels:
          - name: tv
            spend: tv_spend
          - name: radio
            spend: radio_spend
        controls: [ price ]
        baseline: { trend: none, seasonality: none }

        """;

    /// <summary>The same advertiser, who also counts whom youtube reached and how often, whose tv works better at times, and who has tested youtube.</summary>
    public const string MovingModel = """
        data: { source: data.csv, date: week, outcome: revenue }
        channels:
          - { name: tv, spend: tv_spend }
          - name: youtube
            spend: radio_spend
            reach: yt_reach                     # reach × frequency instead of exposure
            frequency: yt_freq
            adstock: geometric
            saturation: hill
            priors: { roi: "lognormal(mean: 1.5, sd: 1)" }
        time_varying: [ { channel: tv, type: knots } ]
        experiments: [ { name: video test, channel: youtube, start: 2023-03-13, end: 2023-05-01, lift: 400, se: 100 } ]
        baseline: { trend: none, seasonality: none }

        """;

    /// <summary>Header and rows for <see cref="MovingModel"/>: nobody is reached without spend, the highest frequency is 3.</summary>
    public static List<string[]> MovingRows()
    {
        var rows = Rows();
        rows[0] = [.. rows[0], "yt_reach", "yt_freq"];
        for (var t = 1; t < rows.Count; t++)
        {
            var frequency = t == 1 ? 3 : Math.Round(2 + Math.Sin(3.3 * t), 3);
            var contacts = 100 * double.Parse(rows[t][3], CultureInfo.InvariantCulture);
            rows[t] = [.. rows[t], Number(Math.Round(contacts / frequency)), Number(contacts > 0 ? frequency : 0)];
        }
        return rows;
    }

    /// <summary>Header and rows; the first data row stands in line 2 of the file.</summary>
    public static List<string[]> Rows(int weeks = 60)
    {
        List<string[]> rows = [["week", "revenue", "tv_spend", "radio_spend", "price"]];
        for (var t = 0; t < weeks; t++)
        {
            var tv = t % 5 == 0 ? 0 : Math.Round(100 * (1.2 + Math.Sin(0.7 * t)), 2);
            var radio = t % 7 == 3 ? 0 : Math.Round(40 * (1.1 + Math.Cos(1.9 * t)), 2);
            var price = Math.Round(10 + 0.5 * Math.Sin(2.3 * t), 3);
            var revenue = Math.Round(2000 + 300 * tv / (tv + 80) + 100 * radio / (radio + 30) - 40 * (price - 10) + 15 * Math.Sin(11.7 * t), 2);
            rows.Add([Date(t), Number(revenue), Number(tv), Number(radio), Number(price)]);
        }
        return rows;
    }

    public static string Text(IEnumerable<string[]> rows) =>
        string.Concat(rows.Select(static cells => string.Join(',', cells) + "\n"));

    public static string Date(int week) => new DateOnly(2023, 1, 2).AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
