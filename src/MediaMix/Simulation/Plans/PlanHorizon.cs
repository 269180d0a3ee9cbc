namespace MediaMix;

/// <summary>
/// The periods that a media plan is made for, with all that the plan meets there: media before it that still carry over, what money
/// buys, and the media after it, if any are known. Periods follow the fitted window, or lie inside it. Immutable and thread-safe.
/// </summary>
public sealed class PlanHorizon
{
    readonly PlanChannel[] _channels;
    readonly PlanWorth _value;
    readonly PlanWorth _inPeriods;
    readonly PlanWorth _margin;

    PlanHorizon(BoundModel model, int start, int periods, UnitValue? margin, Panel? further = null)
    {
        (Model, Start, Periods) = (model, start, periods);
        var known = model.Spec.UnitValue?.Column is null && margin?.Column is null && !IsMultiplicative;
        var assumed = further ?? (IsAhead && !known ? model.Panel.Continue(periods) : null);
        _channels = [.. model.Media.Select((term, m) => PlanChannel.Of(model, term, m, this, further, IsMultiplicative ? assumed : further))];
        Rows = _channels.Max(static channel => channel.Rows);
        (_value, _margin) = (PlanWorth.Of(model.Spec.UnitValue, this, assumed ?? model.Panel), PlanWorth.Of(margin, this, assumed ?? model.Panel));
        _inPeriods = new PlanWorth(1, [.. Enumerable.Range(0, Geos).Select(_ => Enumerable.Range(0, Rows).Select(row => row < periods ? 1.0 : 0).ToArray())]);
        if (assumed is not null && IsMultiplicative)
            Baseline = BaselineForecast.Of(model, assumed.HoldOut((_, period) => period >= model.Panel.Origin));
    }

    /// <summary>The model whose media are planned.</summary>
    public BoundModel Model { get; }

    /// <summary>First period of the plan, counted from the first of the fitted window.</summary>
    public int Start { get; }

    /// <summary>Number of periods of the plan.</summary>
    public int Periods { get; }

    /// <summary>Number of geos; one for a national model.</summary>
    public int Geos => Model.Panel.Geos.Count;

    /// <summary>Number of cells of a channel's plan: geos × periods.</summary>
    public int Cells => Geos * Periods;

    /// <summary>True when the periods follow the fitted window.</summary>
    public bool IsAhead => Start == Model.Panel.Periods;

    /// <summary>True for log-normal errors: what media do depends on the level that they multiply, and on each other.</summary>
    public bool IsMultiplicative => Model.Spec.Likelihood is LogNormalErrors;

    /// <summary>Rows in which plans work: the periods, and the longest carryover after them.</summary>
    internal int Rows { get; }

    /// <summary>The linear part in periods behind the window that effects multiply; null where they add up, and inside the window.</summary>
    internal BaselineForecast? Baseline { get; }

    /// <summary>
    /// The periods that follow the fitted window: media of the window carry into them, none follow them. Money buys what it bought
    /// on average over the last 13 weeks of the window, in every geo; people reached see a channel as often as then. Under log-normal errors
    /// media multiply the baseline that a forecast expects: trend and seasons go on, controls and media without spend are as
    /// <see cref="Panel.Continue"/> assumes.
    /// </summary>
    /// <param name="model">Bound model.</param>
    /// <param name="periods">Number of periods, ≥ 1.</param>
    /// <param name="margin">Money earned per unit of the outcome; a column goes on as <see cref="Panel.Continue"/> assumes. Null = not known.</param>
    public static PlanHorizon After(BoundModel model, int periods, UnitValue? margin = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        return new PlanHorizon(model, model.Panel.Periods, periods, margin);
    }

