namespace MediaMix.Analysis;

/// <summary>Collects the forecasts made at one origin and joins them with what happened.</summary>
/// <param name="panel">From <see cref="OriginPanel.At"/>.</param>
/// <param name="origin">Number of periods known.</param>
sealed class OriginForecasts(Panel panel, int origin)
{
    readonly List<CellForecast> _all = [];
    readonly double[] _actual = Scored(panel);

    /// <summary>By kind, geo (totals first) and period.</summary>
    public IReadOnlyList<CellForecast> All => _all;

    /// <summary>Adds forecasts of the model.</summary>
    public void Add(ForecastKind kind, ForecastDraws draws)
    {
        var totals = Totals(panel, _actual);
        for (var step = 0; step < draws.Totals.Length; step++)
            _all.Add(CellForecast.OfDraws(Place(kind, -1, step, totals), draws.Totals[step]));
        for (var g = 0; g < draws.Cells.Length; g++)
        {
            for (var step = 0; step < draws.Totals.Length; step++)
            {
                if (panel.IsPresent(g * panel.Periods + origin + step))
                    _all.Add(CellForecast.OfDraws(Place(kind, g, step, Geo(_actual, g)), draws.Cells[g][step]));
            }
        }
    }

    /// <summary>Adds those of a year before; true where there was a full one.</summary>
    public bool AddNaive()
    {
        var isSeasonal = AddNaive(-1, Totals(panel, panel.FittedOutcome), Totals(panel, _actual));
        for (var g = 0; panel.Geos.Count > 1 && g < panel.Geos.Count; g++)
            AddNaive(g, Geo(panel.FittedOutcome, g), Geo(_actual, g));
        return isSeasonal;
    }

    bool AddNaive(int geo, double[] known, double[] actual)
    {
        var naive = new SeasonalNaive(known[..origin], OriginPanel.PeriodsPerYear(panel.Axis.Step));
        for (var step = 0; origin + step < panel.Periods; step++)
        {
            var (mean, sd) = naive.Of(origin + step);
            if (!double.IsNaN(mean) && (geo < 0 || panel.IsPresent(geo * panel.Periods + origin + step)))
                _all.Add(CellForecast.OfNormal(Place(ForecastKind.LastYearValue, geo, step, actual), mean, sd));
        }
        return naive.IsSeasonal;
    }

    ForecastPlace Place(ForecastKind kind, int geo, int step, double[] actual) => new(kind, origin, origin + step, geo, actual[origin + step]);

    double[] Geo(double[] cells, int geo) => cells[(geo * panel.Periods)..((geo + 1) * panel.Periods)];

    /// <summary>Sum over the geos that exist; NaN where one of them has no value. Allocates.</summary>
    /// <param name="panel">Which geos exist.</param>
    /// <param name="cells">[geo, period of the window].</param>
    public static double[] Totals(Panel panel, double[] cells)
    {
        var totals = new double[panel.Periods];
        for (var cell = 0; cell < cells.Length; cell++)
            totals[cell % panel.Periods] += panel.IsPresent(cell) ? cells[cell] : 0;
        return totals;
    }

    /// <summary>Outcomes to compare with: those of periods that the model leaves out for reasons of its own test nothing.</summary>
    static double[] Scored(Panel panel) =>
        [.. panel.ObservedOutcome().Select((y, cell) => panel.ExclusionOf(cell % panel.Periods) is null ? y : double.NaN)];
}
