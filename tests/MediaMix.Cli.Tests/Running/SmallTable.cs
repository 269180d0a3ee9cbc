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
