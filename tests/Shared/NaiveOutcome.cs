namespace MediaMix.Testing;

/// <summary>
/// The model written a second time, as slowly and plainly as its definitions: loops over rows and lags, everything in
/// outcome units, nothing shared with the library but the specification, the panel and parameter values by name.
/// </summary>
sealed partial class NaiveOutcome(BoundModel model, IReadOnlyDictionary<string, double> values)
{
    readonly ModelSpec _spec = model.Spec;
    readonly Panel _panel = model.Panel;

    // Everything is asked for again and again; only these two are worth remembering.
    readonly Dictionary<int, double> _coefficients = [];
    readonly Dictionary<string, double[]> _curves = [];
    readonly Dictionary<(int, double, double, double), double[]> _responses = [];

    public int Periods => _panel.Periods;

    /// <summary>The outcome is divided by this before priors speak: its largest magnitude, or nothing.</summary>
    public double OutcomeScale => _spec.Scaling.Outcome.Kind switch
    {
        OutcomeScaleKind.None => 1,
        OutcomeScaleKind.Max => Observed().Max(Math.Abs),
        var kind => throw new NotSupportedException($"The naive model knows no scale {kind}."),
    };

    public IEnumerable<double> Observed() => Actual().Where(static y => !double.IsNaN(y));

    public double Spend(int channel) => _spec.Channels[channel].Spend is { } column ? Rows(_panel.Series[column].Values).Sum() : 0;

    /// <summary>Response per window row and carry-out row when the media of every window row are multiplied, and those of history rows by another factor.</summary>
    public double[] Response(int channel, double windowFactor, double historyFactor) => Response(channel, windowFactor, windowFactor, historyFactor);

    /// <summary>The same, with a factor of their own for the window rows that the strength counts.</summary>
    double[] Response(int channel, double countedFactor, double otherFactor, double historyFactor)
    {
        if (_responses.TryGetValue((channel, countedFactor, otherFactor, historyFactor), out var known))
            return known;
        var spec = _spec.Channels[channel];
        var lags = spec.Adstock.MaxLag!.Value + 1;
        var (weights, scale) = (Weights(channel), MediaScale(channel));
        var response = new double[Periods + lags - 1];
        for (var t = 0; t < response.Length; t++)
        {
            var (exposure, saturated) = (0.0, 0.0);
            for (var lag = 0; lag < lags; lag++)
            {
                var row = t - lag;
                var factor = row < 0 ? historyFactor : Counts(channel, row) ? countedFactor : otherFactor;
                var x = factor * Media(channel, row) / scale;
                exposure += weights[lag] * x;
                saturated += weights[lag] * (spec.Frequency is null ? Saturate(channel, x) : x * Saturate(channel, Value(spec.Frequency, row)));
            }
            response[t] = spec.Order == TransformOrder.AdstockFirst ? Saturate(channel, exposure) : saturated;
            response[t] *= Effectiveness(channel, Math.Min(t, Periods - 1));
        }
        _responses[(channel, countedFactor, otherFactor, historyFactor)] = response;
        return response;
    }

    /// <summary>How effective a channel is in a window row: a positive curve over its mean.</summary>
    public double Effectiveness(int channel, int t)
    {
        var name = _spec.Channels[channel].Name;
        if (_spec.TimeVarying.FirstOrDefault(g => g.Channels.Contains(name)) is not { } group)
            return 1;
        var curve = $"{(group.IsShared ? string.Join('+', group.Channels) : name)}.effectiveness";
        if (!_curves.TryGetValue(curve, out var level))
            _curves[curve] = level = group.Effectiveness is EffectivenessProcess process
                ? [.. NaiveProcess.Curve(curve, process.Process, Periods, WeeksPerPeriod, values).Select(Math.Exp)]
                : [.. Enumerable.Range(0, Periods).Select(row => Level(curve, group.Effectiveness, row))];
        return level[t] / level.Average();
    }

    double WeeksPerPeriod => _panel.Axis.Step == TimeStep.Day ? 1.0 / 7 : 1;

