namespace MediaMix;

/// <summary>A parameter of a season with a level for every month or weekday, or the season.</summary>
/// <param name="By">What levels are.</param>
/// <param name="Part">What it does.</param>
/// <param name="Level">The level; null for other parts.</param>
public sealed record CalendarKey(CalendarUnit By, LevelPart Part = LevelPart.Whole, string? Level = null) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem =>
        $"seasonality.categorical[{By.ToString().ToLowerInvariant()}{(Part == LevelPart.Level ? $"={Level}" : "")}]{(Part == LevelPart.Contrast ? ".contrast" : "")}";
}
