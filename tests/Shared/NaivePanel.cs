namespace MediaMix.Testing;

/// <summary>
/// The model of several geos written a second time, as slowly and plainly as its definitions: loops over geos, rows and lags.
/// Outcome and media of a geo are divided by its size; what is found there is multiplied by it again. Nothing is shared with the
/// library but the specification, the panel and parameter values by name.
/// </summary>
sealed partial class NaivePanel(BoundModel model, IReadOnlyDictionary<string, double> values)
{
    readonly ModelSpec _spec = model.Spec;
    readonly Panel _panel = model.Panel;

    // What depends on one channel alone is the same in a national model.
    readonly NaiveOutcome _national = new(model, values);
    readonly Dictionary<(int, int), double> _coefficients = [];
    readonly Dictionary<(int, int, double, double, double), double[]> _responses = [];
    double[]? _sizes;
    (double, double)? _scale;

    public int Geos => _panel.Geos.Count;

    public int Periods => _panel.Periods;

    /// <summary>Inhabitants over the mean inhabitants of a geo or, where they are not known or not wanted, the mean fitted outcome of the geo over the mean of those; or one.</summary>
    public double Size(int geo) => (_sizes ??= Sizes())[geo];

    double[] Sizes()
    {
        if (_spec.Scaling.Geos == GeoScale.None)
            return [.. Enumerable.Repeat(1.0, Geos)];
        var byPopulation = _spec.Scaling.Geos != GeoScale.Outcome && _panel.Population is not null;
        double[] of = [.. Enumerable.Range(0, Geos).Select(g => byPopulation ? _panel.Population![g] : Fitted().Where(cell => cell.Geo == g).Average(static cell => cell.Outcome))];
        return [.. of.Select(size => size / of.Average())];
    }

    /// <summary>Cells whose outcome enters the likelihood.</summary>
    public IEnumerable<(int Geo, int Period, double Outcome)> Fitted() =>
        from cell in Known()
        let y = Outcome(cell.Geo, cell.Period)
        where !double.IsNaN(y) && !_panel.Exclusions.Any(e => e.First <= cell.Period && cell.Period <= e.Last)
        select (cell.Geo, cell.Period, y);

    /// <summary>Outcome of some geos and periods, what is not known at the mean of its geo.</summary>
    public double Total(IEnumerable<int> geos, Func<int, bool> counts) => geos.Sum(g => Enumerable.Range(0, Periods)
        .Where(t => counts(t) && !IsAbsent(g, t))
        .Sum(t => Known(g, t) ?? Fitted().Where(cell => cell.Geo == g).Average(static cell => cell.Outcome)));

    /// <summary>The outcome of a fitted cell.</summary>
    double? Known(int geo, int period) =>
        Fitted().Where(cell => (cell.Geo, cell.Period) == (geo, period)).Select(static cell => (double?)cell.Outcome).SingleOrDefault();

    /// <summary>Cells that scales are taken from: those in which the geo exists and which are not held out.</summary>
    IEnumerable<(int Geo, int Period)> Known() =>
        from g in Enumerable.Range(0, Geos)
        from t in Enumerable.Range(0, Periods)
        where !IsAbsent(g, t) && _panel.Marks.HeldOut?[g * Periods + t] is not true
        select (g, t);

    public bool IsAbsent(int geo, int t) => _panel.Marks.Absent is { } absent && absent[geo * Periods + t];

    double Outcome(int geo, int t) => Value(_panel.Outcome, geo, t);

    /// <summary>What is subtracted from the outcome of a geo of size one, and what then divides it.</summary>
    public (double Centre, double Scale) OutcomeScale() => _scale ??= ReadScale();

    (double, double) ReadScale()
    {
        double[] y = [.. Fitted().Select(cell => cell.Outcome / Size(cell.Geo))];
        return _spec.Scaling.Outcome.Kind switch
        {
            OutcomeScaleKind.Max => (0, y.Max(Math.Abs)),
            OutcomeScaleKind.Standardize => (y.Average(), Math.Sqrt(y.Sum(x => (x - y.Average()) * (x - y.Average())) / (y.Length - 1))),
            var kind => throw new NotSupportedException($"The naive panel knows no scale {kind}."),
        };
    }

    public double Spend(int channel) => Enumerable.Range(0, Geos).Sum(g => Spend(channel, g, static _ => true));

    double Spend(int channel, int geo, Func<int, bool> counts) =>
        _spec.Channels[channel].Spend is { } column ? Enumerable.Range(0, Periods).Where(counts).Sum(t => Value(_panel.Series[column], geo, t)) : 0;

