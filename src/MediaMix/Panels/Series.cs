namespace MediaMix;

/// <summary>What the numbers of a series count, so that money is never added to impressions.</summary>
public enum SeriesUnit
{
    /// <summary>The outcome: revenue in currency, or units sold, as the panel's <see cref="OutcomeKind"/> says.</summary>
    Outcome,

    /// <summary>Money per period, ≥ 0.</summary>
    Spend,

    /// <summary>Media exposure per period (impressions, rating points, clicks), ≥ 0.</summary>
    Exposure,

    /// <summary>A plain number: price, temperature, a 0/1 mark.</summary>
    Plain,

    /// <summary>How much a row counts, > 0; NaN in rows that are not fitted and have none.</summary>
    Weight,
}

/// <summary>What the outcome counts.</summary>
public enum OutcomeKind
{
    /// <summary>Nothing was stated; priors are relative to the data.</summary>
    Unstated,

    /// <summary>Money: an ROI of 1 returns the spend.</summary>
    Revenue,

    /// <summary>Units: an ROI is units per unit of spend.</summary>
    Units,
}

/// <summary>One numeric column of a panel.</summary>
/// <param name="Name">Column name as in the source.</param>
/// <param name="Unit">What the numbers count.</param>
/// <param name="Values">[geo, period] row-major over all rows of the panel, history included; NaN marks a missing outcome.</param>
public sealed record Series(string Name, SeriesUnit Unit, double[] Values);

/// <summary>One categorical column of a panel.</summary>
/// <param name="Name">Column name as in the source.</param>
/// <param name="Levels">Distinct levels, ordinal order, at least two.</param>
/// <param name="Codes">[geo, period] row-major index into <paramref name="Levels"/>.</param>
public sealed record CategoricalSeries(string Name, IReadOnlyList<string> Levels, int[] Codes);
