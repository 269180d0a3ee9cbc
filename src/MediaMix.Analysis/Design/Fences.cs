using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>Tukey's fences: one and a half times the interquartile range beyond the quartiles.</summary>
/// <param name="Low">Values below are outliers.</param>
/// <param name="Median">The median.</param>
/// <param name="High">Values above are outliers.</param>
/// <param name="Range">Interquartile range.</param>
readonly record struct Fences(double Low, double Median, double High, double Range)
{
    const double Tukey = 1.5;

    /// <summary>The fences of some values; one without any throws.</summary>
    /// <param name="values">The values.</param>
    /// <param name="reach">Interquartile ranges beyond the quartiles.</param>
    public static Fences Of(IEnumerable<double> values, double reach = Tukey)
    {
        var sorted = values.Order().ToArray();
        var (low, high) = (Quantiles.Type7(sorted, 0.25), Quantiles.Type7(sorted, 0.75));
        return new Fences(low - reach * (high - low), Quantiles.Type7(sorted, 0.5), high + reach * (high - low), high - low);
    }

    public bool Exclude(double value) => value < Low || value > High;
}
