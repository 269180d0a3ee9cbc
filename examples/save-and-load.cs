#:project ../src/MediaMix.Analysis
#:project ../src/MediaMix.Data

// Fits once, keeps the fit in a folder, and reads it back as another program would: nothing is sampled again, and not a bit is lost.
// The folder is that of `mediamix fit`, so `mediamix summary`, `optimize` and the other verbs read it, too.
using MediaMix;
using MediaMix.Analysis;
using MediaMix.Data;

var source = Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "FitFromCode", "sales.csv");
var model = new ModelSpec
{
    Outcome = "revenue",
    Channels =
    [
        new ChannelSpec { Name = "tv", Spend = "tv_spend" },
        new ChannelSpec { Name = "search", Spend = "search_spend" },
        new ChannelSpec { Name = "social", Spend = "social_spend" },
    ],
    Controls = [new ControlSpec { Column = "price_index" }, new ControlSpec { Column = "promotion" }],
};
var data = new DataSpec { Source = source, DateColumn = "week" };
var fit = ModelFit.Run(model, PanelReader.Read(TableReader.ReadFile(source), data, model).Panel, new SamplerSpec { Seed = 7, Warmup = 500, Draws = 500 });

var folder = Path.Combine(Directory.CreateTempSubdirectory("mediamix-").FullName, "run");
RunStore.Save(folder, fit, data);
var stored = RunStore.Load(folder);

Console.WriteLine($"{stored.Fit.Draws.Count} draws of {stored.Fit.Draws.Names.Count} quantities, model {stored.Record.ModelHash![..8]}, data {stored.Record.DataHash![..8]}");
Console.WriteLine($"the same draws: {stored.Fit.Draws["tv.roi"].SequenceEqual(fit.Draws["tv.roi"])}");
foreach (var (before, after) in FitAnalyzer.Analyze(fit).Channels.Zip(FitAnalyzer.Analyze(stored.Fit).Channels))
    Console.WriteLine($"{after.Channel,-8} ROI {after.Roi?.Mean:0.00}, as before: {after.Roi == before.Roi}");
Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
