using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What a fit says about effectiveness that moves, in one plain sentence without a full stop.</summary>
/// <remarks>As in <see cref="Sentences"/>, anything written into HTML still has to be encoded there.</remarks>
public static class EffectivenessText
{
    /// <summary>A 90 % band leaves out the truth in one period of ten: only when it leaves out 1 in more than that, something moved.</summary>
    const double ByChance = 0.1;

    /// <summary>
    /// When the channels worked better and when worse than on average, by the periods in which that is surest: <c>In the week of
    /// 3 Apr 2023 tv worked 30 % better than on average (90 %: 10 % to 55 %)</c>; or that no movement can be told.
    /// </summary>
    /// <param name="curve">The channels' curve.</param>
    /// <param name="periods">Periods of the window.</param>
    public static string Sentence(MovingEffectiveness curve, TimeAxis periods)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(periods);
        var band = curve.Multiplier;
        var holding = Enumerable.Range(0, band.Mean.Length).Count(t => band.Q5[t] <= 1 && band.Q95[t] >= 1) / (double)band.Mean.Length;
        if (1 - holding <= ByChance)
        {
            var unit = PeriodAxis.Unit(periods.Step);
            var where = holding == 1 ? $"every {unit}" : $"{NumberText.Percent(holding)} of the {unit}s";
            return $"No movement of {Names(curve)} can be told from the data: the band holds 1 in {where}";
        }
        var better = Array.IndexOf(band.Q5, band.Q5.Max());
        var worse = Array.IndexOf(band.Q95, band.Q95.Min());
        var sides = new List<string>();
        if (band.Q5[better] > 1)
            sides.Add(Side(better, "better", band.Mean[better] - 1, band.Q5[better] - 1, band.Q95[better] - 1));
        if (band.Q95[worse] < 1)
            sides.Add(Side(worse, "worse", 1 - band.Mean[worse], 1 - band.Q95[worse], 1 - band.Q5[worse]));
        return string.Join(", ", sides);

        string Side(int t, string how, double mean, double low, double high) =>
            $"{(sides.Count == 0 ? "In" : "in")} {When(periods, t)} {(sides.Count == 0 ? Names(curve) + " worked " : "")}{NumberText.Percent(mean)} {how}"
            + (sides.Count == 0 ? " than on average" : "") + $" (90 %: {NumberText.Percent(low)} to {NumberText.Percent(high)})";
    }

    /// <summary>The channels of a curve: <c>tv</c>, <c>tv and search</c>, <c>tv, search and social</c>.</summary>
    public static string Names(MovingEffectiveness curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        string[] names = [.. curve.Channels.Select(Sentences.Name)];
        return names.Length == 1 ? names[0] : string.Join(", ", names[..^1]) + " and " + names[^1];
    }

    static string When(TimeAxis periods, int t) => (periods.Step == TimeStep.Week ? "the " : "") + PeriodAxis.Label(periods, t);
}
