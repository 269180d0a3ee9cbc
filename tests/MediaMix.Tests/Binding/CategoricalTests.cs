using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Effects of levels: they sum to zero and do not depend on the order of the levels.</summary>
public class CategoricalTests
{
    static readonly string[] Regions = ["east", "north", "west"];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(12)]
    public void SumToZeroBasis_AnyLevels_IsOrthonormalAndSumsToZero(int levels)
    {
        var basis = DesignColumns.SumToZeroBasis(levels);
        for (var k = 0; k < levels - 1; k++)
        {
            Assert.Equal(0, basis.Sum(row => row[k]), 1e-14);
            for (var j = 0; j < levels - 1; j++)
                Assert.Equal(j == k ? 1 : 0, basis.Sum(row => row[k] * row[j]), 1e-14);
        }
        // Equal marginal variance of every level: 1 − 1/levels.
        Assert.All(basis, row => Assert.Equal(1 - 1.0 / levels, row.Sum(static x => x * x), 1e-14));
    }

    [Fact]
    public void Run_CategoricalControl_ReportsLevelsThatSumToZero()
    {
        var draws = ModelFit.Run(SmallWorld.Full(), SmallWorld.Panel(), new SamplerSpec { Chains = 1, Warmup = 50, Draws = 20 }).Draws;
        for (var i = 0; i < draws.Count; i++)
        {
            var effects = Regions.Select(r => draws[$"control[region={r}]"][i]).ToArray();
            Assert.InRange(Math.Abs(effects.Sum()), 0, 1e-15 * 4 * effects.Max(Math.Abs));
            Assert.NotEqual(0, effects[0]);
        }
    }

    [Fact]
    public void Evaluate_LevelsInAnotherOrder_IsTheSameAtTheSameEffects()
    {
        string[] order = ["west", "east", "north"];
        var (model, other) = (Bind(Regions), Bind(order));
        for (var point = 0UL; point < 3; point++)
        {
            var values = ParameterPoint.Draw(model, point);
            var effects = Regions.ToDictionary(static r => r, r => Effect(Regions, r, Contrasts(values)), StringComparer.Ordinal);
            var moved = new Dictionary<string, double>(values, StringComparer.Ordinal);
            // The basis is orthonormal, so contrasts are the effects' coordinates in it.
            var basis = DesignColumns.SumToZeroBasis(3);
            for (var k = 0; k < 2; k++)
                moved[$"control[region].contrast[{k + 1}]"] = order.Select((r, i) => basis[i][k] * effects[r]).Sum();
            Agreement.Within(1e-13, Density.At(model, values).Value, Density.At(other, moved).Value);
        }
    }

    [Fact]
    public void Derived_Levels_AreTheNaiveEffects()
    {
        var model = Bind(Regions);
        var values = ParameterPoint.Draw(model, 4);
        var vector = ParameterPoint.Vector(model, values);
        foreach (var region in Regions)
        {
            var derived = model.Derived.Single(d => d.Name == $"control[region={region}]");
            var effect = derived.Slots.Zip(derived.Weights, (slot, weight) => vector[slot] * weight).Sum();
            Agreement.Within(1e-14, Effect(Regions, region, Contrasts(values)), effect);
        }
    }

    [Fact]
    public void Run_LevelThatNeverOccurs_KeepsItsPriorAndTheSumOfZero()
    {
        var panel = SmallWorld.Panel();
        var region = panel.Categorical["region"] with { Levels = ["east", "north", "west", "island"] };
        var draws = ModelFit.Run(
            SmallWorld.Full(), new Panel(panel.Axis, panel.Geos, panel.Outcome, [.. panel.Series.Values], [region]), new SamplerSpec { Chains = 1, Warmup = 50, Draws = 20 }).Draws;
        for (var i = 0; i < draws.Count; i++)
        {
            Assert.True(double.IsFinite(draws["control[region=island]"][i]));
            Assert.Equal(0, draws["control[region=island]"][i] + Regions.Sum(r => draws[$"control[region={r}]"][i]), 1e-12);
        }
    }

    static double[] Contrasts(Dictionary<string, double> values) =>
        [values["control[region].contrast[1]"], values["control[region].contrast[2]"]];

    /// <summary>With three levels: (z₁/√2 + z₂/√6, −z₁/√2 + z₂/√6, −2 z₂/√6).</summary>
    static double Effect(string[] levels, string level, double[] z) => Array.IndexOf(levels, level) switch
    {
        0 => z[0] / Math.Sqrt(2) + z[1] / Math.Sqrt(6),
        1 => -z[0] / Math.Sqrt(2) + z[1] / Math.Sqrt(6),
        _ => -2 * z[1] / Math.Sqrt(6),
    };

    /// <summary>The small panel with its levels listed in another order; every row keeps its level.</summary>
    static BoundModel Bind(string[] levels)
    {
        var panel = SmallWorld.Panel();
        var region = panel.Categorical["region"];
        var codes = region.Codes.Select(code => Array.IndexOf(levels, region.Levels[code])).ToArray();
        return BoundModel.Bind(SmallWorld.Full(), new Panel(
            panel.Axis, panel.Geos, panel.Outcome, [.. panel.Series.Values], [new CategoricalSeries("region", levels, codes)]));
    }
}
