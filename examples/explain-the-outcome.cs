#:project ../src/MediaMix.Analysis
#:project ../src/MediaMix.Data

// Reads a model file, fits it and prints what every driver brought, with the verdict and how far each channel may be believed.
using MediaMix;
using MediaMix.Analysis;
using MediaMix.Data;

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var path = Path.Combine(folder, "knots", "model.yaml");
var file = ModelFileReader.ReadFile(path);
var table = TableReader.ReadFile(Path.Combine(Path.GetDirectoryName(path)!, file.Data.Source));
var fit = ModelFit.Run(file.Model, PanelReader.Read(table, file.Data, file.Model).Panel, file.Sampler);
var analysis = FitAnalyzer.Analyze(fit);

Console.WriteLine($"Verdict: {analysis.Verdict.Level}");
foreach (var reason in analysis.Verdict.Reasons)
    Console.WriteLine($"  {reason.Message} {reason.Remedy}");
foreach (var part in analysis.Contributions)
    Console.WriteLine($"{part.Component,-28} {part.Total.Mean / 1e6,6:0.0}M (90 %: {part.Total.Q5 / 1e6:0.0} to {part.Total.Q95 / 1e6:0.0})");
foreach (var channel in analysis.Channels)
    Console.WriteLine($"{channel.Channel,-8} returned {channel.Roi?.Mean:0.00} per unit spent, the next per cent {channel.MarginalRoi?.Mean:0.00}; grade {channel.Grade}");
