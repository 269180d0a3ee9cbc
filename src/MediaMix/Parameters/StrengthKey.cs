namespace MediaMix;

/// <summary>The strength of a channel in one of its quantities.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Kind">The quantity.</param>
/// <param name="Window">The rows that it is about; null = the fitted window.</param>
public sealed record StrengthKey(string Channel, StrengthKind Kind, PeriodSpan? Window = null) : ParameterKey
{
    /// <summary>Name without that of the channel.</summary>
    public string Own => Word(Kind) + (Window is null ? "" : $"[{Window}]") + Ending;

    /// <inheritdoc/>
    private protected override string Stem => $"{Channel}.{Word(Kind)}{(Window is null ? "" : $"[{Window}]")}";

    /// <summary>The word for a quantity, such as <c>marginal_roi</c>.</summary>
    /// <param name="kind">The quantity.</param>
    public static string Word(StrengthKind kind) => kind switch
    {
        StrengthKind.Roi => "roi",
        StrengthKind.MarginalRoi => "marginal_roi",
        StrengthKind.Contribution => "contribution",
        _ => "coefficient",
    };
}
