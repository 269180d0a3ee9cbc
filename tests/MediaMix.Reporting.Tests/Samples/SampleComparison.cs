using MediaMix.Analysis;
using MediaMix.Inference.Diagnostics;

namespace MediaMix.Reporting.Tests;

/// <summary>Two runs made by hand; only the first knows radio.</summary>
static class SampleComparison
{
    public static RunComparison Create(string best = "runs/knots") => new()
    {
        OutcomeName = "sales",
        Ranks = [Rank(best, -100, 0, 0.8, ("tv", 1.5), ("radio", 0.9)), Rank("runs/linear", -112, -12, 0.2, ("tv", 2.5))],
        Channels = ["tv", "radio"],
        Warnings = ["runs/linear: its chains do not agree (R-hat up to 1.20); sample longer."],
    };

    // The page looks at no model.
    static RunRank Rank(string name, double elpd, double difference, double weight, params (string Channel, double Roi)[] returns) => new(
        new ComparedRun(
            name, null!, new LooEstimate([new LooPoint(elpd / 2, elpd / 2 + 1, 0.3, 1, 400), new LooPoint(elpd / 2, elpd / 2 + 1, 0.5, 1, 400)], 400),
            returns.ToDictionary(static r => r.Channel, static r => new Estimate(r.Roi, 0.8 * r.Roi, r.Roi, 1.2 * r.Roi)), new FitHealth(1, 0, 400)),
        new ModelComparison(difference, difference == 0 ? 0 : 3, 120), weight);
}
