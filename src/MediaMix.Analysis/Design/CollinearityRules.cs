using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>What moves together: pairs of columns, and columns that are a mixture of others; over all cells, summed over geos, and within geos.</summary>
static class CollinearityRules
{
    public const double MostCorrelation = 0.999;
    public const double MostInflation = 1000;
    public const double MuchInflation = 10;

    const string Remedy = "Join them into one channel, drop one, or run an experiment on one of them.";

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        double[][] columns = [.. data.Variables.Select(static v => v.Values)];
        var overall = CorrelationMatrix.Of(columns, data.Cells);
        var found = Pairs(overall).ToHashSet();
        foreach (var finding in Scope(data, overall, [], DesignSeverity.Error, ""))
            yield return finding;
        foreach (var finding in Considerable(data, overall))
            yield return finding;
        if (!data.IsPanel)
            yield break;
        var national = CorrelationMatrix.Of([.. data.Variables.Select(v => National(data, v))], [.. Enumerable.Range(0, data.Periods)]);
        foreach (var finding in Scope(data, national, found, DesignSeverity.Attention, " once all geos are added up, so that only the differences between geos can tell them apart"))
            yield return finding;
        foreach (var finding in Within(data, columns, found))
            yield return finding;
    }

    /// <summary>Pairs and mixtures of one matrix.</summary>
    static IEnumerable<DesignFinding> Scope(DesignData data, CorrelationMatrix matrix, HashSet<(int, int)> known, DesignSeverity severity, string where)
    {
        var pairs = Pairs(matrix).Where(pair => !known.Contains(pair)).ToArray();
        foreach (var (a, b) in pairs.Take(Listing.Most))
            yield return new DesignFinding(severity, "collinear", Invariant($"{Name(data, a)} and {Name(data, b)} move in step (correlation {Correlation(matrix, a, b):0.0000}, limit {MostCorrelation}){where}."), Remedy);
        if (pairs.Length > Listing.Most)
            yield return new DesignFinding(severity, "collinear", Invariant($"{pairs.Length - Listing.Most} more pairs move in step{where}."), Remedy);
        var inPairs = Pairs(matrix).SelectMany(static p => new[] { p.Item1, p.Item2 }).ToHashSet();
        var inflation = matrix.Inflation();
        string[] mixtures = [.. inflation.Select((v, i) => (v, Column: matrix.Columns[i])).Where(x => x.v > MostInflation && !inPairs.Contains(x.Column)).Select(x => Name(data, x.Column))];
        if (mixtures.Length > 0)
            yield return new DesignFinding(
                severity, "mixture",
                Invariant($"{Listing.Of(mixtures)} {(mixtures.Length == 1 ? "is" : "are each")} almost exactly a mixture of the other drivers (variance inflation above {MostInflation}){where}."),
                "Drop one of the columns that add up to another, or join channels.");
    }

    static IEnumerable<DesignFinding> Considerable(DesignData data, CorrelationMatrix overall)
    {
        var inflation = overall.Inflation();
        string[] names = [.. inflation.Select((v, i) => (v, i)).Where(static x => x.v is > MuchInflation and <= MostInflation).OrderByDescending(static x => x.v)
            .Select(x => Invariant($"{Name(data, overall.Columns[x.i])} ({x.v:0})"))];
        if (names.Length > 0)
            yield return new DesignFinding(
                DesignSeverity.Info, "inflation",
                Invariant($"Much of {Listing.Of(names)} is a mixture of the other drivers (variance inflation in brackets, {MuchInflation} means that they explain 90 % of it): their effects are hard to tell apart."),
                "Expect wide intervals; an experiment on one of them helps all.");
    }

    /// <summary>Within single geos, counted over geos.</summary>
    static IEnumerable<DesignFinding> Within(DesignData data, double[][] columns, HashSet<(int, int)> known)
    {
        var (pairs, mixtures) = (new Dictionary<(int, int), List<int>>(), new Dictionary<int, List<int>>());
        for (var g = 0; g < data.Geos; g++)
        {
            var matrix = CorrelationMatrix.Of(columns, data.CellsOf[g]);
            var here = Pairs(matrix).ToArray();
            foreach (var pair in here.Where(pair => !known.Contains(pair)))
                Add(pairs, pair, g);
            var inflation = matrix.Inflation();
            for (var i = 0; i < inflation.Length; i++)
            {
                var column = matrix.Columns[i];
                if (inflation[i] > MostInflation && !here.Any(p => p.Item1 == column || p.Item2 == column))
                    Add(mixtures, column, g);
            }
        }
        foreach (var ((a, b), geos) in pairs.OrderByDescending(static p => p.Value.Count).Take(Listing.Most))
            yield return new DesignFinding(
                DesignSeverity.Attention, "collinear-within-geos",
                Invariant($"{Name(data, a)} and {Name(data, b)} move in step (correlation beyond {MostCorrelation}) within {Listing.Geos(data, geos)}."),
                "What tells them apart comes from the other geos, or from their different levels.");
        if (mixtures.Count > 0)
            yield return new DesignFinding(
                DesignSeverity.Attention, "mixture-within-geos",
                Invariant($"Within {Listing.Geos(data, [.. mixtures.Values.SelectMany(static g => g).Distinct().Order()])}, {Listing.Of([.. mixtures.Keys.Select(c => Name(data, c))])} {(mixtures.Count == 1 ? "is" : "are each")} almost exactly a mixture of the other drivers (variance inflation above {MostInflation})."),
                "What tells them apart comes from the other geos, or from their different levels.");
    }

    static void Add<T>(Dictionary<T, List<int>> groups, T key, int geo)
        where T : notnull
    {
        if (!groups.TryGetValue(key, out var geos))
            groups[key] = geos = [];
        geos.Add(geo);
    }

    /// <summary>Pairs of columns beyond the limit, the strongest first.</summary>
    static IEnumerable<(int, int)> Pairs(CorrelationMatrix matrix)
    {
        var pairs = new List<(double Strength, int, int)>();
        for (var i = 0; i < matrix.Columns.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Abs(matrix[i, j]) > MostCorrelation)
                    pairs.Add((Math.Abs(matrix[i, j]), matrix.Columns[j], matrix.Columns[i]));
            }
        }
        return pairs.OrderByDescending(static p => p.Strength).Select(static p => (p.Item2, p.Item3));
    }

    static double Correlation(CorrelationMatrix matrix, int a, int b) => matrix[Array.IndexOf(matrix.Columns, a), Array.IndexOf(matrix.Columns, b)];

    static string Name(DesignData data, int column) => data.Variables[column].Name;

    /// <summary>Media added up over geos, controls averaged with the sizes of the geos as weights.</summary>
    static double[] National(DesignData data, DesignVariable variable)
    {
        var (sum, weight) = (new double[data.Periods], new double[data.Periods]);
        foreach (var cell in data.Cells)
        {
            var size = data.Sizes[cell / data.Periods];
            sum[cell % data.Periods] += size * variable.Values[cell];
            weight[cell % data.Periods] += size;
        }
        if (!variable.IsMedia)
        {
            for (var t = 0; t < sum.Length; t++)
                sum[t] = weight[t] > 0 ? sum[t] / weight[t] : 0;
        }
        return sum;
    }
}
