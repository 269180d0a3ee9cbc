namespace MediaMix.Analysis;

/// <summary>
/// What one unit of a parameter of one model is in units of the parameter of that name in another. Priors speak on scales that come from data
/// (largest outcome, mean exposure, sd of a control, length of the window); what they mean in natural units has to stay. Immutable and thread-safe.
/// </summary>
/// <param name="from">The model whose values are at hand.</param>
/// <param name="to">The model that they are wanted for.</param>
sealed class ParameterUnits(BoundModel from, BoundModel to)
{
    readonly bool _isLog = to.Spec.Likelihood is LogNormalErrors;

    /// <summary>Size of a geo there over its size here, mean over geos in both.</summary>
    public double SizeRatio { get; } = to.Panel.Geos.Index().Select(geo => from.Panel.Geos.ToList().IndexOf(geo.Item) is var there and >= 0 ? from.Constants.Size(there) / to.Constants.Size(geo.Index) : double.NaN)
        .Where(static ratio => !double.IsNaN(ratio)).DefaultIfEmpty(1).Average();

    /// <summary>True where the fitted rows are the same.</summary>
    public bool IsSameWindow { get; } = from.Panel.Periods == to.Panel.Periods && from.Panel.Window.Label(0) == to.Panel.Window.Label(0) && from.Panel.Axis.Step == to.Panel.Axis.Step;

    /// <summary>Factor on an effect on the scale of the outcome; 1 where effects are logs.</summary>
    public double Outcome => _isLog ? 1 : from.Constants.OutcomeScale * SizeRatio / to.Constants.OutcomeScale;

    /// <summary>True for the level of the outcome, whose zero lies elsewhere in other data.</summary>
    public static bool IsLevel(ParameterKey key) => key is InterceptKey { Form: ParameterForm.Value or ParameterForm.Mean };

    /// <summary>Factor from a value there to a value here.</summary>
    /// <param name="key">A parameter that both models have.</param>
    /// <param name="obstacle">Why the one says nothing about the other; null = it does.</param>
    public double Factor(ParameterKey key, out string? obstacle)
    {
        obstacle = null;
        switch (key)
        {
            case EffectivenessKey or ConfoundingKey or GroupReturnKey { Form: ParameterForm.Spread } or StrengthKey { Kind: StrengthKind.Contribution }:
                return 1;
            case GroupReturnKey or StrengthKey { Kind: StrengthKind.Roi or StrengthKind.MarginalRoi }:
                return UnitValueRatio.Of(from, to, out obstacle);
            case StrengthKey strength:
                return Coefficient(strength, Channel(from, strength.Channel), Channel(to, strength.Channel), out obstacle);
            case TransformKey { Part: TransformPart.Adstock } shape:
                obstacle = Channel(from, shape.Channel).Adstock.Name is var name && name != Channel(to, shape.Channel).Adstock.Name ? $"carryover was {name}"
                    : from.Panel.Axis.Step != to.Panel.Axis.Step ? "the rows of the two are of different length" : null;
                return 1;
            case TransformKey shape:
                return Saturation(shape, Channel(from, shape.Channel), Channel(to, shape.Channel), out obstacle);
        }
        if (from.Panel.Axis.Step != to.Panel.Axis.Step)
            obstacle = "the rows of the two are of different length";
        else if (from.Spec.Likelihood is LogNormalErrors != _isLog)
            obstacle = "one of the two is multiplicative";
        return obstacle is null ? Linear(key, out obstacle) : double.NaN;
    }

    static ChannelSpec Channel(BoundModel model, string name) => model.Spec.Channels.First(c => c.Name == name);

    double Coefficient(StrengthKey key, ChannelSpec earlier, ChannelSpec channel, out string? obstacle)
    {
        obstacle = from.Spec.Likelihood is LogNormalErrors != _isLog ? "one of the two is multiplicative" : null;
        var isLogSpread = key.Form == ParameterForm.Spread && channel.Pooling is HierarchicalPooling { Link: not PoolingLink.Identity };
        return isLogSpread ? 1 : Outcome * Response(earlier, channel, ref obstacle);
    }

    /// <summary>Curves whose exposure has no parameter to rescale put the scale of the exposure into the coefficient.</summary>
    double Response(ChannelSpec earlier, ChannelSpec channel, ref string? obstacle)
    {
        var ratio = Exposure(to, channel, isNatural: false) / Exposure(from, earlier, isNatural: false);
        if (earlier.Saturation.Name != channel.Saturation.Name)
            obstacle = $"saturation was {earlier.Saturation.Name}";
        else if (channel.Saturation is RootSaturation && ratio != 1)
            obstacle = "its exposure has another scale";
        return channel.Saturation is NoSaturation ? ratio : 1;
    }

