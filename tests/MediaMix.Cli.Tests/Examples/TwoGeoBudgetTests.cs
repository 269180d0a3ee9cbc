using MediaMix.Analysis;
using MediaMix.Data;
using MediaMix.Testing;

namespace MediaMix.Cli.Tests;

/// <summary>examples/pymc_two_geos against what PyMC-Marketing prints for the same model, data and budget.</summary>
public sealed class TwoGeoBudgetTests
{
    const int Periods = 13;

    // Printed 89 % intervals of the posterior, [channel]. Their β is a share of each geo's largest outcome, ours of the largest of both,
    // which is 1.5 % more than geo_a's: far inside the intervals.
    static readonly (string Parameter, double Low, double High)[] Printed =
    [
        ("x1.coefficient", 0.34, 0.40), ("x2.coefficient", 0.21, 0.39),
        ("x1.saturation.rate", 3.3, 4.7), ("x2.saturation.rate", 1.5, 4.4),
        ("x1.adstock.decay", 0.34, 0.45), ("x2.adstock.decay", 0.12, 0.25),
    ];

    // Their printed plan, per week, [geo][channel], and what they expect of it.
    static readonly Dictionary<string, double[]> TheirPlan = new() { ["geo_a"] = [961.9, 1031], ["geo_b"] = [970.2, 1037] };

    const double TheirObjective = 151_562.7;

    static readonly Lazy<FittedModel> Fit = new(static () =>
    {
        var file = ModelFileReader.ReadFile(Checkout.At("examples/pymc_two_geos/model.yaml"));
        var table = TableReader.ReadFile(ReferenceData.Require("datasets/pymc-marketing/multidimensional_mock_data.csv"));
        return ModelFit.Run(file.Model, PanelReader.Read(table, file.Data, file.Model).Panel, new SamplerSpec { Chains = 4, Warmup = 400, Draws = 500 });
    });

    [Fact]
    public void Fit_PosteriorMeans_LieInThePrintedIntervals()
    {
        var draws = Fit.Value.Draws;

        Assert.Equal(4 * 500, draws.Count);
        Assert.All(Printed, p => Assert.InRange(draws[p.Parameter].Average(), p.Low, p.High));
    }

    [Fact]
    public void Fit_EveryGeo_IsFollowedInTheMean()
    {
        // Each geo has an intercept of its own, which makes its residuals add up to about nothing.
        var (fit, panel) = (Fit.Value, Fit.Value.Model.Panel);
        var (simulator, values) = (fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        var residual = new double[panel.Geos.Count];
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            simulator.Load(values);
            var expected = simulator.ExpectedWindow();
            for (var cell = 0; cell < expected.Length; cell++)
                residual[cell / panel.Periods] += (panel.FittedOutcome[cell] - expected[cell]) / panel.Periods / fit.Draws.Count;
        }

        // Of about 5,300 per week.
        Assert.All(residual, static r => Assert.InRange(r, -10, 10));
    }

    [Fact]
    public void Optimize_TheirBudgetAndBounds_BringsAtLeastWhatTheirPlanBrings()
    {
        var horizon = PlanHorizon.After(Fit.Value.Model, Periods);
        var theirs = Enumerable.Range(0, 2).Select(c => Even(g => TheirPlan[g][c])).ToArray();
        var budget = theirs.Sum(static plan => plan.Sum());
        var plan = BudgetOptimizer.Optimize(Fit.Value, new BudgetRequest
        {
            Periods = Periods,
            Target = new FixedBudget(budget),
            Detail = PlanDetail.Geo,
            Flighting = Flighting.Even,
            Draws = Fit.Value.Draws.Count,
            Limits = [.. Bounds()],
        });
        double[][] ours = [.. plan.Channels.Select(static c => c.Spend)];
        var (effect, total) = Value(horizon, theirs);

        Assert.Equal(budget, ours.Sum(static spend => spend.Sum()), budget * 1e-6);
        Assert.All(ours, static spend => Assert.All(spend, static cell => Assert.InRange(cell, 500 - 1e-3, 2000 + 1e-3)));
        // The posterior sd of the objective is 8 %; two posterior means of the same model are much closer.
        Assert.InRange(total, 0.99 * TheirObjective, 1.01 * TheirObjective);
        Assert.True(Value(horizon, ours).Effect >= effect);
        Assert.True(Value(horizon, ours).Total >= total);
    }

    static IEnumerable<SpendLimit> Bounds() =>
        from channel in (string[])["x1", "x2"]
        from geo in TheirPlan.Keys
        select new SpendLimit { Statement = $"{channel} in {geo}", Channels = [channel], Geos = [geo], IsPerPeriod = true, Least = 500, Most = 2000 };

    static double[] Even(Func<string, double> perWeek) => [.. Fit.Value.Model.Panel.Geos.SelectMany(geo => Enumerable.Repeat(perWeek(geo), Periods))];

    /// <summary>
    /// Posterior means of what a plan brings by our definition, and of all media from the plan's first period to the end of its carryover,
    /// past media included, which is their objective.
    /// </summary>
    static (double Effect, double Total) Value(PlanHorizon horizon, double[][] plan)
    {
        const int carryover = 7;
        var fit = Fit.Value;
        var (simulator, outcome, values) = (new PlanSimulator(horizon), fit.Model.CreateSimulator(), fit.Model.AllocateValues());
        var rows = new double[horizon.Geos * (Periods + carryover)];
        var (effect, total) = (0.0, 0.0);
        for (var draw = 0; draw < fit.Draws.Count; draw++)
        {
            fit.Values(draw, values);
            outcome.Load(values);
            var response = outcome.Respond(horizon);
            for (var channel = 0; channel < plan.Length; channel++)
            {
                effect += simulator.Effect(response, channel, plan[channel]) / fit.Draws.Count;
                simulator.EffectByRow(response, channel, plan[channel], rows, withUnplanned: true);
                total += rows.Sum() / fit.Draws.Count;
            }
        }
        return (effect, total);
    }
}
