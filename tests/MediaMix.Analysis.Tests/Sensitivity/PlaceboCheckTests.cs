using System.Text.Json;
using System.Text.Json.Serialization;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests;

public class PlaceboCheckTests
{
    const int Search = 1;

    static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    static readonly SamplerSpec Sampler = new() { Chains = 2, Warmup = 200, Draws = 300 };

    static readonly SensitivityOptions Options = new() { Sampler = Sampler };

    [Fact]
    public void Run_Demo_Passes()
    {
        var result = PlaceboCheck.Run(ModelFit.Run(DemoWorld.AnalystModel, DemoWorld.Create(42).Panel, Sampler), Options);

        Assert.True(result.IsNoisePassed);
        Assert.True(result.IsLeadPassed);
        Assert.Equal((5, 4), (result.Noise.Count, result.Leads.Count));
        Assert.All(result.Noise, static n => Assert.InRange(n.Roi.Mean, 0, 0.4 * n.PriorRoi.Mean));
        Assert.All(result.Leads, static l => Assert.Equal(4, l.Rows));
    }

    /// <summary>Search money is a share of what was sold in the four weeks before.</summary>
    [Fact]
    public void Run_SpendThatFollowsSales_FailsForThatChannel()
    {
        var panel = DemoWorld.Create(42).Panel;
        var (sales, spend) = (panel.Outcome.Values, (double[])panel.Series["search_spend"].Values.Clone());
        for (var t = 4; t < spend.Length; t++)
            spend[t] = 0.04 * sales[(t - 4)..t].Average();
        panel = panel.WithSeries(new Series("search_spend", SeriesUnit.Spend, spend));
        var result = PlaceboCheck.Run(ModelFit.Run(DemoWorld.AnalystModel, panel, Sampler), Options);

        Assert.False(result.IsLeadPassed);
        Assert.False(result.Leads[Search].IsPassed);
        Assert.InRange(result.Leads[Search].Z, 4, double.PositiveInfinity);
    }

    [Fact]
    public void Run_UnitsOfSomeValue_StatesReturnsInMoneyAndTheSameShares()
    {
        var options = new SensitivityOptions { NoisePlacebos = 1, Sampler = Sampler with { Warmup = 100, Draws = 100 } };
        var (spec, panel) = (DemoWorld.AnalystModel with { Channels = [.. DemoWorld.AnalystModel.Channels.Select(static c => c with { Strength = new CoefficientStrength(new HalfNormalPrior(0.3)) })] }, DemoWorld.Create(42).Panel);
        panel = new Panel(panel.Axis, panel.Geos, panel.Outcome, [.. panel.Series.Values], outcomeKind: OutcomeKind.Units);
        var units = PlaceboCheck.Run(ModelFit.Run(spec, panel, options.Sampler), options);
        var money = PlaceboCheck.Run(ModelFit.Run(spec with { UnitValue = UnitValue.Of(25) }, panel, options.Sampler), options);

        for (var m = 0; m < units.Leads.Count; m++)
        {
            Assert.Equal(units.Leads[m].Share, money.Leads[m].Share);
            Assert.Equal(25 * units.Leads[m].Roi.Mean, money.Leads[m].Roi.Mean, 1e-9 * Math.Abs(money.Leads[m].Roi.Mean));
        }
        // A channel of noise with a return as its prior: of 25 times the size in money.
        Assert.Equal(money.Noise[0].Roi.Mean / money.Noise[0].Share.Mean, 25 * units.Noise[0].Roi.Mean / units.Noise[0].Share.Mean, 1e-6 * money.Noise[0].Roi.Mean / money.Noise[0].Share.Mean);
    }

