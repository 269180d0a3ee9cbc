namespace MediaMix;

/// <summary>Dates that are left out of the likelihood, and why.</summary>
/// <param name="From">First date left out (inclusive), as in the date column.</param>
/// <param name="To">Last date left out (inclusive), as in the date column.</param>
/// <param name="Why">The reason, repeated wherever the results show these periods.</param>
public sealed record ExclusionSpec(string From, string To, string Why);