    double Level(string curve, EffectivenessSpec spec, int t)
    {
        if (spec is not EffectivenessKnots { Count: { } count })
            throw new NotSupportedException($"The naive model knows no effectiveness {spec}.");
        var place = t * (count - 1.0) / (Periods - 1);
        var before = Math.Min((int)place, count - 2);
        return (before + 1 - place) * Knot(before + 1) + (place - before) * Knot(before + 2);

        double Knot(int k) => Math.Exp(values[$"{curve}.spread"] * values[$"{curve}.knot[{k}]"]);
    }

    public double[] Weights(int channel)
    {
        var adstock = _spec.Channels[channel].Adstock;
        var parameters = Parameters(channel, "adstock", adstock.Parameters);
        var weights = ComponentCatalog.Adstock(adstock.Name).Weights(parameters, adstock.MaxLag!.Value + 1);
        var sum = adstock.Normalize ? weights.Sum() : 1;
        return [.. weights.Select(w => w / sum)];
    }

    /// <summary>Effect of a unit of response, in outcome units.</summary>
    public double Coefficient(int channel)
    {
        if (_coefficients.TryGetValue(channel, out var known))
            return known;
        var (name, strength) = (_spec.Channels[channel].Name, _spec.Channels[channel].Strength!);
        var value = values[$"{name}.{strength.ParameterName}"];
        var actual = Response(channel, 1, 1);
        var caused = actual.Sum() - Response(channel, 0, 1, 1).Sum();
        var rows = Enumerable.Range(0, Periods).Where(t => Counts(channel, t)).ToArray();
        var spend = _spec.Channels[channel].Spend is { } column ? rows.Sum(t => Value(column, t)) : 0;
        return _coefficients[channel] = strength switch
        {
            RoiStrength => value * spend / caused,
            MarginalRoiStrength => value * 0.01 * spend / Response(channel, 1.01, 1, 1).Zip(actual, static (more, actual) => more - actual).Sum(),
            ContributionStrength => value * rows.Sum(t => double.IsNaN(Actual()[t]) ? Observed().Average() : Actual()[t]) / caused,
            _ => value * OutcomeScale,
        };
    }

    /// <summary>True for a window row whose media the strength is about.</summary>
    bool Counts(int channel, int t) => _spec.Channels[channel].Strength?.Window is not var (from, to)
        || (t < Periods && string.CompareOrdinal(_panel.Window.Label(t), from) >= 0 && string.CompareOrdinal(_panel.Window.Label(t), to) <= 0);

    /// <summary>What the channel adds inside the window: against no media at any time.</summary>
    public double[] Contribution(int channel)
    {
        var (actual, without, coefficient) = (Response(channel, 1, 1), Response(channel, 0, 0), Coefficient(channel));
        return [.. Enumerable.Range(0, Periods).Select(t => coefficient * (actual[t] - without[t]))];
    }

    /// <summary>Effect over window and carry-out of a multiple of the window's media, against none inside the window.</summary>
    public double WindowEffect(int channel, double factor = 1) =>
        Coefficient(channel) * (Response(channel, factor, 1).Sum() - Response(channel, 0, 1).Sum());

    /// <summary>What a period brings on average once the same exposure has come in every period for as long as it works.</summary>
    public double SteadyEffect(int channel, double exposure)
    {
        var (x, weight) = (exposure / MediaScale(channel), Weights(channel).Sum());
        return Coefficient(channel) * (_spec.Channels[channel].Order == TransformOrder.AdstockFirst ? Saturate(channel, x * weight) : weight * Saturate(channel, x));
    }

    /// <summary>The same when every exposure inside the window goes to people who have as many as anybody else.</summary>
    public double EffectAtFrequency(int channel, double frequency)
    {
        var (sum, weights) = (0.0, Weights(channel));
        for (var row = 0; row < Periods; row++)
        {
            var people = Media(channel, row) * Value(_spec.Channels[channel].Frequency!, row) / frequency / MediaScale(channel);
            for (var lag = 0; lag < weights.Length; lag++)
                sum += weights[lag] * people * Saturate(channel, frequency) * Effectiveness(channel, Math.Min(row + lag, Periods - 1));
        }
        return Coefficient(channel) * sum;
    }

