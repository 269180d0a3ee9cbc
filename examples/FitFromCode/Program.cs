using MediaMix;
using MediaMix.Analysis;
using MediaMix.Data;

var model = new ModelSpec
{
    Outcome = "revenue",
    Channels =
    [
        new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new DelayedAdstock() },
        new ChannelSpec { Name = "search", Spend = "search_spend" },
        new ChannelSpec { Name = "social", Spend = "social_spend", Strength = new RoiStrength(LogNormalPrior.FromMeanSd(1.5, 1)) },
        new ChannelSpec { Name = "radio", Spend = "radio_spend" },
    ],
    Controls = [new ControlSpec { Column = "price_index" }, new ControlSpec { Column = "promotion" }],
};
var data = new DataSpec { Source = Path.Combine(AppContext.BaseDirectory, "sales.csv"), DateColumn = "week" };
var panel = PanelReader.Read(TableReader.ReadFile(data.Source), data, model).Panel;

var fit = ModelFit.Run(model, panel, new SamplerSpec { Seed = 7 });
var analysis = FitAnalyzer.Analyze(fit);

Console.WriteLine($"{analysis.Verdict.Level}, {analysis.Diagnostics.Divergences} divergences");
foreach (var channel in analysis.Channels)
    Console.WriteLine($"{channel.Channel,-8} ROI {channel.Roi?.Mean:0.00} (90 %: {channel.Roi?.Q5:0.00} to {channel.Roi?.Q95:0.00})");
