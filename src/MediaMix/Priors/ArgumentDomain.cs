using System.Globalization;

namespace MediaMix;

/// <summary>
/// The numbers that one argument of a prior may take, with the words that describe them.
/// The records check with it on construction, and the parser reports with it.
/// </summary>
sealed class ArgumentDomain(string description, Func<double, bool> contains)
{
    // Squares and reciprocals of scales and rates must stay finite numbers, hence limits far inside the range of a double.
    const double Smallest = 1e-100;
    const double Largest = 1e100;

    /// <summary>Locations.</summary>
    public static ArgumentDomain Finite { get; } =
        new("a number between -1e100 and 1e100", static value => Math.Abs(value) <= Largest);

    /// <summary>Scales, rates and shapes.</summary>
    public static ArgumentDomain Positive { get; } =
        new("a positive number (1e-100 to 1e100)", static value => value is >= Smallest and <= Largest);

    /// <summary>Lower bounds that may be absent.</summary>
    public static ArgumentDomain LowerBound { get; } =
        new("a number between -1e100 and 1e100, or -inf", static value => Math.Abs(value) <= Largest || value == double.NegativeInfinity);

    /// <summary>Upper bounds that may be absent.</summary>
    public static ArgumentDomain UpperBound { get; } =
        new("a number between -1e100 and 1e100, or inf", static value => Math.Abs(value) <= Largest || value == double.PositiveInfinity);

    /// <summary>What the domain is, to follow "must be".</summary>
    public string Description => description;

    /// <summary>True when the argument may have this value; never for NaN.</summary>
    public bool Contains(double value) => contains(value);

    /// <summary>Returns <paramref name="value"/> or throws <see cref="ArgumentOutOfRangeException"/>.</summary>
    public double Check(double value, string name) => contains(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, Words($"{name} must be {description}, not {value:R}."));

    /// <summary>Throws unless <paramref name="lower"/> &lt; <paramref name="upper"/>.</summary>
    public static void CheckOrder(double lower, double upper, string name)
    {
        if (lower >= upper)
            throw new ArgumentOutOfRangeException(name, Words($"The lower bound {lower:R} must be less than the upper bound {upper:R}."));
    }

    /// <summary>Throws unless <paramref name="probability"/> lies strictly between 0 and 1.</summary>
    public static void CheckProbability(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(
                nameof(probability), Words($"A probability must lie strictly between 0 and 1, not be {probability:R}."));
    }

    static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
