#:project ../src/MediaMix.Analysis
#:project ../src/MediaMix.Data

// The outcome of the next 13 weeks if media and price stay as they were a year ago, with and without television.
using System.Globalization;
using MediaMix;
using MediaMix.Analysis;
using MediaMix.Data;

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var file = ModelFileReader.Read("""
    data: { source: FitFromCode/sales.csv, date: week, outcome: revenue }
    channels:
      - { name: tv, spend: tv_spend, adstock: delayed }
      - { name: search, spend: search_spend }
      - { name: social, spend: social_spend }
      - { name: radio, spend: radio_spend }
    controls: [price_index, promotion]
    """, "model.yaml");
var table = TableReader.ReadFile(Path.Combine(folder, file.Data.Source));
var fit = ModelFit.Run(file.Model, PanelReader.Read(table, file.Data, file.Model).Panel, new SamplerSpec { Seed = 7 });

// A year is 52 rows; the plan goes on where the data end.
var lines = File.ReadAllLines(Path.Combine(folder, file.Data.Source));
var (header, lastYear) = (lines[0].Split(','), lines[^52..^39].Select(line => line.Split(',')).ToArray());
foreach (var (title, television) in new[] { ("as last year", 1), ("without tv", 0) })
{
    var rows = lastYear.Select(cells => header.Select((column, i) => column switch
    {
        "week" => DateOnly.Parse(cells[i], CultureInfo.InvariantCulture).AddDays(364).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "revenue" => "",
        "tv_spend" => television == 1 ? cells[i] : "0",
        _ => cells[i],
    }));
    var plan = Path.GetTempFileName();
    File.WriteAllLines(plan, [lines[0], .. rows.Select(cells => string.Join(',', cells))]);
    var prediction = PredictionPass.Run(fit, FutureRows.Read(table, TableReader.ReadFile(plan), file.Data, fit.Model).Panel);
    File.Delete(plan);
    Console.WriteLine($"{title,-12} revenue {prediction.Total.Mean / 1e6:0.0}M (90 %: {prediction.Total.Q5 / 1e6:0.0} to {prediction.Total.Q95 / 1e6:0.0})");
}