    public double Roi(int channel) => WindowEffect(channel) / Spend(channel);

    public double MarginalRoi(int channel) => (WindowEffect(channel, 1.01) - WindowEffect(channel)) / (0.01 * Spend(channel));

    public double[] Baseline(string component) => component switch
    {
        "intercept" => Each(_ => values["intercept"] + _spec.Controls.Sum(c => AtBaseline(Name(c)))),
        "trend" when _spec.Baseline.Trend is GaussianProcessTrend process => [.. NaiveProcess.Curve("trend", process.Process, Periods, WeeksPerPeriod, values).Select(f => OutcomeScale * f)],
        "trend" => Each(Trend),
        _ when component.StartsWith("event[", StringComparison.Ordinal) => Each(t => values[component] * Event(_spec.Baseline.Events.Single(e => $"event[{e.Name}]" == component), t)),
        _ when component.StartsWith("seasonality", StringComparison.Ordinal) => Each(t => Season(component, t)),
        "holidays" => Each(Holidays),
        _ => Each(t => Control(component, t) - AtBaseline(component)),
    };

    /// <summary>The expected outcome: the sum of the parts or, under log-normal errors, the mean of the log-normal around the exponential of it.</summary>
    public double[] Expected() => _spec.Likelihood is LogNormalErrors
        ? [.. Sum().Select((part, t) => OutcomeScale * Math.Exp(part / OutcomeScale + 0.5 * Sd * Sd / Weight(t)))]
        : Sum();

    /// <summary>Standard deviation (scale) of the errors, on the scale on which priors speak.</summary>
    public double Sd => _spec.Noise.IsVariance ? Math.Sqrt(values["noise"]) : values["noise"];

    /// <summary>How much a row counts: its weight over the mean weight of the fitted rows, 1 where it has none.</summary>
    public double Weight(int t)
    {
        if (_spec.Likelihood.Weights is not { } column)
            return 1;
        var (weights, actual) = (Rows(_panel.Series[column].Values), Actual());
        return double.IsNaN(weights[t]) ? 1 : weights[t] / weights.Where((_, s) => !double.IsNaN(actual[s])).Average();
    }

    /// <summary>All parts added up.</summary>
    public double[] Sum()
    {
        var expected = new double[Periods];
        foreach (var part in model.LinearComponents.Select(Baseline).Concat(Enumerable.Range(0, _spec.Channels.Count).Select(Seen)))
        {
            for (var t = 0; t < Periods; t++)
                expected[t] += part[t];
        }
        return expected;
    }

    /// <summary>Log prior + log likelihood of experiments and of the scaled outcome + log-Jacobian of the unconstrained coordinates.</summary>
    public double LogDensity()
    {
        var sum = LogPrior() + LogExperiments();
        if (_spec.Noise.Autoregression is not null)
            return sum + NaiveErrors.LogDensity(Residuals(), Sd, [.. Enumerable.Range(0, Periods).Select(Weight)], values["noise.autocorrelation"]) - Jacobian();
        var (actual, expected, sd) = (Actual(), Sum(), Sd);
        for (var t = 0; t < Periods; t++)
        {
            // Density of the scaled outcome u: of ln u, over u.
            var u = actual[t] / OutcomeScale;
            var (value, jacobian) = _spec.Likelihood is LogNormalErrors ? (Math.Log(u), -Math.Log(u)) : (u, 0);
            var z = (value - expected[t] / OutcomeScale) / (sd / Math.Sqrt(Weight(t)));
            sum += double.IsNaN(actual[t]) ? 0 : LogErrorDensity(z) - Math.Log(sd) + 0.5 * Math.Log(Weight(t)) + jacobian;
        }
        return sum;
    }