    /// <summary>
    /// Periods inside the fitted window: money buys what it bought in each of them, media before and after are what they were.
    /// </summary>
    /// <param name="model">Bound model.</param>
    /// <param name="start">0-based first period of the window.</param>
    /// <param name="periods">Number of periods, ≥ 1; at most to the end of the window.</param>
    /// <param name="margin">Money earned per unit of the outcome; null = not known.</param>
    public static PlanHorizon Inside(BoundModel model, int start, int periods, UnitValue? margin = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + periods, model.Panel.Periods);
        return new PlanHorizon(model, start, periods, margin);
    }

    /// <summary>The periods that a longer panel adds behind the fitted window, with its media as they stand there and nothing left to plan.</summary>
    internal static PlanHorizon Following(BoundModel model, Panel panel) => new(model, model.Panel.Periods, panel.Periods - model.Panel.Periods, null, panel);

    /// <summary>Dates or numbers of the periods.</summary>
    public TimeAxis Axis => IsAhead ? Model.Panel.Window.Continue(Periods) : Model.Panel.Window.Slice(Start, Periods);

    /// <summary>0-based geos that a channel reaches, ascending; what is planned elsewhere does nothing.</summary>
    /// <param name="channel">0-based channel.</param>
    public IReadOnlyList<int> GeosOf(int channel) => [.. _channels[channel].Series.Select(static series => series.Geo)];

    /// <summary>Exposure per unit of money in a cell, in natural units (of reach × frequency: people reached); 0 where money buys nothing that is known.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="geo">0-based geo.</param>
    /// <param name="period">0-based period of the plan.</param>
    public double ExposurePerSpend(int channel, int geo, int period)
    {
        var facts = Model.Constants.Channels[channel];
        return _channels[channel].Series.FirstOrDefault(series => series.Geo == geo) is { } series
            ? series.PerSpend[period] * facts.ExposureScale * Model.Constants.Size(geo)
            : 0;
    }

    /// <summary>Exposures per person reached in the first period of the plan; of a channel without reach and frequency 1.</summary>
    /// <param name="channel">0-based channel.</param>
    /// <param name="geo">0-based geo.</param>
    public double Frequency(int channel, int geo)
    {
        var (own, lead) = (_channels[channel], _channels[channel].Term.Transform.Lead);
        return own.Series.FirstOrDefault(series => series.Geo == geo)?.Unpaid is { Reach: not null } input ? input.Exposure[lead] : 1;
    }

    /// <summary>
    /// What was spent: inside the window in these periods, else in as many periods before them, repeated from the latest backwards
    /// where the window is shorter. [geo, period].
    /// </summary>
    /// <param name="channel">0-based channel.</param>
    public double[] PastSpend(int channel)
    {
        var spend = new double[Cells];
        if (Model.Spec.Channels[channel].Spend is not { } column)
            return spend;
        var (window, length) = (Model.Panel.WindowOf(column), Model.Panel.Periods);
        for (var cell = 0; cell < Cells; cell++)
        {
            var (geo, period) = Math.DivRem(cell, Periods);
            var row = IsAhead ? length - 1 - (Periods - 1 - period) % length : Start + period;
            spend[cell] = window[geo * length + row];
        }
        return spend;
    }

    /// <summary>What a unit of the outcome counts on average over the cells of the plan; 1 where nothing is stated.</summary>
    /// <param name="yardstick">What is counted.</param>
    public double MeanWorth(Yardstick yardstick) =>
        Worth(yardstick) is { Rows: { } rows } ? rows.Average(geo => geo.Take(Periods).Average()) : Worth(yardstick).Number;

    /// <summary>True where a unit of the outcome counts more in some cells than in others.</summary>
    /// <param name="yardstick">What is counted.</param>
    public bool HasOwnWorth(Yardstick yardstick) => Worth(yardstick).Rows is not null;

    /// <summary>What a unit of the outcome counts.</summary>
    internal PlanWorth Worth(Yardstick yardstick) => yardstick switch
    {
        Yardstick.Value => _value,
        Yardstick.Margin => _margin,
        Yardstick.InPeriods => _inPeriods,
        _ => PlanWorth.One,
    };

    internal PlanChannel Channel(int channel) => _channels[channel];
}
