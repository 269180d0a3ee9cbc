using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>
/// Numbers for people: as many digits as they deserve, thousands separated by commas, a true minus sign. The same text in
/// every culture. Pure and thread-safe.
/// </summary>
public static class NumberText
{
    /// <summary>Stands for a number that does not exist (NaN).</summary>
    public const string None = "–";

    /// <summary>Rounds to significant digits: 1234567 at three digits is <c>1,230,000</c>, 2.04 at two is <c>2.0</c>.</summary>
    /// <param name="value">Any number; NaN gives <see cref="None"/>, an infinity gives <c>∞</c>.</param>
    /// <param name="digits">Significant digits, at least 1.</param>
    public static string Significant(double value, int digits = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        if (value == 0 || !double.IsFinite(value))
            return Fixed(value, 0);
        // Rounding first decides the magnitude: 9.996 at three digits is 10.0.
        var rounded = double.Parse(
            value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);
        return Fixed(rounded, digits - 1 - Magnitude(rounded));
    }

    /// <summary>A number that somebody stated, with no more digits than it has, four at most: <c>0.4</c>, <c>2</c>, <c>1.125</c>.</summary>
    /// <param name="value">Any number.</param>
    public static string Stated(double value)
    {
        var text = Significant(value, 4);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>An amount in running text at three significant digits: <c>950</c>, <c>12,300</c>, <c>1.23 million</c>.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="digits">Significant digits, at least 1.</param>
    public static string Amount(double value, int digits = 3) => Amount(value, digits, " million", " billion", " trillion");

    /// <summary>An amount in a table cell at three significant digits: <c>950</c>, <c>12,300</c>, <c>1.23M</c>, <c>4.50B</c>.</summary>
    public static string Compact(double value) => Amount(value, 3, "M", "B", "T");

    /// <summary>A whole number with all its digits: <c>48,213</c>.</summary>
    public static string Count(long count) => Fixed(count, 0);

    /// <summary>A share as a percentage: one decimal below 10 %, none above.</summary>
    /// <param name="share">Share, 1 = 100 %.</param>
    public static string Percent(double share)
    {
        var percent = 100 * share;
        return Fixed(percent, Math.Abs(percent) < 9.95 ? 1 : 0) + " %";
    }

    /// <summary>A change as a percentage, with its sign: <c>+3.1 %</c>, <c>−12 %</c>.</summary>
    /// <param name="share">Share, 1 = 100 %.</param>
    public static string PercentChange(double share) => (share < 0 ? "" : "+") + Percent(share);

    /// <summary>The mean of an estimate with as many digits as its 90 % interval supports.</summary>
    public static string Mean(Estimate estimate) => EstimateRounding.Of(estimate).Text(estimate.Mean);

    /// <summary>The median of an estimate with as many digits as its 90 % interval supports.</summary>
    public static string Median(Estimate estimate) => EstimateRounding.Of(estimate).Text(estimate.Q50);

    /// <summary>A difference between numbers of an estimate, one digit finer than they are told.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="estimate">What it is a difference of.</param>
    public static string Difference(double difference, Estimate estimate) => EstimateRounding.Of(estimate).Finer(difference);

    /// <summary>The 90 % interval of an estimate, such as <c>1.4–3.0</c> or, when it reaches below zero, <c>−0.3 to 1.2</c>.</summary>
    public static string Range(Estimate estimate)
    {
        var rounding = EstimateRounding.Of(estimate);
        var joint = estimate.Q5 < 0 ? " to " : "–";
        return rounding.Text(estimate.Q5) + joint + rounding.Text(estimate.Q95);
    }

    /// <summary>Mean and 90 % interval of an estimate in running text: <c>1.8 (90 %: 1.2–2.6)</c>.</summary>
    public static string WithRange(Estimate estimate) => $"{Mean(estimate)} (90 %: {Range(estimate)})";

    /// <summary>The 90 % interval of a share as percentages: <c>21–30 %</c>, <c>−1.2 to 3.4 %</c>.</summary>
    /// <param name="share">Share, 1 = 100 %.</param>
    public static string PercentRange(Estimate share)
    {
        var percent = new Estimate(100 * share.Mean, 100 * share.Q5, 100 * share.Q50, 100 * share.Q95);
        return Range(percent) + " %";
    }

    /// <summary>A probability: <c>97 %</c>; near its ends <c>more than 99 %</c> or <c>less than 1 %</c>, for draws cannot tell more.</summary>
    /// <param name="probability">In [0, 1].</param>
    public static string Probability(double probability) => probability switch
    {
        > 0.99 => "more than 99 %",
        < 0.01 => "less than 1 %",
        _ => Fixed(100 * probability, 0) + " %",
    };

    /// <summary>Decimal order of magnitude of a non-zero finite number.</summary>
    internal static int Magnitude(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12);

    /// <summary>Fixed decimals.</summary>
    /// <param name="value">Any number; NaN gives <see cref="None"/>, an infinity gives <c>∞</c>.</param>
    /// <param name="decimals">Decimals, at most 12 are shown; negative ones round to tens, hundreds, ….</param>
    public static string Fixed(double value, int decimals)
    {
        if (double.IsNaN(value))
            return None;
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        if (decimals < 0)
        {
            var unit = Math.Pow(10, -decimals);
            value = Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit;
        }
        var format = "N" + Math.Clamp(decimals, 0, 12).ToString(CultureInfo.InvariantCulture);
        var text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        var isZero = !text.AsSpan().ContainsAnyInRange('1', '9');
        // Smaller than the last decimal: a row of noughts would only look precise.
        return isZero && decimals > 12 ? "0" : value < 0 && !isZero ? "−" + text : text;
    }

    static string Amount(double value, int digits, string million, string billion, string trillion) => Math.Abs(value) switch
    {
        >= 999.5e9 => Significant(value / 1e12, digits) + trillion,
        >= 999.5e6 => Significant(value / 1e9, digits) + billion,
        >= 999_500 => Significant(value / 1e6, digits) + million,
        _ => Significant(value, digits),
    };
}
