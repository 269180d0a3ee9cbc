using System.Diagnostics;
using MediaMix.Analysis;
using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Scaling;

/// <summary>How long the search for the best plan of a year takes: 20 channels, 52 weeks, 1,000 draws of the prior.</summary>
static class PlanBenchmark
{
    const int Channels = 20, Periods = 104, Draws = 1000, Weeks = 52;

    public static void Run()
    {
        Console.WriteLine("| saturation | decided | variables | maximised | seconds | gap | kind |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var saturation in new Saturation[] { new LogisticSaturation(), new HillSaturation() })
        {
            var fit = Fit(saturation);
            foreach (var detail in new[] { PlanDetail.Channel, PlanDetail.Period })
            {
                foreach (var risk in new RiskMeasure[] { new MeanOutcome(), new WorstMean(0.1), new MeanLessSd(1), new OutcomeQuantile(0.1) })
                    Row(fit, detail, risk, saturation.Name);
            }
        }
    }

    static void Row(FittedModel fit, PlanDetail detail, RiskMeasure risk, string saturation)
    {
        var clock = Stopwatch.StartNew();
        var plan = BudgetOptimizer.Optimize(fit, new BudgetRequest { Periods = Weeks, Detail = detail, Risk = risk });
        var variables = detail == PlanDetail.Channel ? Channels : Channels * Weeks;
        Console.WriteLine($"| {saturation} | {detail} | {variables} | {risk} | {clock.Elapsed.TotalSeconds:0.0} | {plan.Certificate.Gap:0.0e0} | {plan.Certificate.Kind} |");
    }

    static FittedModel Fit(Saturation saturation)
    {
        var rng = Rng.Create(1, 0, 0, 900);
        var outcome = new double[Periods];
        for (var t = 0; t < Periods; t++)
            outcome[t] = 1000 + 50 * rng.NextNormal();
        var spend = new Series[Channels];
        for (var m = 0; m < Channels; m++)
        {
            spend[m] = new Series($"spend {m}", SeriesUnit.Spend, new double[Periods]);
            for (var t = 0; t < Periods; t++)
                spend[m].Values[t] = Math.Exp(2 + 0.1 * m + 0.5 * rng.NextNormal());
        }
        var spec = new ModelSpec
        {
            Outcome = "sales",
            Channels = [.. spend.Select((s, m) => new ChannelSpec { Name = $"channel {m}", Spend = s.Name, Saturation = saturation })],
        };
        var model = BoundModel.Bind(spec, new Panel(TimeAxis.FromDates(new DateOnly(2023, 1, 2), TimeStep.Week, Periods), ["national"], new Series("sales", SeriesUnit.Outcome, outcome), spend));
        var values = model.AllocateValues();
        var draws = model.Sampled.Select(static _ => new double[Draws]).ToArray();
        for (var d = 0; d < Draws; d++)
        {
            var stream = Rng.Create(2, 0, d, 900);
            model.SamplePrior(ref stream, values);
            for (var i = 0; i < draws.Length; i++)
                draws[i][d] = values[i];
        }
        var statistics = new SamplerStatistics
        {
            LogDensity = new double[Draws], Energy = new double[Draws], AcceptStatistic = new double[Draws], Depth = new int[Draws], Leapfrogs = new int[Draws], IsDivergent = new bool[Draws],
            StepSize = new double[2], WarmupIterations = new int[2], WarmupGradients = new long[2], DiscardedGradients = new long[2], DiscardedDivergences = 0, Pass = new SamplerPass(0, 0.9, null),
        };
        return new FittedModel(model, new Draws([.. model.Sampled.Select(static p => p.Name)], draws, 2, Draws / 2), statistics, new SamplerSpec());
    }
}
