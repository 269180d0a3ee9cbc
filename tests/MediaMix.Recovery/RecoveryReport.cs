using System.Globalization;

namespace MediaMix.Recovery;

/// <summary>Prints the study and judges it.</summary>
static class RecoveryReport
{
    const double Lowest = 0.82, Highest = 0.97, PooledLowest = 0.885, PooledHighest = 0.915;

    public const string CsvHeader = "component,quantity,replications,covered,below,above,coverage,posterior_to_prior_width,untrusted_fits,divergent_fits";

    /// <summary>One row per quantity.</summary>
    public static IEnumerable<string> CsvRows(RecoveryResult result) =>
        result.Quantities.Select((quantity, q) => string.Create(
            CultureInfo.InvariantCulture,
            $"\"{result.Name}\",\"{quantity}\",{result.Replications.Count},{result.Count(q, IntervalSide.Inside)},{result.Count(q, IntervalSide.Below)},{result.Count(q, IntervalSide.Above)},{Coverage(result, q):0.0000},{result.Width(q):0.000},{result.Untrusted},{result.Divergent}"));

    /// <summary>One line on a case: coverage over its quantities, the least and the most covered, and how the chains did.</summary>
    public static string Line(RecoveryResult result, double seconds)
    {
        var order = Enumerable.Range(0, result.Quantities.Count).OrderBy(q => Coverage(result, q)).ToArray();
        var pooled = result.Covered / (double)(result.Quantities.Count * result.Replications.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name,-34} {pooled,6:0.0%}  {Extreme(result, order[0]),-36} {Extreme(result, order[^1]),-36} R-hat {Median(result, static r => r.LargestRhat):0.000}  ESS {Median(result, static r => r.SmallestEss),4:0}  untrusted {result.Untrusted,3}  divergent {result.Divergent,3}  {seconds / result.Replications.Count:0.00} s a fit");
    }

    /// <summary>Quantities outside 82–97 %, one line each, and all quantities together outside 88.5–91.5 %.</summary>
    public static IReadOnlyList<string> Failures(IReadOnlyList<RecoveryResult> results)
    {
        var failures = new List<string>();
        var (covered, count) = (0, 0);
        foreach (var result in results)
        {
            covered += result.Covered;
            count += result.Quantities.Count * result.Replications.Count;
            failures.AddRange(Enumerable.Range(0, result.Quantities.Count)
                .Where(q => Coverage(result, q) is < Lowest or > Highest)
                .Select(q => $"{result.Name}: {Extreme(result, q)}, {result.Count(q, IntervalSide.Below)} truths below the interval, {result.Count(q, IntervalSide.Above)} above"));
        }
        var pooled = covered / (double)count;
        if (pooled is < PooledLowest or > PooledHighest)
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"all {count} comparisons: {pooled:0.00%}"));
        return failures;
    }

    public static string Pooled(IReadOnlyList<RecoveryResult> results) => string.Create(
        CultureInfo.InvariantCulture,
        $"{results.Sum(static r => r.Covered) / (double)results.Sum(static r => r.Quantities.Count * r.Replications.Count):0.00%} of {results.Sum(static r => r.Quantities.Count * r.Replications.Count)} truths lie in their 90 % intervals.");

    static double Coverage(RecoveryResult result, int q) => result.Count(q, IntervalSide.Inside) / (double)result.Replications.Count;

    static string Extreme(RecoveryResult result, int q) => string.Create(CultureInfo.InvariantCulture, $"{result.Quantities[q]} {Coverage(result, q):0.0%}");

    static double Median(RecoveryResult result, Func<Replication, double> of) => result.Replications.Select(of).Order().ElementAt(result.Replications.Count / 2);
}
