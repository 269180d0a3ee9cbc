#:project ../src/MediaMix

// What would the media of three years have brought with a fifth more, or less, on one channel?
// Every answer of a fit is a difference between two runs of the simulator under two media plans, draw by draw.
// The numbers come as arrays, as they would from a database: neither a model file nor a reader of tables is needed.
using System.Globalization;
using MediaMix;

var folder = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var rows = File.ReadLines(Path.Combine(folder, "FitFromCode", "sales.csv")).Skip(1).Select(static line => line.Split(',')).ToArray();
string[] channels = ["tv", "search", "social", "radio"];
var panel = new Panel(
    TimeAxis.FromDates(new DateOnly(2022, 1, 3), TimeStep.Week, rows.Length), geos: ["national"],
    new Series("revenue", SeriesUnit.Outcome, Column(1)),
    [.. channels.Select((name, i) => new Series(name, SeriesUnit.Spend, Column(2 + i))), new("price", SeriesUnit.Plain, Column(6)), new("promotion", SeriesUnit.Plain, Column(7))]);
var model = new ModelSpec
{
    Outcome = "revenue",
    // People who see a spot come to the shop weeks later; a click sells at once.
    Channels = [.. channels.Select(static name => new ChannelSpec { Name = name, Spend = name, Adstock = name == "tv" ? new DelayedAdstock() : new GeometricAdstock() })],
    Controls = [new ControlSpec { Column = "price" }, new ControlSpec { Column = "promotion" }],
};
var fit = ModelFit.Run(model, panel, new SamplerSpec { Seed = 7 });

double[] Column(int index) => [.. rows.Select(row => double.Parse(row[index], CultureInfo.InvariantCulture))];

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