    double Saturation(TransformKey key, ChannelSpec earlier, ChannelSpec channel, out string? obstacle)
    {
        obstacle = earlier.Saturation.Name != channel.Saturation.Name ? $"saturation was {earlier.Saturation.Name}"
            : earlier.Order != channel.Order || earlier.Reach is null != channel.Reach is null ? "the order of its transforms was another" : null;
        if (obstacle is not null || key.Form == ParameterForm.Spread || channel.Reach is not null)
            return 1;
        var power = channel.Saturation.Parameters.First(p => p.Name == key.Parameter).ExposurePower;
        return power == 0 ? 1 : Math.Pow(Exposure(from, earlier, IsNatural(earlier)) / Exposure(to, channel, IsNatural(channel)), power);
    }

    static bool IsNatural(ChannelSpec channel) => channel.SaturationUnits == SaturationUnits.Natural;

    /// <summary>Natural exposure of a geo of size one here per unit.</summary>
    double Exposure(BoundModel model, ChannelSpec channel, bool isNatural)
    {
        var scale = isNatural ? 1 : model.Constants.Channels.First(c => c.Name == channel.Name).ExposureScale;
        return ReferenceEquals(model, from) ? scale * SizeRatio : scale;
    }

    double Linear(ParameterKey key, out string? obstacle)
    {
        obstacle = null;
        switch (key)
        {
            case NoiseKey noise:
                return Noise(noise);
            case ControlKey control:
                return Control(control, out obstacle);
            case TrendKey trend:
                return Trend(trend, out obstacle);
            case FourierKey { Cycle: FourierCycle.Rows } season when !BeginsInTheSameRow(season):
                obstacle = "its cycle begins in another row";
                break;
        }
        return key is FourierKey or CalendarKey && key.Form == ParameterForm.Spread ? 1 : Outcome;
    }

    double Noise(NoiseKey key)
    {
        if (key.Part != NoisePart.Size || key.Form == ParameterForm.Spread)
            return 1;
        var factor = Outcome * Math.Sqrt(from.Constants.MeanWeight / to.Constants.MeanWeight);
        return to.Spec.Noise.IsVariance ? factor * factor : factor;
    }

    double Control(ControlKey key, out string? obstacle)
    {
        obstacle = null;
        var control = to.Spec.Controls.First(c => (c.Column, c.Lag) == (key.Column, key.Lag));
        if (control.IsCategorical)
        {
            if (!from.Panel.Categorical[control.Column].Levels.SequenceEqual(to.Panel.Categorical[control.Column].Levels))
                obstacle = "its levels have changed";
            return Outcome;
        }
        return Outcome * Scale(to, control) / Scale(from, control);
    }

    static double Scale(BoundModel model, ControlSpec control) => model.Constants.Controls.First(c => (c.Column, c.Lag) == (control.Column, control.Lag)).Scale;

    double Trend(TrendKey key, out string? obstacle)
    {
        obstacle = null;
        var window = (to.Panel.Periods - 1.0) / (from.Panel.Periods - 1);
        switch (from.Spec.Baseline.Trend, to.Spec.Baseline.Trend, key.Part)
        {
            case (LinearTrend, LinearTrend, TrendPart.Slope):
                return Outcome * window;
            case (GaussianProcessTrend, GaussianProcessTrend, TrendPart.Amplitude):
                return Outcome;
            case (GaussianProcessTrend, GaussianProcessTrend, TrendPart.LengthScale):
                return 1;
            case (KnotTrend a, KnotTrend b, TrendPart.Innovation):
                return Outcome * Math.Sqrt(window * (Count(a) - 1) / (Count(b) - 1));
            case (RandomWalkTrend a, RandomWalkTrend b, TrendPart.Innovation):
                return Outcome * Math.Sqrt(b.Every!.Value / (double)a.Every!.Value);
            case ({ } a, { } b, TrendPart.Whole) when a.GetType() == b.GetType() && key.Form == ParameterForm.Spread:
                return 1;
            case ({ } a, { } b, _) when a.GetType() == b.GetType() && IsSameWindow:
                return Outcome;
            default:
                obstacle = "it belongs to the rows of the earlier window";
                return double.NaN;
        }
    }

    static double Count(KnotTrend knots) => knots.At?.Count ?? knots.Count!.Value;

    bool BeginsInTheSameRow(FourierKey season) =>
        from.Panel.Window.TryLocate(to.Panel.Window.Label(0), out var shift) && Math.IEEERemainder(shift, season.PeriodRows) == 0;
}
