using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>How many coefficients a model adds up, as far as that is known before it is bound.</summary>
readonly record struct CoefficientCount(int Channels, int Controls, int Baseline)
{
    public int Total => Channels + Controls + Baseline;

    /// <summary>Counts channels, controls (levels less one), intercept, trend, seasonality and events, an intercept per geo; like knots, holidays count as one.</summary>
    public static CoefficientCount Of(ModelSpec model, PanelColumns columns, PanelCells cells)
    {
        var controls = model.Controls.Sum(control =>
            columns.Categorical.TryGetValue(control.Column, out var series) ? series.Levels.Count - 1 : 1);
        var trend = model.Baseline.Trend switch
        {
            NoTrend => 0,
            PiecewiseTrend piecewise => 1 + (piecewise.Changes?.Count ?? piecewise.Count ?? 1),
            _ => 1,
        };
        var season = model.Baseline.Seasonality is { } seasonality
            ? seasonality.Sum(Coefficients)
            : 2 * DefaultOrder(cells);
        return new CoefficientCount(model.Channels.Count, controls, cells.Rows.Geos.Count + trend + season + model.Baseline.Events.Count + (model.Baseline.Holidays is null ? 0 : 1));
    }

    /// <summary>Says what was counted.</summary>
    public override string ToString() =>
        Invariant($"{Total} coefficients ({Channels} channels, {Controls} controls, {Baseline} for intercept, trend, seasonality, events and holidays)");

    static int Coefficients(SeasonSpec season) => season switch
    {
        FourierSpec fourier => 2 * fourier.Order,
        CategoricalSeasonSpec { By: CalendarUnit.Month } => 11,
        _ => 6,
    };

    // The default seasonality has three yearly waves from 104 weeks, two from 52, none below.
    static int DefaultOrder(PanelCells cells)
    {
        var weeks = (cells.Window.Count - cells.Window.History) * (cells.Axis?.WeeksPerPeriod ?? 1);
        return weeks >= 104 ? 3 : weeks >= 52 ? 2 : 0;
    }
}
