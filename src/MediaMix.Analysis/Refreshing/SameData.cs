namespace MediaMix.Analysis;

/// <summary>Whether two panels hold the same periods, geos and numbers.</summary>
static class SameData
{
    public static bool Of(Panel a, Panel b) =>
        a.Geos.SequenceEqual(b.Geos) && a.History == b.History && a.Axis.Step == b.Axis.Step && a.Axis.Count == b.Axis.Count && a.Axis.Label(0) == b.Axis.Label(0)
        && a.FittedOutcome.SequenceEqual(b.FittedOutcome)
        && a.Series.Count == b.Series.Count && a.Series.All(s => b.Series.TryGetValue(s.Key, out var other) && s.Value.Values.SequenceEqual(other.Values))
        && a.Categorical.Count == b.Categorical.Count && a.Categorical.All(s => b.Categorical.TryGetValue(s.Key, out var other) && s.Value.Codes.SequenceEqual(other.Codes));
}
