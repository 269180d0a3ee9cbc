using System.Globalization;

namespace MediaMix.Recovery;

/// <summary>Runs, prints and judges the studies of panels.</summary>
static class PanelReport
{
    const double Lowest = 0.91, Highest = 0.98;

    const string CsvHeader = "study,fit,replication,channel,geo,truth,q2.5,median,q97.5,rhat,divergences,seconds";

    /// <summary>Number of replications for which the limits are made.</summary>
    const int Replications = 50;

    /// <summary>Runs studies, writes a row per interval, and returns what lies outside the limits.</summary>
    public static IReadOnlyList<string> Run(IReadOnlyList<PanelStudy> studies, RecoverySettings settings, string[] fits, int first, TextWriter csv)
    {
        csv.WriteLine(CsvHeader);
        var failures = new List<string>();
        foreach (var study in studies)
        {
            var all = new List<PanelInterval>();
            Parallel.For(first, first + settings.Replications, new ParallelOptions { MaxDegreeOfParallelism = settings.Threads }, number =>
            {
                var intervals = study.Run(number, settings, fits);
                lock (all)
                {
                    all.AddRange(intervals);
                    foreach (var row in intervals)
                        csv.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{study.Name},{row.Fit},{row.Replication},{row.Channel},{row.Geo},{row.Truth:G6},{row.Low:G6},{row.Median:G6},{row.High:G6},{row.Rhat:0.0000},{row.Divergences},{row.Seconds:0.0}"));
                    csv.Flush();
                }
            });
            foreach (var fit in fits)
                Console.WriteLine(Line(study, fit, all));
            failures.AddRange(Failures(study, all, settings));
        }
        return failures;
    }

    static string Line(PanelStudy study, string fit, IReadOnlyList<PanelInterval> all)
    {
        var (total, geos) = (Of(all, fit, ofGeos: false), Of(all, fit, ofGeos: true));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{study.Name,-18} {fit,-9} {Text(all, total, ofGeos: false)}{(geos.Length == 0 ? "" : $"; of geos: {Text(all, geos, ofGeos: true)}")}; largest R-hat {total.Max(static i => i.Rhat):0.000}, fits with divergences {total.Where(static i => i.Divergences > 0).Select(static i => i.Replication).Distinct().Count()}, {total.Average(static i => i.Seconds):0.0} s a fit");
    }

    static string Text(IReadOnlyList<PanelInterval> all, PanelInterval[] of, bool ofGeos) => string.Create(
        CultureInfo.InvariantCulture,
        $"{of.Length} ROIs covered {Coverage(of):0.0%}, length of pooled over this {Ratio(all, of[0].Fit, ofGeos):0.00}, interval score {of.Average(static i => i.Score):0.00}");

    static IEnumerable<string> Failures(PanelStudy study, IReadOnlyList<PanelInterval> all, RecoverySettings settings)
    {
        if (settings.Replications < Replications)
            yield break;
        var coverage = Coverage(Of(all, "pooled", ofGeos: false));
        if (coverage is < Lowest or > Highest)
            yield return string.Create(CultureInfo.InvariantCulture, $"{study.Name}: 95 % intervals of ROIs cover {coverage:0.0%}");
        foreach (var fit in all.Select(static i => i.Fit).Distinct().Where(static fit => fit != "pooled"))
        {
            // Priors that are independent over geos average out in the total: intervals of an unpooled fit are short there, and wrong.
            if (!(Ratio(all, fit, ofGeos: fit == "unpooled") < 1))
                yield return $"{study.Name}: intervals are not shorter than those of the {fit} fit";
            if (!(Score(all, "pooled") < Score(all, fit)))
                yield return $"{study.Name}: intervals score no better than those of the {fit} fit";
        }
    }

    static double Score(IReadOnlyList<PanelInterval> all, string fit) => Of(all, fit, ofGeos: false).Average(static i => i.Score);

    static PanelInterval[] Of(IReadOnlyList<PanelInterval> all, string fit, bool ofGeos) => [.. all.Where(i => i.Fit == fit && i.Geo == "all" != ofGeos)];

    static double Coverage(PanelInterval[] intervals) => intervals.Count(static i => i.IsCovered) / (double)intervals.Length;

    /// <summary>Geometric mean of the ratio of the pooled interval's length to this one's.</summary>
    static double Ratio(IReadOnlyList<PanelInterval> all, string fit, bool ofGeos)
    {
        var pooled = Of(all, "pooled", ofGeos).ToDictionary(static i => (i.Replication, i.Channel, i.Geo), static i => i.Length);
        return Math.Exp(Of(all, fit, ofGeos).Select(i => Math.Log(pooled.GetValueOrDefault((i.Replication, i.Channel, i.Geo), double.NaN) / i.Length)).DefaultIfEmpty(double.NaN).Average());
    }
}
