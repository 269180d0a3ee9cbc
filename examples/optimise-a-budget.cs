#:project ../src/MediaMix.Analysis
#:project ../src/MediaMix.Data

// The best split of next quarter's money over four channels, none of which may move by more than 30 %, and what it is expected to bring.
using MediaMix;
using MediaMix.Analysis;
using MediaMix.Data;

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var model = new ModelSpec
{
    Outcome = "revenue",
    Channels =
    [
        new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new DelayedAdstock() },
        new ChannelSpec { Name = "search", Spend = "search_spend" },
        new ChannelSpec { Name = "social", Spend = "social_spend" },
        new ChannelSpec { Name = "radio", Spend = "radio_spend" },
    ],
    Controls = [new ControlSpec { Column = "price_index" }, new ControlSpec { Column = "promotion" }],
};
var data = new DataSpec { Source = Path.Combine(folder, "FitFromCode", "sales.csv"), DateColumn = "week" };
var panel = PanelReader.Read(TableReader.ReadFile(data.Source), data, model).Panel;
var fit = ModelFit.Run(model, panel, new SamplerSpec { Seed = 7 });

var plan = BudgetOptimizer.Optimize(fit, new BudgetRequest
{
    Periods = 13,
    Limits = [.. model.Channels.Select(channel => new SpendLimit { Statement = $"{channel.Name} within 30 %", Channels = [channel.Name], Least = 0.7, Most = 1.3, IsRelative = true })],
});

foreach (var channel in plan.Channels.Select(c => c.Allocation))
    Console.WriteLine($"{channel.Channel,-7} from {channel.SpendBefore,9:N0} to {channel.SpendAfter,9:N0}");
Console.WriteLine($"brings {plan.Gain.Mean:N0} more revenue (90 %: {plan.Gain.Q5:N0} to {plan.Gain.Q95:N0}), with a probability of {plan.ProbabilityBetter:P0}; no plan can bring more than another {plan.Certificate.Gap:P2} of the effect");
