using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>What must not matter: units of money, outcome, media and people, the order of geos, and whether alike geos are told apart.</summary>
public class PanelInvarianceTests
{
    const double Money = 137.5, Sales = 3.2e-4, Clicks = 7e5, People = 1e-3;

    /// <summary>Models with default priors alone, which are relative to the data.</summary>
    public static TheoryData<string> Models => ["pooled by default", "one size", "sizes by outcome", "patterns of their own", "Student-t errors"];

    public static TheoryData<string> AllModels => [.. SmallPanel.Models.Select(static m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Bind_OtherUnits_ChangesNoShareAndScalesEveryEffect(string name)
    {
        var (panel, spec) = (SmallPanel.Create(), SmallPanel.Of(name));
        var (one, other) = (BoundModel.Bind(spec, panel), BoundModel.Bind(spec, InOtherUnits(panel)));
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(one, point);
            var scaled = values.ToDictionary(static v => v.Key, static v => v.Key.EndsWith(".roi", StringComparison.Ordinal) ? v.Value * Sales / Money : v.Value);
            Agreement.Within(1e-10, Density.At(one, values).Value, Density.At(other, scaled).Value, 1);
            var (before, after) = (ParameterPoint.Simulator(one, values), ParameterPoint.Simulator(other, scaled));
            for (var m = 0; m < before.Channels; m++)
            {
                for (var g = 0; g < panel.Geos.Count; g++)
                    Agreement.Within(1e-10, before.WindowEffect(m, g) * Sales, after.WindowEffect(m, g));
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Bind_GeosInAnotherOrder_ChangesNothingElse(string name)
    {
        var panel = SmallPanel.Create(heldOut: [.. Enumerable.Range(0, 4 * SmallPanel.Periods).Select(static cell => cell % 17 == 5)]);
        int[] order = [2, 0, 3, 1];
        var (one, other) = (BoundModel.Bind(SmallPanel.Of(name), panel), BoundModel.Bind(SmallPanel.Of(name), Reordered(panel, order)));
        Assert.Equal(one.Parameters.Select(static p => p.Name).Order(), other.Parameters.Select(static p => p.Name).Order());
        var values = ParameterPoint.Draw(one, 4);
        Agreement.Within(1e-11, Density.At(one, values).Value, Density.At(other, values).Value, 1);
        var (before, after) = (ParameterPoint.Simulator(one, values), ParameterPoint.Simulator(other, values));
        for (var m = 0; m < before.Channels; m++)
        {
            for (var g = 0; g < order.Length; g++)
                Agreement.Within(1e-11, before.WindowEffect(m, order[g]), after.WindowEffect(m, g), before.WindowEffect(m));
        }
    }

    [Fact]
    public void Evaluate_GeosThatAreCopiesAndShareEverything_IsTheNationalModel()
    {
        const int copies = 5;
        var spec = Stated(Pooling.Shared);
        var (national, panel) = (BoundModel.Bind(spec, Copies(1)), BoundModel.Bind(spec, Copies(copies)));
        Assert.Equal(national.Parameters.Select(static p => p.Name), panel.Parameters.Select(static p => p.Name));
        var values = ParameterPoint.Draw(national, 8);
        var prior = new NaiveOutcome(national, values).LogPrior();
        Agreement.Within(1e-11, copies * (Density.At(national, values).Value - prior), Density.At(panel, values).Value - prior, 1);
        for (var m = 0; m < national.Spec.Channels.Count; m++)
            Agreement.Within(1e-12, copies * ParameterPoint.Simulator(national, values).WindowEffect(m), ParameterPoint.Simulator(panel, values).WindowEffect(m));
    }

    [Theory]
    [InlineData(PoolingLink.Log)]
    [InlineData(PoolingLink.Identity)]
    public void Evaluate_GeosThatHardlyDiffer_HasTheEffectsOfGeosThatShareEverything(PoolingLink link)
    {
        var (shared, pooled) = (BoundModel.Bind(Stated(Pooling.Shared), SmallPanel.Create()), BoundModel.Bind(Stated(new HierarchicalPooling(new FixedPrior(1e-13), link)), SmallPanel.Create()));
        var values = ParameterPoint.Draw(pooled, 9);
        var common = shared.Parameters.ToDictionary(static p => p.Name, p => values.TryGetValue(p.Name, out var value) ? value : values[$"{p.Name}.mean"]);
        var prior = new NaiveOutcome(pooled, values).LogPrior() - new NaiveOutcome(shared, common).LogPrior();
        Agreement.Within(1e-9, Density.At(shared, common).Value, Density.At(pooled, values).Value - prior, 1);
        for (var m = 0; m < shared.Spec.Channels.Count; m++)
        {
            for (var g = 0; g < SmallPanel.Geos.Length; g++)
                Agreement.Within(1e-10, ParameterPoint.Simulator(shared, common).WindowEffect(m, g), ParameterPoint.Simulator(pooled, values).WindowEffect(m, g));
        }
    }

    /// <summary>A model that takes no prior from the data.</summary>
    static ModelSpec Stated(Pooling pooling) => new()
    {
        Outcome = "sales",
        Channels =
        [
            new ChannelSpec { Name = "tv", Spend = "tv_spend", Adstock = new GeometricAdstock { MaxLag = 4 }, Strength = new RoiStrength(new LogNormalPrior(1, 0.5)), Pooling = pooling },
            new ChannelSpec { Name = "email", Exposure = "emails", Adstock = new NoAdstock(), Strength = new ContributionStrength(new BetaPrior(1, 20)), Pooling = pooling },
        ],
        Controls = [new ControlSpec { Column = "price", Prior = new NormalPrior(0, 0.1), Pooling = Linear(pooling) }],
        Baseline = new BaselineSpec { Intercept = new NormalPrior(0.6, 0.3), InterceptPooling = Linear(pooling), Trend = new NoTrend(), Seasonality = [] },
        Noise = new NoiseSpec { Prior = new HalfNormalPrior(0.2), Pooling = pooling is HierarchicalPooling { Sd: var sd } ? new HierarchicalPooling(sd) : pooling },
        Scaling = new ScalingSpec { StandardizeControls = false },
    };

    static Pooling Linear(Pooling pooling) => pooling is HierarchicalPooling { Sd: var sd } ? new HierarchicalPooling(sd) : pooling;

    /// <summary>Geos that are all the first one of the small panel.</summary>
    static Panel Copies(int count)
    {
        var panel = SmallPanel.Create(withGaps: false);
        return new Panel(
            panel.Axis, [.. Enumerable.Range(0, count).Select(static g => $"copy {g}")], Of(panel.Outcome), [.. panel.Series.Values.Select(Of)], null, panel.History);

        Series Of(Series series) => series with { Values = [.. Enumerable.Repeat(series.Values[..panel.Axis.Count], count).SelectMany(static own => own)] };
    }

    static Panel InOtherUnits(Panel panel) => new(
        panel.Axis, panel.Geos, Times(panel.Outcome, Sales),
        [.. panel.Series.Values.Select(static series => Times(series, series.Unit switch { SeriesUnit.Spend => Money, SeriesUnit.Exposure when series.Name != "frequency" => Clicks, _ => 1 }))],
        [.. panel.Categorical.Values], panel.History, population: [.. panel.Population!.Select(static people => people * People)], marks: panel.Marks);

    static Series Times(Series series, double factor) => series with { Values = [.. series.Values.Select(value => value * factor)] };

    static Panel Reordered(Panel panel, int[] order)
    {
        return new Panel(
            panel.Axis, [.. order.Select(g => panel.Geos[g])], Of(panel.Outcome), [.. panel.Series.Values.Select(Of)],
            [.. panel.Categorical.Values.Select(series => series with { Codes = Rows(series.Codes) })], panel.History,
            population: [.. order.Select(g => panel.Population![g])], marks: new CellMarks(Rows(panel.Marks.HeldOut!), Rows(panel.Marks.Absent!)));

        Series Of(Series series) => series with { Values = Rows(series.Values) };

        T[] Rows<T>(T[] all) => [.. order.SelectMany(g => all[(g * all.Length / order.Length)..((g + 1) * all.Length / order.Length)])];
    }
}
