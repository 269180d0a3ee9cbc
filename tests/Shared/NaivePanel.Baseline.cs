namespace MediaMix.Testing;

/// <content>Level, trend, season, controls, noise and the density.</content>
sealed partial class NaivePanel
{
    double? _meanWeight;

    /// <summary>What a linear component adds in a cell, in outcome units; nothing where the geo is absent.</summary>
    public double Baseline(string component, int geo, int t)
    {
        if (IsAbsent(geo, t))
            return 0;
        var (centre, scale) = OutcomeScale();
        return Size(geo) * (scale * Linear(component, geo, t) + (component == "intercept" ? centre : 0));
    }

    /// <summary>All components and all channels in a cell where the geo exists, in outcome units.</summary>
    public double Expected(int geo, int t) =>
        model.LinearComponents.Sum(component => Baseline(component, geo, t)) + Enumerable.Range(0, _spec.Channels.Count).Sum(m => Effect(m, geo)[t]);

    /// <summary>Noise of a geo on the scale on which priors speak.</summary>
    public double Sd(int geo)
    {
        var value = _spec.Noise.Pooling switch
        {
            UnpooledPooling => values[$"noise[{_panel.Geos[geo]}]"],
            HierarchicalPooling => values["noise.mean"],
            _ => values["noise"],
        };
        var shift = _spec.Noise.Pooling is HierarchicalPooling ? values["noise.sd"] * values[$"noise.standardized[{_panel.Geos[geo]}]"] : 0;
        return (_spec.Noise.IsVariance ? Math.Sqrt(value) : value) * Math.Exp(shift);
    }

    /// <summary>Log prior + log likelihood of the scaled outcome + log-Jacobian of the unconstrained coordinates.</summary>
    public double LogDensity()
    {
        var sum = _national.LogPrior();
        foreach (var geo in Fitted().GroupBy(static cell => cell.Geo))
        {
            double[] residuals = Residuals(geo.Key);
            sum += geo.Sum(cell => LogErrorDensity(geo.Key, cell.Period, residuals));
        }
        return sum;
    }

    /// <summary>Outcome less expectation of a geo on the scale on which priors speak; NaN where nothing is fitted.</summary>
    public double[] Residuals(int geo)
    {
        var ((centre, scale), residuals) = (OutcomeScale(), Enumerable.Repeat(double.NaN, Periods).ToArray());
        foreach (var (_, t, outcome) in Fitted().Where(cell => cell.Geo == geo))
            residuals[t] = (outcome / Size(geo) - centre) / scale - (Expected(geo, t) / Size(geo) - centre) / scale;
        return residuals;
    }

    /// <summary>Log density of the residual of a fitted cell, given those before it in its geo where errors are autoregressive.</summary>
    public double LogErrorDensity(int geo, int t, double[] residuals)
    {
        if (_spec.Noise.Autoregression is null)
        {
            var sd = Sd(geo) / Math.Sqrt(Weight(geo, t));
            return _national.LogErrorDensity(residuals[t] / sd) - Math.Log(sd);
        }
        return Together(residuals[..(t + 1)]) - Together(residuals[..t]);

        double Together(double[] first) => first.All(double.IsNaN) ? 0
            : NaiveErrors.LogDensity(first, Sd(geo), [.. first.Select((r, row) => double.IsNaN(r) ? 1 : Weight(geo, row))], values["noise.autocorrelation"]);
    }

    /// <summary>Covariance of the errors of the fitted cells, in their order, on the scale on which priors speak.</summary>
    public double[,] ErrorCovariance()
    {
        var cells = Fitted().ToArray();
        var covariance = new double[cells.Length, cells.Length];
        var ρ = _spec.Noise.Autoregression is null ? 0 : values["noise.autocorrelation"];
        for (var i = 0; i < cells.Length; i++)
        {
            for (var j = 0; j < cells.Length; j++)
            {
                if (cells[i].Geo == cells[j].Geo)
                    covariance[i, j] = Sd(cells[i].Geo) * Sd(cells[i].Geo) * Math.Pow(ρ, Math.Abs(cells[i].Period - cells[j].Period)) / Math.Sqrt(Weight(cells[i].Geo, cells[i].Period) * Weight(cells[j].Geo, cells[j].Period));
            }
        }
        return covariance;
    }

    /// <summary>How much a cell counts: its weight over the mean weight of the fitted cells.</summary>
    public double Weight(int geo, int t) => _spec.Likelihood.Weights is not { } column ? 1
        : Value(_panel.Series[column], geo, t) / (_meanWeight ??= Fitted().Average(cell => Value(_panel.Series[column], cell.Geo, cell.Period)));

    double Linear(string component, int geo, int t) => component switch
    {
        "intercept" => Coefficient("intercept", geo) + _spec.Controls.Sum(c => Level(c, geo)),
        "trend" => Trend(geo, t),
        _ when component.StartsWith("seasonality", StringComparison.Ordinal) => Season((FourierSpec)_spec.Baseline.Seasonality!.Single(), component, geo, t),
        _ => _spec.Controls.Single(c => $"control[{c.Column}]" == component) is var control ? Control(control, geo, control.IsCategorical ? Code(control, geo, t) : Column(control, geo, t)) - Level(control, geo) : 0,
    };

