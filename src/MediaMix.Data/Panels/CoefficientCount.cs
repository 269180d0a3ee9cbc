using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>How many coefficients a model adds up, as far as that is known before it is bound; those that an earlier run has learned are left out.</summary>
readonly record struct CoefficientCount(int Channels, int Controls, int Baseline, bool IsRefresh)
{
    public int Total => Channels + Controls + Baseline;

    /// <summary>Counts channels, controls (levels less one), intercept, trend, seasonality and events, an intercept per geo; like knots, holidays count as one.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="cells">Rows of the data.</param>
    /// <param name="learned">A model of an earlier run, whose terms are not counted again, any more than those with priors under <c>parameter_priors</c>; null = none.</param>
    public static CoefficientCount Of(ModelSpec model, PanelColumns columns, PanelCells cells, ModelSpec? learned = null)
    {
        var channels = model.Channels.Count(channel => !IsStated(model, $"{channel.Name}.") && (learned is null || learned.Channels.All(c => c.Name != channel.Name)));
        var controls = model.Controls.Where(control => !IsStated(model, control.ComponentName) && (learned is null || learned.Controls.All(c => c.ComponentName != control.ComponentName))).Sum(control =>
            columns.Categorical.TryGetValue(control.Column, out var series) ? series.Levels.Count - 1 : 1);
        var isLevelKnown = (learned is not null && IsLine(learned) && IsLine(model)) || (IsStated(model, "intercept") && IsStated(model, "trend."));
        var level = isLevelKnown ? 0 : cells.Rows.Geos.Count + Trend(model.Baseline.Trend);
        var season = IsStated(model, "seasonality.") ? 0
            : model.Baseline.Seasonality is { } seasonality ? seasonality.Where(season => !IsLearned(season, learned)).Sum(Coefficients)
            : 2 * DefaultOrder(cells);
        var holidays = model.Baseline.Holidays is null || learned?.Baseline.Holidays is not null ? 0 : 1;
        return new CoefficientCount(channels, controls, level + season + model.Baseline.Events.Count + holidays, learned is not null);
    }

    /// <summary>Says what was counted.</summary>
    public override string ToString() => IsRefresh
        ? Invariant($"{Total} coefficients that the earlier run does not know ({Channels} channels, {Controls} controls, {Baseline} for intercept, trend, seasonality, events and holidays)")
        : Invariant($"{Total} coefficients ({Channels} channels, {Controls} controls, {Baseline} for intercept, trend, seasonality, events and holidays)");

    static int Trend(TrendSpec? trend) => trend switch
    {
        NoTrend => 0,
        PiecewiseTrend piecewise => 1 + (piecewise.Changes?.Count ?? piecewise.Count ?? 1),
        _ => 1,
    };

    /// <summary>True where a prior is stated for a parameter by its name, as the models of refreshed runs do for what they took over.</summary>
    static bool IsStated(ModelSpec model, string start) => model.ParameterPriors.Any(p => p.Name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>A level and a slope mean the same in another window; knots belong to theirs.</summary>
    static bool IsLine(ModelSpec model) => model.Baseline.Trend is null or LinearTrend or NoTrend;

    static bool IsLearned(SeasonSpec season, ModelSpec? learned) => learned?.Baseline.Seasonality?.Any(known => (known, season) switch
    {
        (FourierSpec a, FourierSpec b) => a.Cycle == b.Cycle && a.Cycle != FourierCycle.Rows && a.Order >= b.Order,
        (CategoricalSeasonSpec a, CategoricalSeasonSpec b) => a.By == b.By,
        _ => false,
    }) ?? false;

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
