namespace MediaMix.Data.Tests;

/// <summary>The forms of <c>experiments</c>, <c>experiment_covariance</c> and <c>confounding</c>.</summary>
public class ExperimentKeysTests
{
    static readonly ExperimentSpec Plain = new()
    {
        Name = "tv 2024-03-04",
        Channels = ["tv"],
        Window = new PeriodSpan("2024-03-04", "2024-04-28"),
        Statement = new LiftStatement(-1200, 300),
    };

    public static TheoryData<string, ExperimentSpec> Forms => new()
    {
        { "lift: -1200, se: 300", Plain },
        { "name: geo test, lift: -1200, se: 300, counterfactual: zero", Plain with { Name = "geo test" } },
        { "roi: 1.5, se: 0.5, counterfactual: { multiplier: 1.2 }", Plain with { Statement = new RoiStatement(1.5, 0.5), Counterfactual = new SpendMultiple(1.2) } },
        { "cost_per_outcome: 12, se: 4, counterfactual: { spend: 5000 }", Plain with { Statement = new CostStatement(12, 4), Counterfactual = new SpendTotal(5000) } },
        { "lift: 0, se: 300, spend_change: -5000, include_carryover: false", Plain with { Statement = new LiftStatement(0, 300), Counterfactual = new SpendChange(-5000), IncludesCarryover = false } },
        { "lift: -1200, se: 300, geos: [north, south], distribution: student_t(4)", Plain with { Geos = ["north", "south"], DegreesOfFreedom = 4 } },
        { "lift: -1200, se: 300, geo: north, distribution: normal", Plain with { Geos = ["north"] } },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_Form_IsThatExperiment(string keys, ExperimentSpec expected) =>
        Assert.Equal(expected, Assert.Single(Read($"channel: tv, start: 2024-03-04, end: 2024-04-28, {keys}").Experiments));

    [Fact]
    public void Read_SaturationForm_HasNoWindow() => Assert.Equal(
        new ExperimentSpec { Name = "experiment 1", Channels = ["tv"], Statement = new SaturationLift(100, 20, 5, 1.5) },
        Assert.Single(Read("channels: [tv], form: pymc_saturation, x: 100, delta_x: 20, delta_y: 5, sigma: 1.5").Experiments));

    [Fact]
    public void Read_Covariance_IsAMatrixOverNames() => Assert.Equal(
        [new ExperimentCovariance(["a", "b"], [[4, 1], [1, 9]])],
        ModelText.Read(ModelText.Minimal + "experiment_covariance:\n  - { experiments: [a, b], covariance: [[4, 1], [1, 9]] }\n").Model.ExperimentCovariances);

    [Theory]
    [InlineData("off", "fixed(0)")]
    [InlineData("normal(0, 0.3)", "normal(0, 0.3)")]
    public void Read_Confounding_IsAPriorOrOff(string written, string prior) =>
        Assert.Equal(PriorText.Parse(prior), Assert.Single(ModelText.Read(ModelText.Minimal + $"    confounding: {written}\n").Model.Channels).Confounding);

    [Theory]
    [InlineData("start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1", "the key channels is missing")]
    [InlineData("channel: tv, end: 2024-04-28, lift: 1, se: 1", "the key start is missing")]
    [InlineData("channel: tv, start: 2024-05-04, end: 2024-04-28, lift: 1, se: 1", "it ends at 2024-04-28, before it begins")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, se: 1", "no result is given")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1, roi: 1, se: 1", "both lift and roi are given")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1", "the key se is missing")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: much, se: 1", "where a number is expected")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1, counterfactual: none", "Write zero, { multiplier: 0.5 } or { spend: 50000 }.")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1, counterfactual: { }", "neither a multiplier nor a spend")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1, counterfactual: { spend_change: 5 }", "spend_change stands in place of a counterfactual")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1, counterfactual: zero, spend_change: 5", "both a counterfactual and a spend_change")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1, distribution: cauchy", "student_t(4)")]
    [InlineData("channel: tv, start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1, include_carry: false", "Did you mean include_carryover?")]
    [InlineData("channel: tv, channels: [tv], start: 2024-03-04, end: 2024-04-28, lift: 1, se: 1", "both channel and channels are given")]
    [InlineData("channel: tv, form: pymc, x: 1, delta_x: 1, delta_y: 1, sigma: 1", "It is one of pymc_saturation.")]
    [InlineData("channel: tv, form: pymc_saturation, start: 2024-03-04, end: 2024-04-28, x: 1, delta_x: 1, delta_y: 1, sigma: 1", "has no window")]
    [InlineData("channel: tv, form: pymc_saturation, x: 1, delta_x: 1, delta_y: 1", "the key sigma is missing")]
    public void Read_WrongExperiment_IsOneFaultInItsLine(string keys, string expected)
    {
        var fault = ModelText.FaultWith($"experiments:\n  - {{ {keys} }}\n");
        Assert.Equal(9, fault.Where!.Line);
        Assert.Contains(expected, $"{fault.Message} {fault.Remedy}", StringComparison.Ordinal);
    }

    static ModelSpec Read(string keys) => ModelText.Read(ModelText.Minimal + $"experiments:\n  - {{ {keys} }}\n").Model;
}
