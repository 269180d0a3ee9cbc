using System.Globalization;
using System.Text;

namespace MediaMix.Cli.Tests;

/// <summary>Four years of daily data of a made-up advertiser with six channels: a model that takes a while to sample.</summary>
static class DailyTable
{
    const int Days = 1461;
    const int Channels = 6;

    public const string Model = """
        data: { source: data.csv, date: day, outcome: sales }
        channels:
          - { name: c0, spend: c0 }
          - { name: c1, spend: c1 }
          - { name: c2, spend: c2 }
          - { name: c3, spend: c3 }
          - { name: c4, spend: c4 }
          - { name: c5, spend: c5 }
        baseline:
          trend: linear
          seasonality: [ { type: fourier, period: yearly, order: 2 } ]

        """;

    public static byte[] Bytes()
    {
        var text = new StringBuilder("day,sales,c0,c1,c2,c3,c4,c5\n");
        var carryover = new double[Channels];
        var first = new DateOnly(2021, 1, 1);
        for (var t = 0; t < Days; t++)
        {
            double[] spend = [.. Enumerable.Range(0, Channels).Select(c => Math.Round(Math.Max(0, 60 + 100 * Math.Sin((0.37 + 0.11 * c) * t * (1 + 0.001 * t))), 2))];
            var sales = 1000 + 0.1 * t + 80 * Math.Sin(2 * Math.PI * t / 365.25) + 25 * Math.Sin(1.7 * t * t);
            for (var c = 0; c < Channels; c++)
            {
                carryover[c] = 0.7 * carryover[c] + 0.3 * spend[c];
                sales += (60 + 20 * c) * carryover[c] / (carryover[c] + 40);
            }
            text.Append(CultureInfo.InvariantCulture, $"{first.AddDays(t):yyyy-MM-dd},{Math.Round(sales, 2)}");
            foreach (var value in spend)
                text.Append(CultureInfo.InvariantCulture, $",{value}");
            text.Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