    /// <summary>Response per window row and carry-out row of a geo when the media that the strength counts, the other media of the window and those of history are multiplied.</summary>
    public double[] Response(int channel, int geo, double countedFactor, double otherFactor, double historyFactor)
    {
        var key = (channel, geo, countedFactor, otherFactor, historyFactor);
        if (_responses.TryGetValue(key, out var known))
            return known;
        var spec = _spec.Channels[channel];
        var (weights, scale) = (Weights(channel, geo), MediaScale(channel) * Size(geo));
        var response = new double[Periods + weights.Length - 1];
        for (var t = 0; t < response.Length; t++)
        {
            var (exposure, saturated) = (0.0, 0.0);
            for (var lag = 0; lag < weights.Length; lag++)
            {
                var row = t - lag;
                var factor = row < 0 ? historyFactor : Counts(channel, row) ? countedFactor : otherFactor;
                var x = factor * Value(_panel.Series[spec.ExposureColumn], geo, row) / scale;
                exposure += weights[lag] * x;
                saturated += weights[lag] * (spec.Frequency is null ? Saturate(channel, geo, x) : x * Saturate(channel, geo, Value(_panel.Series[spec.Frequency], geo, row)));
            }
            response[t] = (spec.Order == TransformOrder.AdstockFirst ? Saturate(channel, geo, exposure) : saturated) * _national.Effectiveness(channel, Math.Min(t, Periods - 1));
        }
        return _responses[key] = response;
    }

    /// <summary>Effect of a unit of response in a geo of size one, on the scale of the model.</summary>
    public double Coefficient(int channel, int geo)
    {
        if (_coefficients.TryGetValue((channel, geo), out var known))
            return known;
        var (name, strength) = (_spec.Channels[channel].Name, _spec.Channels[channel].Strength!);
        var coefficient = _spec.Channels[channel].Pooling switch
        {
            UnpooledPooling => Common(channel, [geo], $"{name}.{strength.ParameterName}[{_panel.Geos[geo]}]", static _ => (1, 0)),
            HierarchicalPooling => Spread(Common(channel, Reached(channel), strength is CoefficientStrength ? $"{name}.coefficient.mean" : $"{name}.{strength.ParameterName}", g => Deviation(channel, g)), Deviation(channel, geo)),
            _ => Common(channel, Reached(channel), $"{name}.{strength.ParameterName}", static _ => (1, 0)),
        };
        return _coefficients[(channel, geo)] = coefficient;

        static double Spread(double common, (double Factor, double Shift) deviation) => common * deviation.Factor + deviation.Shift;
    }

    /// <summary>The geos that have media of the channel at any time.</summary>
    public int[] Reached(int channel) =>
        [.. Enumerable.Range(0, Geos).Where(g => Enumerable.Range(-_panel.History, _panel.Axis.Count).Any(t => Value(_panel.Series[_spec.Channels[channel].ExposureColumn], g, t) > 0))];

    (double Factor, double Shift) Deviation(int channel, int geo)
    {
        var name = _spec.Channels[channel].Name;
        var x = values[$"{name}.coefficient.sd"] * values[$"{name}.coefficient.standardized[{_panel.Geos[geo]}]"];
        return ((HierarchicalPooling)_spec.Channels[channel].Pooling!).Link == PoolingLink.Log ? (Math.Exp(x), 0) : (1, x);
    }

    /// <summary>κ that makes the strength of some geos together what it is stated to be.</summary>
    double Common(int channel, int[] geos, string name, Func<int, (double Factor, double Shift)> deviation)
    {
        var (strength, value, scale) = (_spec.Channels[channel].Strength!, values[name], OutcomeScale().Scale);
        // A return is one on all that was spent, a share one of the outcome of all geos, whether the channel reaches them or not, unless it is that of one geo.
        var of = _spec.Channels[channel].Pooling is UnpooledPooling ? geos : [.. Enumerable.Range(0, Geos)];
        var target = strength switch
        {
            RoiStrength => value * of.Sum(g => Spend(channel, g, t => Counts(channel, t))),
            MarginalRoiStrength => value * 0.01 * of.Sum(g => Spend(channel, g, t => Counts(channel, t))),
            ContributionStrength => value * Total(of, t => Counts(channel, t)),
            _ => double.NaN,
        };
        if (strength is CoefficientStrength)
            return value;
        var (ofCommon, ofDeviations) = (0.0, 0.0);
        foreach (var g in geos)
        {
            var counted = Size(g) * scale * (strength is MarginalRoiStrength
                ? Difference(Response(channel, g, 1.01, 1, 1), Response(channel, g, 1, 1, 1))
                : Difference(Response(channel, g, 1, 1, 1), Response(channel, g, 0, 1, 1)));
            ofCommon += deviation(g).Factor * counted;
            ofDeviations += deviation(g).Shift * counted;
        }
        return (target - ofDeviations) / ofCommon;
    }

