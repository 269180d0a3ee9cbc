using System.Globalization;
using System.Text.RegularExpressions;

namespace MediaMix.Reporting;

/// <summary>Priors as a reader wants them: the text of the model file with its numbers rounded. Pure and thread-safe.</summary>
public static partial class RoundedPrior
{
    const int Digits = 4;

    /// <summary>The text with long numbers at four significant digits: <c>normal(0.5314455364897391, 0.35)</c> is <c>normal(0.5314, 0.35)</c>.</summary>
    /// <param name="prior">A prior as it stands in a model file.</param>
    public static string Text(string prior) => LongNumber().Replace(prior, static number =>
        double.Parse(number.ValueSpan, CultureInfo.InvariantCulture).ToString($"G{Digits}", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<![\w.])\d+\.\d{5,}(?:[eE][+-]?\d+)?")]
    private static partial Regex LongNumber();
}
