namespace MediaMix.Testing;

// Experiments the slow way: the outcome of the whole plan simulated twice, added up over the rows that count.
sealed partial class NaiveOutcome
{
    /// <summary>What the outcome sees of a channel: its contribution times e^δ.</summary>
    public double[] Seen(int channel)
    {
        var factor = values.TryGetValue($"{_spec.Channels[channel].Name}.confounding", out var delta) ? Math.Exp(delta) : 1;
        return [.. Contribution(channel).Select(effect => factor * effect)];
    }

    /// <summary>Outcome with the actual plan less that with the counterfactual one, in outcome units.</summary>
    public double Lift(ExperimentSpec experiment)
    {
        if (experiment.Statement is SaturationLift curve)
            return CurveLift(experiment, curve);
        var (first, last) = Window(experiment);
        var channels = experiment.Channels.Select(name => _spec.Channels.Select(static c => c.Name).ToList().IndexOf(name)).ToArray();
        var lift = 0.0;
        foreach (var m in channels)
        {
            var end = experiment.IncludesCarryover ? last + _spec.Channels[m].Adstock.MaxLag!.Value : last;
            for (var t = first; t <= end; t++)
                lift += Coefficient(m) * (At(m, t, row => Media(m, row)) - At(m, t, row => row >= first && row <= last ? Counterfactual(experiment, channels, m, row) : Media(m, row)));
        }
        return lift;
    }

    /// <summary>What the model states in place of an experiment.</summary>
    public double Implied(ExperimentSpec experiment)
    {
        var (lift, change) = (Lift(experiment), experiment.Window is null ? 0 : ActualSpend(experiment) - CounterfactualSpend(experiment));
        return experiment.Statement switch { RoiStatement => lift / change, CostStatement => change / lift, _ => lift };
    }

    /// <summary>Log density of all statements; of errors that are independent.</summary>
    public double LogExperiments() => _spec.Experiments.Sum(experiment =>
    {
        var (implied, statement) = (Implied(experiment), experiment.Statement);
        return statement is SaturationLift
            ? GammaPrior.FromMeanSd(Math.Abs(implied), statement.StandardError).LogDensity(Math.Abs(statement.Value), out _)
            : experiment.DegreesOfFreedom is { } df ? new StudentTPrior(df, implied, statement.StandardError).LogDensity(statement.Value, out _)
            : new NormalPrior(implied, statement.StandardError).LogDensity(statement.Value, out _);
    });

    double CurveLift(ExperimentSpec experiment, SaturationLift curve)
    {
        var m = _spec.Channels.Select(static c => c.Name).ToList().IndexOf(experiment.Channels[0]);
        return Coefficient(m) * (Saturate(m, (curve.Exposure + curve.Change) / MediaScale(m)) - Saturate(m, curve.Exposure / MediaScale(m)));
    }

    (int First, int Last) Window(ExperimentSpec experiment)
    {
        var labels = Enumerable.Range(0, Periods).Select(_panel.Window.Label).ToList();
        return (labels.IndexOf(experiment.Window!.From), labels.IndexOf(experiment.Window.To));
    }

    /// <summary>Response of one row to any plan, in natural units of media.</summary>
    double At(int channel, int t, Func<int, double> media)
    {
        var spec = _spec.Channels[channel];
        var (weights, carried, saturated) = (Weights(channel), 0.0, 0.0);
        for (var lag = 0; lag < weights.Length; lag++)
        {
            var x = media(t - lag) / MediaScale(channel);
            carried += weights[lag] * x;
            saturated += weights[lag] * (spec.Frequency is null ? Saturate(channel, x) : x * Saturate(channel, Value(spec.Frequency, t - lag)));
        }
        return (spec.Order == TransformOrder.AdstockFirst ? Saturate(channel, carried) : saturated) * Effectiveness(channel, Math.Min(t, Periods - 1));
    }

    double Counterfactual(ExperimentSpec experiment, int[] channels, int m, int row)
    {
        var (actual, other) = (ActualSpend(experiment), CounterfactualSpend(experiment));
        if (experiment.Counterfactual is SpendMultiple multiple)
            return multiple.Factor * Media(m, row);
        if (actual > 0)
            return other / actual * Media(m, row);
        var (first, last) = Window(experiment);
        var price = Spend(m) / Enumerable.Range(0, Periods).Sum(t => Media(m, t));
        return channels.Length == 1 ? other / (last - first + 1) / price : throw new NotSupportedException("Which channel?");
    }

    double ActualSpend(ExperimentSpec experiment)
    {
        var (first, last) = Window(experiment);
        return _spec.Channels.Where(c => c.Spend is not null && experiment.Channels.Contains(c.Name)).Sum(c => Enumerable.Range(first, last - first + 1).Sum(t => Value(c.Spend!, t)));
    }

    double CounterfactualSpend(ExperimentSpec experiment) => experiment.Counterfactual switch
    {
        SpendMultiple multiple => multiple.Factor * ActualSpend(experiment),
        SpendTotal total => total.Spend,
        SpendChange change => ActualSpend(experiment) - change.Change,
        _ => throw new NotSupportedException(),
    };
}