    static double Difference(double[] more, double[] less) => more.Zip(less, static (a, b) => a - b).Sum();

    /// <summary>True for a window row whose media the strength is about.</summary>
    bool Counts(int channel, int t) => _spec.Channels[channel].Strength?.Window is not var (from, to)
        || (t < Periods && string.CompareOrdinal(_panel.Window.Label(t), from) >= 0 && string.CompareOrdinal(_panel.Window.Label(t), to) <= 0);

    /// <summary>What the channel adds in a geo, in outcome units, window and carry-out: against no media at any time.</summary>
    public double[] Effect(int channel, int geo) => Reached(channel).Contains(geo)
        ? [.. Response(channel, geo, 1, 1, 1).Zip(Response(channel, geo, 0, 0, 0), (actual, none) => Coefficient(channel, geo) * (actual - none) * OutcomeScale().Scale * Size(geo))]
        : new double[Periods + Weights(channel, Reached(channel)[0]).Length - 1];

    /// <summary>Effect over window and carry-out of a multiple of the window's media in a geo, against none inside the window.</summary>
    public double WindowEffect(int channel, int geo, double factor = 1) => Reached(channel).Contains(geo)
        ? Coefficient(channel, geo) * Difference(Response(channel, geo, factor, factor, 1), Response(channel, geo, 0, 0, 1)) * OutcomeScale().Scale * Size(geo)
        : 0;

    double MediaScale(int channel)
    {
        var column = _panel.Series[_spec.Channels[channel].ExposureColumn];
        double[] media = [.. Known().Select(cell => Value(column, cell.Geo, cell.Period) / Size(cell.Geo)).Where(static x => x > 0).Order()];
        return _spec.Channels[channel].Scale!.Kind switch
        {
            MediaScaleKind.MeanNonZero => media.Average(),
            MediaScaleKind.MedianNonZero => (media[(media.Length - 1) / 2] + media[media.Length / 2]) / 2,
            var kind => throw new NotSupportedException($"The naive panel knows no scale {kind}."),
        };
    }

    double[] Weights(int channel, int geo)
    {
        var adstock = _spec.Channels[channel].Adstock;
        var weights = ComponentCatalog.Adstock(adstock.Name).Weights([.. adstock.Parameters.Select(p => Parameter(channel, geo, $"adstock.{p.Name}", p.Domain))], adstock.MaxLag!.Value + 1);
        return [.. weights.Select(w => w / (adstock.Normalize ? weights.Sum() : 1))];
    }

    double Saturate(int channel, int geo, double exposure)
    {
        var saturation = _spec.Channels[channel].Saturation;
        var unit = _spec.Channels[channel].SaturationUnits == SaturationUnits.Natural ? MediaScale(channel) : 1;
        return ComponentCatalog.Saturation(saturation.Name).Response(
            [.. saturation.Parameters.Select(p => Parameter(channel, geo, $"saturation.{p.Name}", p.Domain) / Math.Pow(unit, p.ExposurePower))], exposure);
    }

    /// <summary>A parameter of a transform in a geo: shared, its own, or so far from the common one on the scale of a log or a logit.</summary>
    double Parameter(int channel, int geo, string key, Interval domain)
    {
        var name = $"{_spec.Channels[channel].Name}.{key}";
        switch (_spec.Channels[channel].GeoParameters.FirstOrDefault(p => p.Parameter == key)?.Pooling)
        {
            case UnpooledPooling:
                return values[$"{name}[{_panel.Geos[geo]}]"];
            case HierarchicalPooling:
                var (mean, shift) = (values[$"{name}.mean"], values[$"{name}.sd"] * values[$"{name}.standardized[{_panel.Geos[geo]}]"]);
                return domain == Interval.Unit ? 1 / (1 + Math.Exp(-Math.Log(mean / (1 - mean)) - shift))
                    : domain == Interval.Positive ? Math.Exp(Math.Log(mean) + shift)
                    : throw new NotSupportedException($"The naive panel knows no domain {domain}.");
            default:
                return values[name];
        }
    }

    /// <summary>A column in a row counted from the first of the window; nothing outside the data.</summary>
    double Value(Series column, int geo, int t) => _panel.History + t < 0 || t >= Periods ? 0 : column.Values[geo * _panel.Axis.Count + _panel.History + t];
}
