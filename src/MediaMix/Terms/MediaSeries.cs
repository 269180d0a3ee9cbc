namespace MediaMix;

/// <summary>What one geo sees of a channel that reaches it. Immutable and thread-safe.</summary>
/// <param name="Geo">0-based geo.</param>
/// <param name="Size">Natural outcome of the geo per unit of outcome: what turns a response per head into one of the whole geo.</param>
/// <param name="Actual">What really happened: lead rows of history, the window, then nothing for the carryover after it.</param>
sealed record MediaSeries(int Geo, double Size, MediaInput Actual)
{
    /// <summary>The plan without media inside the window, as many rows as its history works on; null when there is none before it either.</summary>
    public MediaInput? History { get; init; }

    /// <summary>The plan without the media that ROI or share count; null when nothing is left, or other strengths are stated.</summary>
    public MediaInput? Without { get; init; }

    /// <summary>
    /// What a unit of outcome is worth, by row of the window and the carryover after it, where the strength counts money and rows differ;
    /// null = the same in all rows, which the numerator of the strength then holds.
    /// </summary>
    public double[]? Worth { get; init; }

    /// <summary>The plan with a step more of the media that the strength counts; null unless that is the marginal ROI.</summary>
    public MediaInput? Stepped { get; init; }
}
