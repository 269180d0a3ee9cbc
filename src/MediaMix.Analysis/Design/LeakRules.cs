using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>
/// Drivers that are the outcome under another name: a share of it, a count made from it, a counterfactual of it. Such a column explains
/// nearly everything and leaves nothing for the rest. What merely grows along with the outcome does not follow its single steps.
/// </summary>
static class LeakRules
{
    /// <summary>Correlation with the outcome, within geos, from which a column is taken for a copy.</summary>
    public const double MostAlike = 0.98;

    /// <summary>Correlation of their steps from period to period that a copy has, too.</summary>
    public const double MostAlikeSteps = 0.9;

    /// <summary>Correlation from which a column that never exceeds the outcome is taken for a part of it.</summary>
    public const double MostAlikePart = 0.9;

    /// <summary>Least share of the outcome that such a part has on average.</summary>
    public const double LeastPart = 0.3;

    const int FewestCells = 12;

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        foreach (var (name, column, values, isMedia) in Columns(data))
        {
            var cells = data.Cells.Where(cell => !double.IsNaN(data.Panel.FittedOutcome[cell])).ToArray();
            if (cells.Length < FewestCells)
                continue;
            var r = Correlation(data, values, cells);
            if (Math.Abs(r) > MostAlike && Math.Abs(CorrelationOfSteps(data, values, cells)) > MostAlikeSteps)
                yield return new DesignFinding(
                    DesignSeverity.Error, "outcome-copy",
                    Invariant($"{name} moves with {data.Spec.Outcome} almost exactly (correlation {r:0.000}, limit {MostAlike}): it is counted from the outcome or the outcome from it, and takes the credit of everything else."),
                    isMedia ? $"Take as media what was bought or shown, not what it is said to have brought: replace the column {column}." : "Drop it; a control must be something that the outcome does not bring about.");
            else if (!isMedia && r > MostAlikePart && IsPart(data, values, cells))
                yield return new DesignFinding(
                    DesignSeverity.Attention, "outcome-part",
                    Invariant($"{name} looks like a part of {data.Spec.Outcome}: it is never larger, and the two move together (correlation {r:0.000}, limit {MostAlikePart})."),
                    "If it is one, such as the sales of one region or those without a campaign, drop it: it would take the credit of media.");
        }
    }

    static IEnumerable<(string Name, string Column, double[] Values, bool IsMedia)> Columns(DesignData data)
    {
        for (var m = 0; m < data.Spec.Channels.Count; m++)
        {
            var channel = data.Spec.Channels[m];
            yield return ($"The media of {channel.Name} ({channel.ExposureColumn})", channel.ExposureColumn, data.Variables[m].Raw, true);
            if (channel.Spend is { } spend && spend != channel.ExposureColumn)
                yield return ($"The spend of {channel.Name} ({spend})", spend, data.Panel.WindowOf(spend), true);
        }
        foreach (var control in data.Variables.Skip(data.Spec.Channels.Count))
            yield return ($"The control {control.Name}", control.Name, control.Raw, false);
    }

    static double Correlation(DesignData data, double[] values, int[] cells)
    {
        var (x, y) = (new List<double>(), new List<double>());
        foreach (var geo in cells.GroupBy(cell => cell / data.Periods))
        {
            var (meanX, meanY) = (geo.Average(cell => values[cell]), geo.Average(cell => data.Panel.FittedOutcome[cell]));
            x.AddRange(geo.Select(cell => values[cell] - meanX));
            y.AddRange(geo.Select(cell => data.Panel.FittedOutcome[cell] - meanY));
        }
        return Cosine(x, y, 0, 0);
    }

    static double CorrelationOfSteps(DesignData data, double[] values, int[] cells)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (var i = 1; i < cells.Length; i++)
        {
            var (before, now) = (cells[i - 1], cells[i]);
            if (before / data.Periods != now / data.Periods)
                continue;
            x.Add(values[now] - values[before]);
            y.Add(data.Panel.FittedOutcome[now] - data.Panel.FittedOutcome[before]);
        }
        return x.Count == 0 ? 0 : Cosine(x, y, x.Average(), y.Average());
    }

    static double Cosine(List<double> x, List<double> y, double meanX, double meanY)
    {
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Count; i++)
        {
            var (dx, dy) = (x[i] - meanX, y[i] - meanY);
            (xx, yy, xy) = (xx + dx * dx, yy + dy * dy, xy + dx * dy);
        }
        return xx > 0 && yy > 0 ? xy / (Math.Sqrt(xx) * Math.Sqrt(yy)) : 0;
    }

    static bool IsPart(DesignData data, double[] values, int[] cells) =>
        Array.TrueForAll(cells, cell => values[cell] >= 0 && values[cell] <= data.Panel.FittedOutcome[cell])
        && cells.Sum(cell => values[cell]) > LeastPart * cells.Sum(cell => data.Panel.FittedOutcome[cell]);
}
