using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Analysis.Tests.Passes;

/// <summary>What an analysis of a panel says against cells simulated draw by draw, and added up here.</summary>
public class PanelPassTests
{
    const int Geos = 4, Periods = SmallPanel.Periods, Chains = 2, Iterations = 12;

    public static TheoryData<string> Models => [.. SmallPanel.Models.Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Analyze_EveryModel_AddsUpOverGeosAndComponents(string name)
    {
        var hand = HandMadeFit.Create(SmallPanel.Of(name), SmallPanel.Create(), Chains, Iterations);
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        var cells = Cells(hand);
        Assert.Equal(SmallPanel.Geos, analysis.Geos.Select(static g => g.Geo));
        for (var c = 0; c < analysis.Contributions.Count; c++)
        {
            var found = analysis.Contributions[c];
            // Bands of a total are those of the summed draws, not sums of bands.
            for (var t = 0; t < Periods; t++)
                AssertEstimate([.. cells.Select(draw => OverGeos(draw[c], t))], At(found.Series, t));
            AssertEstimate([.. cells.Select(draw => draw[c].Sum())], found.Total);
            for (var g = 0; g < Geos; g++)
            {
                AssertEstimate([.. cells.Select(draw => Of(draw[c], g).Sum())], analysis.Geos[g].Contributions[c]);
                for (var t = 0; t < Periods; t++)
                    AssertEstimate([.. cells.Select(draw => Of(draw[c], g)[t])], At(analysis.Geos[g].ContributionSeries![c], t));
            }
        }
        for (var t = 0; t < Periods; t++)
        {
            Assert.Equal(analysis.Contributions.Sum(c => c.Series.Mean[t]), analysis.Fitted.Expected[t], 1e-7);
            Assert.Equal(analysis.Geos.Sum(g => double.IsNaN(g.Fitted.Expected[t]) ? 0 : g.Fitted.Expected[t]), analysis.Fitted.Expected[t], 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Analyze_EveryModel_ReturnsOfGeosAreTheirsAndAddUp(string name)
    {
        var hand = HandMadeFit.Create(SmallPanel.Of(name), SmallPanel.Create(), Chains, Iterations);
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        var (model, panel) = (hand.Fit.Model, hand.Fit.Model.Panel);
        for (var m = 0; m < 3; m++)
        {
            var column = model.Spec.Channels[m].Spend;
            var effects = Simulators(hand).Select(s => Effects(model, s, m)).ToArray();
            for (var g = 0; g < Geos; g++)
            {
                var spend = column is null ? 0 : Of(panel.WindowOf(column), g).Sum();
                var found = analysis.Geos[g].Channels[m];
                Assert.Equal(spend, found.Spend, 1e-9 * Math.Max(1, spend));
                Assert.Equal(spend > 0, found.Roi is not null);
                if (found.Roi is not { } roi)
                    continue;
                AssertEstimate([.. effects.Select(e => e.Window[g] / spend)], roi);
                Assert.Equal(effects.Average(e => e.Step[g]) / (0.01 * spend), found.MarginalRoiMean!.Value, 1e-7 * Math.Abs(found.MarginalRoiMean.Value));
            }
            if (column is null)
                continue;
            var weighted = analysis.Geos.Sum(g => (g.Channels[m].Roi?.Mean ?? 0) * g.Channels[m].Spend);
            var total = analysis.Channels[m];
            Assert.Equal(total.Spend, analysis.Geos.Sum(g => g.Channels[m].Spend), 1e-6);
            Assert.Equal(total.Roi!.Value.Mean * total.Spend, weighted, 1e-8 * Math.Abs(weighted));
            Assert.Equal(total.MarginalRoi!.Value.Mean * total.Spend, analysis.Geos.Sum(g => (g.Channels[m].MarginalRoiMean ?? 0) * g.Channels[m].Spend), 1e-6 * Math.Abs(weighted));
        }
    }

    [Fact]
    public void Analyze_AbsentCellsAndGeosWithoutMedia_ContributeNothing()
    {
        var analysis = FitAnalyzer.Analyze(HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create(), Chains, Iterations).Fit);
        var east = analysis.Geos[2];
        Assert.Equal(new GeoPeriods(17, 0, 0, 4), east.Periods);
        Assert.All(Enumerable.Range(0, 4), t =>
        {
            Assert.All(east.ContributionSeries!, band => Assert.Equal((0, 0, 0), (band.Mean[t], band.Q5[t], band.Q95[t])));
            Assert.True(double.IsNaN(east.Fitted.Actual[t]) && double.IsNaN(east.Fitted.Expected[t]) && double.IsNaN(east.Fitted.Predictive.Q95[t]));
            // The total is that of the others, and is known.
            Assert.True(t == 2 || double.IsFinite(analysis.Fitted.Actual[t]));
        });
        Assert.Equal((0, 0, 0), (east.Channels[1].Spend, east.Channels[1].Contribution.Mean, east.Channels[1].Contribution.Q95));
        Assert.Null(east.Channels[1].Roi);
        // North has no outcome in the third period, west none in the last: totals are unknown there.
        Assert.Equal([2, 20], Enumerable.Range(0, Periods).Where(t => double.IsNaN(analysis.Fitted.Actual[t])));
        Assert.Equal(1, analysis.Geos[0].Periods.LeftOut);
    }

    [Theory]
    [InlineData("pooled by default")]
    [InlineData("errors with memory")]
    public void Analyze_PointwiseScores_AreThoseOfTheFittedCells(string name)
    {
        var hand = HandMadeFit.Create(SmallPanel.Of(name), SmallPanel.Create(), Chains, Iterations);
        var (panel, cells) = (hand.Fit.Model.Panel, Cells(hand));
        var points = new List<LooPoint>();
        for (var cell = 0; cell < panel.Cells; cell++)
        {
            if (double.IsNaN(panel.FittedOutcome[cell]))
                continue;
            var logs = Simulators(hand).Select((simulator, d) =>
            {
                var density = new double[panel.Cells];
                simulator.LeaveOneOutDensity(cells[d].Aggregate(new double[panel.Cells], static (sum, part) => [.. sum.Zip(part, static (a, b) => a + b)]), density);
                return density[cell];
            }).ToArray();
            points.Add(PsisLoo.Leave(new ChainDraws(logs, Chains, Iterations)));
        }
        var analysis = FitAnalyzer.Analyze(hand.Fit);
        Assert.Equal(points.Sum(static p => p.Elpd), analysis.Diagnostics.ElpdLoo, 1e-6 * Math.Abs(analysis.Diagnostics.ElpdLoo));
        Assert.Equal(4 * Periods - 4 - 2, points.Count);
    }

    [Fact]
    public void Analyze_Measures_AreWithinGeosOverFittedCells()
    {
        var hand = HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create(), Chains, Iterations);
        var (panel, cells) = (hand.Fit.Model.Panel, Cells(hand));
        var expected = Enumerable.Range(0, panel.Cells).Select(cell => cells.Average(draw => draw.Sum(part => part[cell]))).ToArray();
        var (residual, variance, product, squares, pairs, count) = (0.0, 0.0, 0.0, 0.0, 0, 0);
        for (var g = 0; g < Geos; g++)
        {
            var used = Enumerable.Range(g * Periods, Periods).Where(cell => !double.IsNaN(panel.FittedOutcome[cell])).ToArray();
            var own = used.ToDictionary(static cell => cell, cell => panel.FittedOutcome[cell] - expected[cell]);
            var (r, y) = (own.Values.Average(), used.Average(cell => panel.FittedOutcome[cell]));
            residual += own.Values.Sum(x => (x - r) * (x - r));
            variance += used.Sum(cell => (panel.FittedOutcome[cell] - y) * (panel.FittedOutcome[cell] - y));
            var size = SmallPanel.Population[g] / SmallPanel.Population.Average();
            foreach (var cell in used.Where(cell => own.ContainsKey(cell - 1)))
                (product, pairs) = (product + (own[cell] - r) * (own[cell - 1] - r) / size / size, pairs + 1);
            squares += own.Values.Sum(x => (x - r) * (x - r)) / size / size;
            count += used.Length;
        }
        var fitted = FitAnalyzer.Analyze(hand.Fit).Fitted;
        Assert.Equal(1 - residual / variance, fitted.RSquared, 1e-8 * Math.Max(1, residual / variance));
        Assert.Equal(product / pairs / (squares / count), fitted.ResidualAutocorrelation, 1e-9);
    }

    [Fact]
    public void Analyze_OwnInformation_IsWhatTheDeviationOfAGeoLost()
    {
        var hand = HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create(), Chains, Iterations);
        var draws = hand.Points.Select(static p => p["tv.coefficient.standardized[south]"]).ToArray();
        var variance = draws.Sum(z => (z - draws.Average()) * (z - draws.Average())) / (draws.Length - 1);
        Assert.Equal(1 - variance, FitAnalyzer.Analyze(hand.Fit).Geos[1].Channels[0].OwnInformation!.Value, 1e-12);
        var shared = HandMadeFit.Create(SmallPanel.Of("everything shared"), SmallPanel.Create(), Chains, Iterations);
        Assert.All(FitAnalyzer.Analyze(shared.Fit).Geos, static g => Assert.Null(g.Channels[0].OwnInformation));
    }

    [Fact]
    public void CellPass_OneGeoAtATime_IsWhatAllTogetherAre()
    {
        bool[] heldOut = [.. Enumerable.Range(0, Geos * Periods).Select(static cell => cell % 5 == 0)];
        var hand = HandMadeFit.Create(SmallPanel.Spec(), SmallPanel.Create(heldOut: heldOut), Chains, Iterations);
        var (together, apart) = (Run(CellDraws.MostStored), Run(1));
        Assert.Equal(4, CellDraws.GeosPerBlock(hand.Fit, CellDraws.MostStored));
        Assert.Equal(1, CellDraws.GeosPerBlock(hand.Fit, 1));
        Assert.Equal(together.Cells.Predictive.Q5, apart.Cells.Predictive.Q5);
        Assert.Equal(together.Cells.Predictive.Q95, apart.Cells.Predictive.Q95);
        Assert.Equal(together.Cells.Loo.Points, apart.Cells.Loo.Points);
        Assert.Equal(together.Cells.HeldOut, apart.Cells.HeldOut);
        Assert.NotEmpty(apart.Cells.HeldOut);
        for (var g = 0; g < Geos; g++)
            for (var c = 0; c < together.Bands[g].Length; c++)
            {
                Assert.Equal(together.Bands[g][c].Q5, apart.Bands[g][c].Q5);
                Assert.Equal(together.Bands[g][c].Mean, apart.Bands[g][c].Mean);
            }

        (CellResults Cells, Band[][] Bands) Run(int mostStored)
        {
            var pass = ComponentPass.Run(hand.Fit, mostStored);
            return (CellPass.Run(hand.Fit, pass), GeoBandPass.Run(hand.Fit, pass)!);
        }
    }

    /// <summary>What every component adds, [draw][component][cell], components in the order of the analysis.</summary>
    static double[][][] Cells(HandMadeFit hand)
    {
        var model = hand.Fit.Model;
        var order = ComponentPass.Run(hand.Fit).Components;
        return [.. Simulators(hand).Select(simulator => order.Select(component =>
        {
            var effect = new double[model.Panel.Cells];
            if (component.Kind == ComponentKind.Media)
                simulator.Contribution(component.Index, ChannelPlan.Actual(model, component.Index), effect);
            else
                simulator.Baseline(component.Index, effect);
            return effect;
        }).ToArray())];
    }

    static IEnumerable<OutcomeSimulator> Simulators(HandMadeFit hand) => hand.Points.Select(p => ParameterPoint.Simulator(hand.Fit.Model, p));

    /// <summary>Per geo: media inside the window against none, and 1 % more of them, carryover after the window included.</summary>
    static (double[] Window, double[] Step) Effects(BoundModel model, OutcomeSimulator simulator, int channel)
    {
        var plan = ChannelPlan.Actual(model, channel);
        var (actual, without, more) = (Run(plan), Run(plan.ScaleWindow(0)), Run(plan.ScaleWindow(1.01)));
        return ([.. actual.Zip(without, static (a, b) => a - b)], [.. more.Zip(actual, static (a, b) => a - b)]);

        double[] Run(ChannelPlan plan)
        {
            var rows = Periods + model.Constants.Channels[channel].MaxLag;
            var effect = new double[Geos * rows];
            simulator.Effect(channel, plan, effect);
            return [.. Enumerable.Range(0, Geos).Select(g => Kernels.Sum(effect.AsSpan(g * rows, rows)))];
        }
    }

    static double[] Of(double[] cells, int geo) => cells[(geo * Periods)..((geo + 1) * Periods)];

    static double OverGeos(double[] cells, int t) => Enumerable.Range(0, Geos).Sum(g => cells[g * Periods + t]);

    static Estimate At(Band band, int t) => new(band.Mean[t], band.Q5[t], band.Q50[t], band.Q95[t]);

    static void AssertEstimate(double[] draws, Estimate found)
    {
        var sorted = draws.Order().ToArray();
        var tolerance = 1e-8 * Math.Max(1, draws.Max(Math.Abs));
        Assert.Equal(draws.Average(), found.Mean, tolerance);
        Assert.Equal(Quantiles.Type7(sorted, 0.05), found.Q5, tolerance);
        Assert.Equal(Quantiles.Type7(sorted, 0.5), found.Q50, tolerance);
        Assert.Equal(Quantiles.Type7(sorted, 0.95), found.Q95, tolerance);
    }
}
