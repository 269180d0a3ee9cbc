using System.Globalization;
using System.Text.Json;

namespace MediaMix.Testing;

/// <summary>The two models of the reference folder, built through the library, with their data.</summary>
static class ReferenceModels
{
    /// <summary>Jin et al. 2017: delayed adstock and Hill, every parameter with the prior of the reference.</summary>
    public static (ModelSpec Spec, Panel Panel) Google2017()
    {
        var data = Columns(ReferenceData.Require("reference/google2017/data.csv"));
        var spec = new ModelSpec
        {
            Outcome = "y",
            Scaling = Unscaled,
            Channels =
            [
                .. new[] { "x1", "x2", "x3" }.Select(static x => new ChannelSpec
                {
                    Name = x,
                    Spend = x,
                    Adstock = new DelayedAdstock { MaxLag = 12, Decay = new BetaPrior(3, 3), Peak = new UniformPrior(0, 12) },
                    Saturation = new HillSaturation { Half = new BetaPrior(2, 2), Slope = new GammaPrior(3, 1) },
                    Strength = new CoefficientStrength(new HalfNormalPrior(1)),
                }),
            ],
            Controls =
            [
                new ControlSpec { Column = "price", Prior = new NormalPrior(0, 1) },
                new ControlSpec { Column = "season", Prior = new NormalPrior(0, 1) },
            ],
            Baseline = new BaselineSpec { Intercept = new NormalPrior(0, 5), Trend = new NoTrend(), Seasonality = [] },
            Noise = new NoiseSpec { IsVariance = true, Prior = new InverseGammaPrior(0.05, 0.0005) },
        };
        var axis = TimeAxis.FromIndex(1, data["y"].Length);
        return (spec, Panel(axis, data, ["x1", "x2", "x3"], ["price", "season"]));
    }

    /// <summary>The PyMC-Marketing quickstart: geometric adstock, logistic saturation, Laplace seasonality.</summary>
    public static (ModelSpec Spec, Panel Panel) PymcDefault()
    {
        var data = Columns(ReferenceData.Require("reference/pymc_default/data.csv"));
        var scaling = JsonDocument.Parse(File.ReadAllText(ReferenceData.Require("reference/pymc_default/scaling.json")));
        var sd = scaling.RootElement.GetProperty("prior_sigma_beta").EnumerateArray().Select(static e => e.GetDouble()).ToArray();
        var spec = new ModelSpec
        {
            Outcome = "y",
            Scaling = Unscaled,
            Channels =
            [
                .. new[] { "x1", "x2" }.Select((x, i) => new ChannelSpec
                {
                    Name = x,
                    Spend = x,
                    Adstock = new GeometricAdstock { MaxLag = 7, Decay = new BetaPrior(1, 3) },
                    Saturation = new LogisticSaturation { Rate = new GammaPrior(3, 1) },
                    Strength = new CoefficientStrength(new HalfNormalPrior(sd[i])),
                }),
            ],
            Controls = [.. new[] { "event_1", "event_2", "t" }.Select(static c => new ControlSpec { Column = c, Prior = new NormalPrior(0, 0.05) })],
            Baseline = new BaselineSpec
            {
                Intercept = new NormalPrior(0.5, 0.2),
                Trend = new NoTrend(),
                Seasonality = [new FourierSpec { Cycle = FourierCycle.Yearly, Order = 2, Prior = new LaplacePrior(0, 0.2) }],
            },
            Noise = new NoiseSpec { Prior = new HalfNormalPrior(6) },
        };
        var axis = TimeAxis.FromDates(new DateOnly(2018, 4, 2), TimeStep.Week, data["y"].Length);
        return (spec, Panel(axis, data, ["x1", "x2"], ["event_1", "event_2", "t"]));
    }

    static ScalingSpec Unscaled => new()
    {
        Outcome = new OutcomeScale(OutcomeScaleKind.None),
        Media = new MediaScale(MediaScaleKind.None),
        StandardizeControls = false,
    };

    static Panel Panel(TimeAxis axis, Dictionary<string, double[]> data, string[] spend, string[] controls) => new(
        axis,
        ["national"],
        new Series("y", SeriesUnit.Outcome, data["y"]),
        [
            .. spend.Select(c => new Series(c, SeriesUnit.Spend, data[c])),
            .. controls.Select(c => new Series(c, SeriesUnit.Plain, data[c])),
        ]);

    /// <summary>The numeric columns of a plain CSV file by name.</summary>
    public static Dictionary<string, double[]> Columns(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',').Select(static h => h.Trim('"')).ToArray();
        var rows = lines.Skip(1).Where(static l => l.Length > 0).Select(static l => l.Split(',')).ToArray();
        return header.Select((name, i) => (name, Values: rows.Select(r => double.TryParse(r[i], CultureInfo.InvariantCulture, out var v) ? v : double.NaN).ToArray()))
            .ToDictionary(static p => p.name, static p => p.Values, StringComparer.Ordinal);
    }
}
