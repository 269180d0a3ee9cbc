using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Fitting;

/// <summary>Every way to pool over every kind of panel: the density and the simulator against the model written a second time, and nothing far out that is not a number.</summary>
public class PanelConformanceTests
{
    const int Points = 3;

    public static TheoryData<string, string> Cases => [.. SmallPanel.Models.SelectMany(static m => SmallPanel.Panels.Keys.Select(panel => (m.Name, panel)))];

    public static TheoryData<string> Models => [.. SmallPanel.Models.Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_EveryModelAndPanel_HasTheNaiveDensity(string name, string panel)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Panels[panel]());
        for (var point = 0UL; point < Points; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            Agreement.Within(1e-11, new NaivePanel(model, values).LogDensity(), Density.At(model, values).Value, 1);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simulator_EveryModelAndPanel_HasTheNaiveEffects(string name, string panel)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Panels[panel]());
        for (var point = 0UL; point < Points; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var (naive, simulator) = (new NaivePanel(model, values), ParameterPoint.Simulator(model, values));
            for (var m = 0; m < simulator.Channels; m++)
            {
                var rows = model.Panel.Periods + model.Constants.Channels[m].MaxLag;
                var effect = new double[naive.Geos * rows];
                simulator.Effect(m, ChannelPlan.Actual(model, m), effect);
                Agreement.Within(1e-12, [.. Enumerable.Range(0, naive.Geos).SelectMany(g => naive.Effect(m, g))], effect);
                Agreement.Within(1e-12, [.. Enumerable.Range(0, naive.Geos).Select(g => naive.WindowEffect(m, g))], [.. Enumerable.Range(0, naive.Geos).Select(g => simulator.WindowEffect(m, g))]);
                Agreement.Within(1e-12, Enumerable.Range(0, naive.Geos).Sum(g => naive.WindowEffect(m, g)), simulator.WindowEffect(m));
                Agreement.Within(1e-12, effect.Sum(), simulator.TotalEffect(m, ChannelPlan.Actual(model, m)));
                var doubled = simulator.TotalEffect(m, ChannelPlan.Actual(model, m).ScaleWindow(2)) - simulator.TotalEffect(m, ChannelPlan.Actual(model, m).ScaleWindow(0));
                Agreement.Within(1e-11, Enumerable.Range(0, naive.Geos).Sum(g => naive.WindowEffect(m, g, 2)), doubled);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simulator_EveryModelAndPanel_HasTheNaiveParts(string name, string panel)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Panels[panel]());
        var values = ParameterPoint.Draw(model, 5);
        var (naive, simulator) = (new NaivePanel(model, values), ParameterPoint.Simulator(model, values));
        var (cells, sum) = (new double[model.Panel.Cells], new double[model.Panel.Cells]);
        for (var c = 0; c < model.LinearComponents.Count; c++)
        {
            simulator.Baseline(c, cells);
            Agreement.Within(1e-12, Each(naive, (g, t) => naive.Baseline(model.LinearComponents[c], g, t)), cells);
            Kernels.Add(sum, cells, sum);
        }
        for (var m = 0; m < simulator.Channels; m++)
        {
            simulator.Contribution(m, ChannelPlan.Actual(model, m), cells);
            Agreement.Within(1e-12, Each(naive, (g, t) => naive.IsAbsent(g, t) ? 0 : naive.Effect(m, g)[t]), cells);
            Kernels.Add(sum, cells, sum);
        }
        var expected = Each(naive, (g, t) => naive.IsAbsent(g, t) ? 0 : naive.Expected(g, t));
        Agreement.Within(1e-12, expected, sum);
        var (logs, density) = (new double[cells.Length], Each(naive, static (_, _) => 0.0));
        simulator.LogLikelihood(sum, logs);
        foreach (var geo in naive.Fitted().GroupBy(static cell => cell.Geo))
        {
            var residuals = naive.Residuals(geo.Key);
            foreach (var (g, t, _) in geo)
                density[g * model.Panel.Periods + t] = naive.LogErrorDensity(g, t, residuals) - Math.Log(naive.OutcomeScale().Scale * naive.Size(g));
        }
        Agreement.Within(1e-10, density, logs);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simulator_ParameterOfStrength_IsWhatTheSimulatorFinds(string name, string panel)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Panels[panel]());
        var values = ParameterPoint.Draw(model, 6);
        var (naive, simulator) = (new NaivePanel(model, values), ParameterPoint.Simulator(model, values));
        for (var m = 0; m < simulator.Channels; m++)
        {
            var (channel, plan) = (model.Spec.Channels[m], ChannelPlan.Actual(model, m));
            if (channel.Pooling is UnpooledPooling || channel.Strength!.Window is not null || !values.TryGetValue($"{channel.Name}.{channel.Strength.ParameterName}", out var stated))
                continue;
            double? found = channel.Strength switch
            {
                RoiStrength => simulator.WindowEffect(m) / naive.Spend(m),
                MarginalRoiStrength => (simulator.TotalEffect(m, plan.ScaleWindow(1.01)) - simulator.TotalEffect(m, plan)) / (0.01 * naive.Spend(m)),
                ContributionStrength => simulator.WindowEffect(m) / naive.Total(Enumerable.Range(0, naive.Geos), static _ => true),
                _ => null,
            };
            if (found is { } quantity)
                Agreement.Within(channel.Strength is MarginalRoiStrength ? 1e-9 : 1e-12, stated, quantity);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_FarOutCoordinates_IsFiniteOrImpossible(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());
        var rng = Rng.Create(7, 0, 0, 905);
        foreach (var density in new[] { model.CreateDensity(), model.CreateSamplingDensity(), model.CreateSamplingDensity(collapse: false) })
        {
            var gradient = new double[density.Dimension];
            for (var repeat = 0; repeat < 200; repeat++)
            {
                double[] position = [.. gradient.Select(_ => Math.Pow(10, 3 * rng.NextDouble()) * (2 * rng.NextDouble() - 1))];
                var value = density.Evaluate(position, gradient);
                Assert.False(double.IsNaN(value) || double.IsPositiveInfinity(value));
                Assert.True(double.IsNegativeInfinity(value) || Array.TrueForAll(gradient, double.IsFinite));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Evaluate_AfterTheFirst_AllocatesNothing(string name)
    {
        var model = BoundModel.Bind(SmallPanel.Of(name), SmallPanel.Create());
        foreach (var density in new[] { model.CreateDensity(), model.CreateSamplingDensity(), model.CreateSamplingDensity(collapse: false) })
        {
            var (position, gradient) = (new double[density.Dimension], new double[density.Dimension]);
            density.Evaluate(position, gradient);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 20; i++)
                density.Evaluate(position, gradient);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    static double[] Each(NaivePanel naive, Func<int, int, double> cell) =>
        [.. from g in Enumerable.Range(0, naive.Geos) from t in Enumerable.Range(0, naive.Periods) select cell(g, t)];
}
