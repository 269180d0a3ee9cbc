namespace MediaMix.Analysis;

/// <summary>
/// Could the data do without a channel? A positive prior cannot say "nothing", so that an interval of a return never holds 0; what the data say of
/// it shows in how much of the outcome's variation the channel's contribution explains.
/// </summary>
static class ChannelSignal
{
    /// <summary>Below this, leaving the channel out costs less than 2 in log likelihood, two standard errors of its effect.</summary>
    public const double Threshold = 4;

    /// <summary>
    /// Per channel in model order Σ (contribution − its mean in the geo)² / residual variance of the geo over fitted cells, of the posterior mean contribution:
    /// the squared ratio of the effect to its standard error if nothing else could take its place, so at least that of the fit.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="contributions">Posterior mean per channel, [geo, period], outcome units.</param>
    /// <param name="expected">Expected outcome, [geo, period].</param>
    public static double[] Of(BoundModel model, IReadOnlyList<double[]> contributions, double[] expected)
    {
        var (outcome, periods) = (model.Panel.FittedOutcome, model.Panel.Periods);
        var sums = new double[contributions.Count];
        for (var geo = 0; geo < model.Panel.Geos.Count; geo++)
        {
            int[] cells = [.. Enumerable.Range(geo * periods, periods).Where(cell => !double.IsNaN(outcome[cell]))];
            if (cells.Length == 0)
                continue;
            var noise = Squares(cells, cell => outcome[cell] - expected[cell]) / cells.Length;
            for (var m = 0; m < sums.Length; m++)
                sums[m] += Squares(cells, cell => contributions[m][cell]) / noise;
        }
        return sums;
    }

    /// <summary>Sum of squares about the mean.</summary>
    static double Squares(int[] cells, Func<int, double> value)
    {
        var mean = cells.Average(value);
        return cells.Sum(cell => (value(cell) - mean) * (value(cell) - mean));
    }
}
