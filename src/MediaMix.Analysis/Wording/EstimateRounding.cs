namespace MediaMix.Analysis;

/// <summary>
/// How the numbers of one estimate are rounded together: to a unit between 1/60 and 1/6 of the width of the 90 % interval, and
/// no number shows more than four digits, so that a text never claims more than the posterior knows.
/// </summary>
internal readonly struct EstimateRounding
{
    /// <summary>At least this many rounding units lie in the interval.</summary>
    const double UnitsInWidth = 6;

    readonly double _scale;
    readonly int _decimals;
    readonly string _suffix;

    EstimateRounding(double scale, int decimals, string suffix)
    {
        _scale = scale;
        _decimals = decimals;
        _suffix = suffix;
    }

    /// <summary>Rounding for an estimate; a width of zero or NaN falls back to three digits of the largest number.</summary>
    public static EstimateRounding Of(Estimate estimate)
    {
        ReadOnlySpan<double> numbers = [estimate.Mean, estimate.Q5, estimate.Q50, estimate.Q95];
        var largest = 0.0;
        foreach (var number in numbers)
            if (double.IsFinite(number))
                largest = Math.Max(largest, Math.Abs(number));
        if (largest == 0)
            return new EstimateRounding(1, 0, "");
        var (scale, suffix) = largest switch
        {
            >= 999.5e9 => (1e12, "T"),
            >= 999.5e6 => (1e9, "B"),
            >= 999_500 => (1e6, "M"),
            _ => (1.0, ""),
        };
        var top = NumberText.Magnitude(largest / scale);
        var width = (estimate.Q95 - estimate.Q5) / scale;
        var finest = top - 3;
        var unit = width > 0 && double.IsFinite(width) ? Math.Max(NumberText.Magnitude(width / UnitsInWidth), finest) : top - 2;
        return new EstimateRounding(scale, -unit, suffix);
    }

    /// <summary>A difference of such numbers, one digit finer.</summary>
    public string Finer(double value) => double.IsFinite(value)
        ? NumberText.Fixed(value / _scale, _decimals + 1) + _suffix
        : NumberText.Fixed(value, 0);

    /// <summary>One of the estimate's numbers, rounded like the others.</summary>
    public string Text(double value) => double.IsFinite(value)
        ? NumberText.Fixed(value / _scale, _decimals) + _suffix
        : NumberText.Fixed(value, 0);
}
