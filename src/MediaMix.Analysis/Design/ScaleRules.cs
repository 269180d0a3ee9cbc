using static System.FormattableString;

namespace MediaMix.Analysis;

/// <summary>Columns of a panel that were probably scaled to the size of the geos already, or not yet.</summary>
static class ScaleRules
{
    /// <summary>Fewer geos say nothing about ranks.</summary>
    const int FewestGeos = 8;

    /// <summary>Rank correlation with the population below which amounts are suspected to be per inhabitant.</summary>
    public const double TooLittle = 0.2;

    /// <summary>Rank correlation with the population above which a control is suspected to be an amount.</summary>
    public const double TooMuch = 0.8;

    /// <summary>Largest mean outcome of a geo over the smallest.</summary>
    public const double MostRatio = 10;

    public static IEnumerable<DesignFinding> Of(DesignData data)
    {
        if (!data.IsPanel)
            return [];
        if (data.Spec.Scaling.Geos == GeoScale.None)
            return Sizes(data, DesignSeverity.Attention, "the model takes them as of one size", "Leave out `scaling: geos`, so that outcome and media are compared per inhabitant or relative to the outcome.");
        return data.Panel.Population is { } population
            ? data.Geos >= FewestGeos ? ByPopulation(data, [.. population]) : []
            : Sizes(data, DesignSeverity.Info, "no population says how large they are: outcome and media are divided by the mean outcome of the geo", "Give the population of the geos if you can.");
    }

    static IEnumerable<DesignFinding> ByPopulation(DesignData data, double[] population)
    {
        var outcome = RankCorrelation.Of([.. Enumerable.Range(0, data.Geos).Select(data.MeanOutcome)], population);
        if (outcome < TooLittle)
            yield return new DesignFinding(
                DesignSeverity.Attention, "outcome-scale",
                Invariant($"{data.Spec.Outcome} does not grow with the population of the geos (rank correlation {outcome:0.00}, expected above {TooLittle}): it may be per inhabitant already."),
                "Give totals, or leave the population out.");
        string[] media = [.. data.Variables.Where(v => v.IsMedia && Correlation(data, v, population) < TooLittle).Select(static v => v.Name)];
        if (media.Length > 0)
            yield return new DesignFinding(
                DesignSeverity.Attention, "media-scale",
                Invariant($"The exposure of {Listing.Of(media)} does not grow with the population of the geos (rank correlation below {TooLittle}): it may be per inhabitant already, or known nationally only."),
                "Give totals by geo.");
        string[] controls = [.. data.Variables.Where(v => !v.IsMedia && Math.Abs(Correlation(data, v, population)) > TooMuch).Select(static v => v.Name)];
        if (controls.Length > 0)
            yield return new DesignFinding(
                DesignSeverity.Info, "control-scale",
                Invariant($"{Listing.Of(controls)} {(controls.Length == 1 ? "follows" : "follow")} the population of the geos (rank correlation beyond {TooMuch}), as amounts do; controls are not divided by it."),
                "If it is an amount, give it per inhabitant.");
    }

    static IEnumerable<DesignFinding> Sizes(DesignData data, DesignSeverity severity, string why, string remedy)
    {
        var means = Enumerable.Range(0, data.Geos).Select(data.MeanOutcome).Where(static m => m > 0).ToArray();
        if (means.Length < 2)
            yield break;
        var ratio = means.Max() / means.Min();
        if (ratio > MostRatio)
            yield return new DesignFinding(
                severity, "geo-sizes", Invariant($"The largest geo has {ratio:0} times the outcome of the smallest (limit {MostRatio}), and {why}."),
                remedy);
    }

    static double Correlation(DesignData data, DesignVariable variable, double[] population)
    {
        double[] means = [.. data.CellsOf.Select(cells => cells.Length == 0 ? 0 : cells.Average(cell => variable.Raw[cell]))];
        return RankCorrelation.Of(means, population);
    }
}
