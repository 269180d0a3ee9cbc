using MediaMix.Testing;

namespace MediaMix.Tests.Binding;

/// <summary>Geos deviate from a pattern by shares of how wide the prior of the pattern is.</summary>
public class DeviationWidthTests
{
    /// <summary>1 − Φ(1).</summary>
    const double OneSdTail = 0.15865525393145705;

    public static TheoryData<string, double> Widths => new()
    {
        { "normal(0.1, 0.4)", 0.4 },
        { "laplace(0.1, 0.4)", -0.4 * Math.Log(2 * OneSdTail) },
        { "cauchy(0.1, 0.4)", 0.4 / Math.Tan(Math.PI * OneSdTail) },
        { "uniform(-1, 3)", 2 * (1 - 2 * OneSdTail) },
        { "fixed(0.3)", 1 },
    };

    [Theory]
    [MemberData(nameof(Widths))]
    public void Trend_PriorOfAnyFamily_SetsTheUnitOfItsGeos(string prior, double width)
    {
        var spec = SmallPanel.Spec();
        var model = BoundModel.Bind(spec with { Baseline = spec.Baseline with { Trend = new LinearTrend(PriorText.Parse(prior)) { Pooling = new HierarchicalPooling(new HalfNormalPrior(0.5)) } } }, SmallPanel.Create());
        var draws = PriorDraws.Sample(model, 3, 20);
        var geo = SmallPanel.Geos[1];
        for (var i = 0; i < draws.Count; i++)
        {
            var slope = draws.Contains("trend.slope") ? draws["trend.slope"][i] : 0.3;
            Agreement.Within(1e-9, draws["trend.sd"][i] * width * draws[$"trend.standardized[{geo}]"][i], draws[$"trend[{geo}]"][i] - slope, 1);
        }
    }
}
