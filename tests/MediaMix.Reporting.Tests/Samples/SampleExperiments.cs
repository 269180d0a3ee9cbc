using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Invented experiments on a channel.</summary>
internal static class SampleExperiments
{
    public static ExperimentResult Of(string name, string channel) => new()
    {
        Name = name,
        Channels = [channel],
        Window = new PeriodSpan("2024-01-01", "2024-02-19"),
        Quantity = "lift",
        Stated = 1200,
        StandardError = 300,
        Prior = new Estimate(2000, 150, 1100, 6400),
        Without = new Estimate(1450, 900, 1440, 2000),
        With = new Estimate(1300, 1000, 1300, 1600),
        Conflict = -0.55,
        ParetoK = 0.5,
        IsRefitted = false,
        HasConfounding = true,
    };
}