    /// <summary>Log prior, that of pooled returns included, + log-Jacobian of the unconstrained coordinates.</summary>
    public double LogPrior()
    {
        var sum = 0.0;
        foreach (var parameter in model.Parameters.Where(static p => p.Prior is not FixedPrior))
        {
            var (x, support) = (values[parameter.Name], parameter.Prior.Support);
            sum += parameter.Prior.LogDensity(x, out _);
            sum += (double.IsFinite(support.Lower), double.IsFinite(support.Upper)) switch
            {
                (true, true) => Math.Log((x - support.Lower) * (support.Upper - x) / (support.Upper - support.Lower)),
                (true, false) => Math.Log(x - support.Lower),
                (false, true) => Math.Log(support.Upper - x),
                _ => 0,
            };
        }
        foreach (var group in _spec.Groups.Where(static g => g.Pooled is not null))
        {
            // The prior of a member counted its log as flat: 1/x, which the Jacobian takes back.
            var prior = new LogNormalPrior(Math.Log(values[$"{group.Name}.roi.mean"]), values[$"{group.Name}.roi.sd"]);
            sum += group.Channels.Select(channel => values[$"{channel}.roi"]).Sum(x => prior.LogDensity(x, out _) + Math.Log(x));
        }
        return sum;
    }

    /// <summary>Outcome less expectation on the scale of the errors; NaN where nothing is fitted.</summary>
    public double[] Residuals()
    {
        var expected = Sum();
        return [.. Actual().Select((y, t) => (_spec.Likelihood is LogNormalErrors ? Math.Log(y / OutcomeScale) : y / OutcomeScale) - expected[t] / OutcomeScale)];
    }

    double Jacobian() => _spec.Likelihood is LogNormalErrors ? Observed().Sum(y => Math.Log(y / OutcomeScale)) : 0;

    /// <summary>Density of a standardised error: normal, or Student-t as a prior of its own is tested to have it.</summary>
    public double LogErrorDensity(double z) => _spec.Likelihood is StudentTErrors
        ? new StudentTPrior(values["noise.df"], 0, 1).LogDensity(z, out _)
        : -0.5 * z * z - 0.5 * Math.Log(2 * Math.PI);

    double Media(int channel, int t) => Value(_spec.Channels[channel].ExposureColumn, t);

    /// <summary>A column in a row counted from the first of the window; nothing outside the data.</summary>
    double Value(string column, int t) => _panel.History + t < 0 || t >= Periods ? 0 : _panel.Series[column].Values[_panel.History + t];

    double MediaScale(int channel)
    {
        var window = Rows(_panel.Series[_spec.Channels[channel].ExposureColumn].Values);
        return _spec.Channels[channel].Scale!.Kind switch
        {
            MediaScaleKind.None => 1,
            MediaScaleKind.MeanNonZero => window.Sum() / window.Count(static x => x > 0),
            var kind => throw new NotSupportedException($"The naive model knows no scale {kind}."),
        };
    }

    double Saturate(int channel, double exposure)
    {
        var saturation = _spec.Channels[channel].Saturation;
        var parameters = Parameters(channel, "saturation", saturation.Parameters);
        if (_spec.Channels[channel] is { SaturationUnits: SaturationUnits.Natural, Frequency: null })
            parameters = [.. parameters.Zip(saturation.Parameters, (x, p) => p.ExposurePower switch { 1 => x / MediaScale(channel), -1 => x * MediaScale(channel), _ => x })];
        return ComponentCatalog.Saturation(saturation.Name).Response(parameters, exposure);
    }

    double[] Parameters(int channel, string part, IReadOnlyList<ParameterDeclaration> declared) =>
        [.. declared.Select(p => values[$"{_spec.Channels[channel].Name}.{part}.{p.Name}"])];

    double[] Each(Func<int, double> value) => [.. Enumerable.Range(0, Periods).Select(t => OutcomeScale * value(t))];

    /// <summary>The outcome, unknown where a period is left out.</summary>
    double[] Actual() => [.. Rows(_panel.Outcome.Values).Select((y, t) => _panel.Exclusions.Any(e => e.First <= t && t <= e.Last) ? double.NaN : y)];

    double[] Rows(double[] all) => all[_panel.History..];
}
