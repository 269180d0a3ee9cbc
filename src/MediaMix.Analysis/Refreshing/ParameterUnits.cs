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

    /// <summary>Factor from a value there to a value here.</summary>
    /// <param name="name">Name of a parameter that both models have.</param>
    /// <param name="obstacle">Why the one says nothing about the other; null = it does.</param>
    public double Factor(string name, out string? obstacle)
    {
        obstacle = null;
        if (name.Contains(".effectiveness.", StringComparison.Ordinal))
            return 1;
        var channel = to.Spec.Channels.Where(c => name.StartsWith(c.Name + ".", StringComparison.Ordinal)).MaxBy(static c => c.Name.Length);
        if (channel is not null && from.Spec.Channels.FirstOrDefault(c => c.Name == channel.Name) is { } earlier)
            return Media(name[(channel.Name.Length + 1)..], earlier, channel, out obstacle);
        if (to.Spec.Groups.Any(g => name.StartsWith($"{g.Name}.roi.", StringComparison.Ordinal)))
            return name.EndsWith(".sd", StringComparison.Ordinal) ? 1 : UnitValueRatio.Of(from, to, out obstacle);
        if (from.Panel.Axis.Step != to.Panel.Axis.Step)
            obstacle = "the rows of the two are of different length";
        else if (from.Spec.Likelihood is LogNormalErrors != _isLog)
            obstacle = "one of the two is multiplicative";
        return obstacle is null ? Linear(name, out obstacle) : double.NaN;
    }

    double Media(string rest, ChannelSpec earlier, ChannelSpec channel, out string? obstacle)
    {
        obstacle = null;
        if (rest.StartsWith("adstock.", StringComparison.Ordinal))
        {
            obstacle = earlier.Adstock.Name != channel.Adstock.Name ? $"carryover was {earlier.Adstock.Name}"
                : from.Panel.Axis.Step != to.Panel.Axis.Step ? "the rows of the two are of different length" : null;
            return 1;
        }
        if (rest.StartsWith("saturation.", StringComparison.Ordinal))
            return Saturation(rest["saturation.".Length..], earlier, channel, out obstacle);
        if (rest.StartsWith("roi", StringComparison.Ordinal) || rest.StartsWith("marginal_roi", StringComparison.Ordinal))
            return UnitValueRatio.Of(from, to, out obstacle);
        if (!rest.StartsWith("coefficient", StringComparison.Ordinal))
            return 1;
        if (from.Spec.Likelihood is LogNormalErrors != _isLog)
            obstacle = "one of the two is multiplicative";
        var isLogSpread = rest == "coefficient.sd" && channel.Pooling is HierarchicalPooling { Link: not PoolingLink.Identity };
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

    double Saturation(string key, ChannelSpec earlier, ChannelSpec channel, out string? obstacle)
    {
        obstacle = earlier.Saturation.Name != channel.Saturation.Name ? $"saturation was {earlier.Saturation.Name}"
            : earlier.Order != channel.Order || earlier.Reach is null != channel.Reach is null ? "the order of its transforms was another" : null;
        if (obstacle is not null || key.EndsWith(".sd", StringComparison.Ordinal) || channel.Reach is not null)
            return 1;
        var name = key.Split('.', '[')[0];
        var power = channel.Saturation.Parameters.First(p => p.Name == name).ExposurePower;
        return power == 0 ? 1 : Math.Pow(Exposure(from, earlier, IsNatural(earlier)) / Exposure(to, channel, IsNatural(channel)), power);
    }

    static bool IsNatural(ChannelSpec channel) => channel.SaturationUnits == SaturationUnits.Natural;

    /// <summary>Natural exposure of a geo of size one here per unit.</summary>
    double Exposure(BoundModel model, ChannelSpec channel, bool isNatural)
    {
        var scale = isNatural ? 1 : model.Constants.Channels.First(c => c.Name == channel.Name).ExposureScale;
        return ReferenceEquals(model, from) ? scale * SizeRatio : scale;
    }

    double Linear(string name, out string? obstacle)
    {
        obstacle = null;
        if (name.StartsWith("noise", StringComparison.Ordinal))
            return Noise(name);
        if (name.StartsWith("control[", StringComparison.Ordinal))
            return Control(name, out obstacle);
        if (name.StartsWith("trend.", StringComparison.Ordinal))
            return Trend(name, out obstacle);
        if (name.StartsWith("seasonality.", StringComparison.Ordinal))
        {
            obstacle = Season(name);
            return name.EndsWith(".sd", StringComparison.Ordinal) ? 1 : Outcome;
        }
        return Outcome;
    }

    double Noise(string name)
    {
        if (name is "noise.df" or "noise.autocorrelation" or "noise.sd")
            return 1;
        var factor = Outcome * Math.Sqrt(from.Constants.MeanWeight / to.Constants.MeanWeight);
        return to.Spec.Noise.IsVariance ? factor * factor : factor;
    }

    double Control(string name, out string? obstacle)
    {
        obstacle = null;
        var control = to.Spec.Controls.Where(c => name.StartsWith(c.ComponentName, StringComparison.Ordinal)).MaxBy(static c => c.ComponentName.Length)!;
        if (control.IsCategorical)
        {
            if (!from.Panel.Categorical[control.Column].Levels.SequenceEqual(to.Panel.Categorical[control.Column].Levels))
                obstacle = "its levels have changed";
            return Outcome;
        }
        return Outcome * Scale(to, control) / Scale(from, control);
    }

    static double Scale(BoundModel model, ControlSpec control) => model.Constants.Controls.First(c => (c.Column, c.Lag) == (control.Column, control.Lag)).Scale;

    double Trend(string name, out string? obstacle)
    {
        obstacle = null;
        var window = (to.Panel.Periods - 1.0) / (from.Panel.Periods - 1);
        switch (from.Spec.Baseline.Trend, to.Spec.Baseline.Trend)
        {
            case (LinearTrend, LinearTrend) when name == "trend.slope":
                return Outcome * window;
            case (GaussianProcessTrend, GaussianProcessTrend) when name is "trend.amplitude" or "trend.length_scale":
                return name == "trend.amplitude" ? Outcome : 1;
            case (KnotTrend a, KnotTrend b) when name == "trend.innovation":
                return Outcome * Math.Sqrt(window * (Count(a) - 1) / (Count(b) - 1));
            case (RandomWalkTrend a, RandomWalkTrend b) when name == "trend.innovation":
                return Outcome * Math.Sqrt(b.Every!.Value / (double)a.Every!.Value);
            case ({ } a, { } b) when a.GetType() == b.GetType() && name == "trend.sd":
                return 1;
            case ({ } a, { } b) when a.GetType() == b.GetType() && IsSameWindow:
                return Outcome;
            default:
                obstacle = "it belongs to the rows of the earlier window";
                return double.NaN;
        }
    }

    static double Count(KnotTrend knots) => knots.At?.Count ?? knots.Count!.Value;

    string? Season(string name)
    {
        var rows = to.Spec.Baseline.Seasonality!.OfType<FourierSpec>().FirstOrDefault(f => f.Cycle == FourierCycle.Rows && name.StartsWith(FormattableString.Invariant($"seasonality.fourier[{f.PeriodRows}]"), StringComparison.Ordinal));
        return rows is null || (from.Panel.Window.TryLocate(to.Panel.Window.Label(0), out var shift) && Math.IEEERemainder(shift, rows.PeriodRows) == 0)
            ? null : "its cycle begins in another row";
    }
}
