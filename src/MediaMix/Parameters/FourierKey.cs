using System.Globalization;

namespace MediaMix;

/// <summary>What a parameter does in a season of waves.</summary>
public enum FourierPart
{
    /// <summary>The season as a component, and how geos deviate from it.</summary>
    Whole,

    /// <summary>Sine of a harmonic.</summary>
    Sine,

    /// <summary>Cosine of a harmonic.</summary>
    Cosine,
}

/// <summary>A coefficient of a season of waves, or the season.</summary>
/// <param name="Cycle">Length of the season.</param>
/// <param name="PeriodRows">The same in rows, of <see cref="FourierCycle.Rows"/>; 0 for others.</param>
/// <param name="Part">What it does.</param>
public sealed record FourierKey(FourierCycle Cycle, double PeriodRows = 0, FourierPart Part = FourierPart.Whole) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem =>
        $"seasonality.fourier[{(Cycle == FourierCycle.Rows ? PeriodRows.ToString(CultureInfo.InvariantCulture) : Cycle.ToString().ToLowerInvariant())}]"
        + Part switch { FourierPart.Sine => ".sin", FourierPart.Cosine => ".cos", _ => "" };

    /// <summary>The component of a season.</summary>
    /// <param name="season">The season.</param>
    public static FourierKey Of(FourierSpec season)
    {
        ArgumentNullException.ThrowIfNull(season);
        return new(season.Cycle, season.Cycle == FourierCycle.Rows ? season.PeriodRows : 0);
    }
}
