#:project ../src/MediaMix.Analysis
#:project ../src/MediaMix.Data

// What would last year's media have brought with a fifth more, or less, on one channel?
// Every answer of a fit is a difference between two runs of the simulator under two media plans, draw by draw.
using MediaMix;
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

var (simulator, values) = (fit.Model.CreateSimulator(), fit.Model.AllocateValues());
foreach (var (name, channel) in model.Channels.Select((c, i) => (c.Name, i)))
{
    var actual = ChannelPlan.Actual(fit.Model, channel);
    ChannelPlan[] plans = [actual.ScaleWindow(0.8), actual.ScaleWindow(1.2)];
    List<double>[] changes = [[], []];
    for (var draw = 0; draw < fit.Draws.Count; draw++)
    {
        fit.Values(draw, values);
        simulator.Load(values);
        for (var p = 0; p < plans.Length; p++)
            changes[p].Add(simulator.TotalEffect(channel, plans[p]) - simulator.TotalEffect(channel, actual));
    }
    Console.WriteLine($"{name,-7} a fifth less: {Range(changes[0])}, a fifth more: {Range(changes[1])}");
}

static string Range(List<double> draws)
{
    draws.Sort();
    return $"{draws.Average() / 1e6:+0.00;-0.00}M (90 %: {draws[draws.Count / 20] / 1e6:+0.00;-0.00} to {draws[^(draws.Count / 20)] / 1e6:+0.00;-0.00})";
}
