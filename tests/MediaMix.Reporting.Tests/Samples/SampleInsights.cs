using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Invented findings, pairs and checks.</summary>
internal static class SampleInsights
{
    public static PredictiveCheck[] Checks { get; } =
    [
        new("mean", 1000, new Estimate(1001, 990, 1001, 1012), 0.51),
        new("max", 2500, new Estimate(1800, 1700, 1800, 1900), 0.001),
    ];

    public static Finding[] Findings(IEnumerable<string> channels) =>
    [
        .. channels.Select(static name => Learning(name, FindingLevel.Attention)),
        new Finding("negative_baseline", FindingLevel.Note, "baseline", "With probability 0.08 media is credited with more than the whole outcome.", "Add the missing drivers of demand."),
    ];

    public static Finding Learning(string name, FindingLevel level) =>
        new("learning", level, name, $"The data say little about {name}.", $"Run an experiment on {name}.") { Brief = $"{name} 2 (90 %: 1–3)" };

    public static ChannelPair[] Pairs(string[] names) =>
        names.Length < 2 ? [] : [new ChannelPair(names[0], names[1], -0.82, 2000, new Estimate(4000, 3600, 4000, 4400), new Estimate(2, 1.8, 2, 2.2))];

    public static double[][] Correlations(int channels) =>
        [.. Enumerable.Range(0, channels).Select(i => Enumerable.Range(0, channels).Select(j => i == j ? 1 : Math.Cos(1 + i + j)).ToArray())];
}