    [Fact]
    public void IsLeadPassed_EveryFitFailed_IsNotKnown()
    {
        LeadCheck Lead(string? failure, double share) => new("tv", default, new Estimate(share, share, share, share), 0.01) { Z = 0, Rows = 4, Failure = failure };

        Assert.Null(Lead("no start", 0).IsPassed);
        Assert.Null(new PlaceboResult([], [Lead("no start", 0), Lead("no start", 0)]).IsLeadPassed);
        Assert.True(new PlaceboResult([], [Lead("no start", 0), Lead(null, 0.005)]).IsLeadPassed);
        Assert.False(new PlaceboResult([], [Lead("no start", 0), Lead(null, 0.05)]).IsLeadPassed);
    }

    [Fact]
    public void Run_OneAndFourThreads_IsTheSame()
    {
        var fit = ModelFit.Run(DemoWorld.AnalystModel, DemoWorld.Create(42).Panel, Sampler with { Draws = 50 });
        string Text(int threads) => JsonSerializer.Serialize(PlaceboCheck.Run(fit, new SensitivityOptions { Threads = threads, NoisePlacebos = 1, Sampler = Sampler with { Warmup = 100, Draws = 50 } }), Json);

        Assert.Equal(Text(1), Text(4));
    }

    /// <summary>Organic media, history, reach and frequency, geos, a log link: what cannot be fitted says so, the rest has numbers.</summary>
    [Fact]
    public void Run_EveryKindOfModel_HasNumbers()
    {
        (ModelSpec Spec, Panel Panel)[] cases =
        [
            (SmallWorld.Full(), SmallWorld.Panel(history: SmallWorld.History)),
            (SmallPanel.Spec(), SmallPanel.Create()),
            (DemoWorld.AnalystModel with { Likelihood = new LogNormalErrors() }, DemoWorld.Create(42).Panel),
        ];
        var sampler = new SamplerSpec { Chains = 1, Warmup = 60, Draws = 20, Retry = false };
        foreach (var (spec, panel) in cases)
        {
            var result = PlaceboCheck.Run(ModelFit.Run(spec, panel, sampler), new SensitivityOptions { Sampler = sampler, NoisePlacebos = 1 });
            Assert.All(result.Noise, static n => Assert.Null(n.Failure));
            Assert.All(result.Leads, static l => Assert.Null(l.Failure));
            Assert.All(result.Leads, static l => Assert.True(double.IsFinite(l.Z)));
        }
    }

    [Fact]
    public void Lead_EveryRow_IsTheMeanOfTheFourRowsAfter()
    {
        var model = BoundModel.Bind(DemoWorld.AnalystModel, DemoWorld.Create(42).Panel);
        var (spec, panel) = PlaceboMedia.Lead(model, Search);
        var (media, lead) = (panel.Series["search_spend"].Values, panel.Series[spec.Controls[^1].Column].Values);

        Assert.Equal(media[11..15].Average(), lead[10], 1e-9 * lead[10]);
        Assert.All(Enumerable.Range(0, 156), t => Assert.Equal(t >= 152, double.IsNaN(panel.FittedOutcome[t])));
    }

    [Fact]
    public void Noise_Spend_IsThatOfTheMeanChannelAndRemembersNothing()
    {
        var model = BoundModel.Bind(DemoWorld.AnalystModel, DemoWorld.Create(42).Panel);
        var totals = new List<double>();
        var products = new List<double>();
        for (var number = 0; number < 100; number++)
        {
            var (spec, panel) = PlaceboMedia.Noise(model, 1, number);
            var spend = panel.Series[spec.Channels[^1].Spend!].Values;
            var mean = spend.Average();
            totals.Add(spend.Sum() / (model.Constants.TotalSpend / 4));
            products.Add(spend.Skip(1).Zip(spend, (a, b) => (a - mean) * (b - mean)).Sum() / spend.Sum(s => (s - mean) * (s - mean)));
        }

        // sd of a row over its mean is 2.1, over 156 rows and 100 placebos 0.017.
        Assert.Equal(1, totals.Average(), 0.06);
        Assert.Equal(0, products.Average(), 0.04);
    }
}
