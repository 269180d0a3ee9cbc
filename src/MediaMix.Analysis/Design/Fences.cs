using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>Tukey's fences: one and a half times the interquartile range beyond the quartiles.</summary>
/// <param name="Low">Values below are outliers.</param>
/// <param name="Median">The median.</param>
/// <param name="High">Values above are outliers.</param>
readonly record struct Fences(double Low, double Median, double High)
{
    const double Reach = 1.5;

    public static Fences Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var (low, high) = (Quantiles.Type7(sorted, 0.25), Quantiles.Type7(sorted, 0.75));
        return new Fences(low - Reach * (high - low), Quantiles.Type7(sorted, 0.5), high + Reach * (high - low));
    }

    public bool Exclude(double value) => value < Low || value > High;
}
