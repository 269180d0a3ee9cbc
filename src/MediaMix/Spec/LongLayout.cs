namespace MediaMix;

/// <summary>
/// Names of the columns of a table with one row per date, geo and channel. Each channel's numbers become columns of their own, named
/// after channel and number: <c>tv.spend</c>, <c>tv.exposure</c>, <c>tv.reach</c>, <c>tv.frequency</c>.
/// </summary>
public sealed record LongLayout
{
    /// <value>Column that names the channel of a row.</value>
    public required string Channel { get; init; }

    /// <value>Column of money spent; null = none.</value>
    public string? Spend { get; init; }

    /// <value>Column of exposure; null = none.</value>
    public string? Exposure { get; init; }

    /// <value>Column of people reached; null = none.</value>
    public string? Reach { get; init; }

    /// <value>Column of the mean number of exposures per person reached; null = none.</value>
    public string? Frequency { get; init; }

    /// <summary>The numbers of a row, by the word that ends their new column and by their column in the table.</summary>
    public IEnumerable<(string Word, string Column)> Numbers
    {
        get
        {
            (string Word, string? Column)[] all = [("spend", Spend), ("exposure", Exposure), ("reach", Reach), ("frequency", Frequency)];
            return all.Where(static number => number.Column is not null).Select(static number => (number.Word, number.Column!));
        }
    }
}