    /// <summary>A coefficient in a geo: the same in all, its own, or the mean and what it deviates.</summary>
    double Coefficient(string name, int geo)
    {
        var own = $"{name}[{_panel.Geos[geo]}]";
        return values.TryGetValue(name, out var shared) ? shared
            : values.TryGetValue(own, out var unpooled) ? unpooled
            : values[$"{name}.mean"] + values[$"{name}.sd"] * values[$"{name}.standardized[{_panel.Geos[geo]}]"];
    }

    /// <summary>What a geo deviates in coefficient k of a pattern, in the units of the pattern.</summary>
    double Deviation(string name, int geo, int k) =>
        values.TryGetValue($"{name}.sd", out var sd) ? sd * values[FormattableString.Invariant($"{name}.standardized[{_panel.Geos[geo]}][{k}]")] : 0;

    double Trend(int geo, int t)
    {
        if (_spec.Baseline.Trend is LinearTrend { Prior: NormalPrior { Sd: var sd } })
            return (values["trend.slope"] + sd * values["trend.sd"] * values[$"trend.standardized[{_panel.Geos[geo]}]"]) * t / (Periods - 1);
        if (_spec.Baseline.Trend is not KnotTrend { Count: { } count, Value: var value })
            throw new NotSupportedException("The naive panel knows knots and lines that differ only.");
        var knots = new double[count];
        for (var k = 1; k <= count; k++)
        {
            if (value is not null)
                knots[k - 1] = values[$"trend.knot[{k}]"] + ((NormalPrior)value).Sd * Deviation("trend", geo, k);
            else if (k > 1)
                knots[k - 1] = knots[k - 2] + values["trend.innovation"] * (values[$"trend.step[{k}]"] + Deviation("trend", geo, k - 1));
        }
        var place = t * (count - 1.0) / (Periods - 1);
        var before = Math.Min((int)place, count - 2);
        return knots[before] + (place - before) * (knots[before + 1] - knots[before]);
    }

    double Season(FourierSpec season, string component, int geo, int t)
    {
        var sum = 0.0;
        for (var k = 1; k <= season.Order; k++)
        {
            var sd = ((NormalPrior)season.Prior!).Sd / (season.DividesByHarmonic ? k : 1);
            var angle = 2 * Math.PI * k * (t + 1) / season.PeriodRows;
            sum += (values[$"{component}.sin[{k}]"] + sd * Deviation(component, geo, 2 * k - 1)) * Math.Sin(angle);
            sum += (values[$"{component}.cos[{k}]"] + sd * Deviation(component, geo, 2 * k)) * Math.Cos(angle);
        }
        return sum;
    }

    /// <summary>What a control does at a level, a number or the index of a category.</summary>
    double Control(ControlSpec control, int geo, double level)
    {
        var name = $"control[{control.Column}]";
        if (!control.IsCategorical)
            return Coefficient(name, geo) * (level - Scale(control).Mean) / Scale(control).Sd;
        var effect = 0.0;
        for (var k = 1; k < _panel.Categorical[control.Column].Levels.Count; k++)
        {
            // Contrast k sets the first k levels against the next one, scaled to unit length.
            var side = level < k ? 1.0 : level > k ? 0 : -k;
            effect += (values[$"{name}.contrast[{k}]"] + Deviation(name, geo, k)) * side / Math.Sqrt(k * (k + 1));
        }
        return effect;
    }

    /// <summary>What a treatment does at its baseline level; nothing for other controls.</summary>
    double Level(ControlSpec control, int geo) => control.Baseline is not { } level ? 0 : Control(control, geo, level.Kind switch
    {
        ControlBaselineKind.Min => Known().Min(cell => Column(control, cell.Geo, cell.Period)),
        ControlBaselineKind.Max => Known().Max(cell => Column(control, cell.Geo, cell.Period)),
        ControlBaselineKind.Mean => Known().Average(cell => Column(control, cell.Geo, cell.Period)),
        _ => level.Number,
    });

    (double Mean, double Sd) Scale(ControlSpec control)
    {
        double[] x = [.. Known().Select(cell => Column(control, cell.Geo, cell.Period))];
        return x.All(static value => value is 0 or 1) ? (0, 1) : (x.Average(), Math.Sqrt(x.Sum(value => (value - x.Average()) * (value - x.Average())) / (x.Length - 1)));
    }

    double Column(ControlSpec control, int geo, int t) => Value(_panel.Series[control.Column], geo, t) / (control.IsPerCapita ? Size(geo) : 1);

    int Code(ControlSpec control, int geo, int t) => _panel.Categorical[control.Column].Codes[geo * _panel.Axis.Count + _panel.History + t];
}
