using System.Globalization;

namespace MediaMix;

/// <summary>What must hold between a specification and its panel; everything found is reported together.</summary>
static class BindingChecks
{
    public static void Columns(ModelSpec spec, Panel panel, FaultList faults)
    {
        if (panel.Geos.Count > 1)
            PanelBindingChecks.Run(spec, panel, faults);
        if (spec.Channels.Count == 0)
            faults.About("channels").Error("The model has no media channel.", "Name at least one channel with its spend column.");
        foreach (var name in spec.Channels.GroupBy(static c => c.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.About($"channels.{name.Key}").Error($"Two channels are called {name.Key}.", "Give every channel its own name.");
        foreach (var twice in spec.Controls.GroupBy(static c => c.ComponentName, StringComparer.Ordinal).Where(static g => g.Count() > 1).Select(static g => g.First()))
            faults.About($"controls.{twice.Column}").Error($"The control {twice.Column} is listed twice.", "Keep one of them, or give them different lags.");
        foreach (var channel in spec.Channels)
        {
            Require(channel.Spend, SeriesUnit.Spend, $"the spend of channel {channel.Name}", panel, faults.About($"channels.{channel.Name}.spend"));
            Require(channel.Exposure, SeriesUnit.Exposure, $"the exposure of channel {channel.Name}", panel, faults.About($"channels.{channel.Name}.exposure"));
            Require(channel.Reach, SeriesUnit.Exposure, $"the reach of channel {channel.Name}", panel, faults.About($"channels.{channel.Name}.reach"));
            Require(channel.Frequency, SeriesUnit.Exposure, $"the frequency of channel {channel.Name}", panel, faults.About($"channels.{channel.Name}.frequency"));
            MediaChecks.Columns(channel, panel, faults.About($"channels.{channel.Name}"));
        }
        if (spec.UnitValue is { } value)
            UnitValueChecks.Run(value, panel, faults.About("data.value_per_unit"));
        Require(spec.Likelihood.Weights, SeriesUnit.Weight, "the weights of the likelihood", panel, faults.About("likelihood"));
        NoiseChecks.Errors(spec, faults.About("noise"));
        if (spec.Likelihood is LogNormalErrors)
            LogNormal(spec, panel, faults);
        foreach (var control in spec.Controls)
        {
            var at = faults.About($"controls.{control.Column}");
            if (control.Lag < 0 || control.Lag >= panel.Axis.Count)
                at.Error(string.Create(CultureInfo.InvariantCulture, $"The lag of the control {control.Column} is {control.Lag}; the data have {panel.Axis.Count} rows."), "It must be 0 or more, and less than the rows.");
            else if (control is { IsCategorical: true, Lag: > 0 })
                at.Error($"The categorical control {control.Column} has a lag.", "Only columns of numbers can have one: write the levels of earlier rows into a column.");
            else if (control.IsCategorical && !panel.Categorical.ContainsKey(control.Column))
                at.Error($"The panel has no categorical column {control.Column}.");
            else if (!control.IsCategorical)
                Require(control.Column, SeriesUnit.Plain, $"the control {control.Column}", panel, at);
            if (control.Baseline is { } level)
                TreatmentChecks.Run(control, level, panel, faults.About($"controls.{control.Column}.baseline"));
            if (control.Contribution is not null)
                TreatmentShare.CheckForm(control, spec, faults.About($"controls.{control.Column}.contribution"));
        }
        // What a model does not have is not even compiled.
        if (spec.Groups.Count > 0)
            GroupChecks.Columns(spec, faults);
        if (spec.TimeVarying.Count > 0)
            EffectivenessChecks.Columns(spec, panel, faults.About("time_varying"));
        if (!faults.HasErrors)
            ExperimentChecks.Run(spec, panel, faults);
        else
            ExperimentChecks.Alone(spec, faults);
        if (spec.Baseline.Seasonality is { Count: > 0 } seasons)
            SeasonChecks.Run(seasons, panel.Axis, faults.About("baseline.seasonality"));
        if (spec.Baseline.Events.Count > 0)
            EventChecks.Run(spec.Baseline.Events, panel, faults);
        if (spec.Baseline.Holidays is { } holidays)
            HolidayChecks.Run(holidays, panel, faults.About("baseline.holidays"));
    }

    public static void Data(ModelSpec spec, Panel panel, ModelConstants constants, FaultList faults)
    {
        if (constants.Outcome.Observed == 0)
            faults.About("data.outcome").Error($"The outcome {panel.Outcome.Name} has no observed value in the fitted rows.");
        else if (constants.Outcome.Sd == 0)
            faults.About("data.outcome").Error($"The outcome {panel.Outcome.Name} is the same in every fitted row.", "A model needs an outcome that varies.");
        NoiseChecks.Data(spec, panel, faults);
        if (panel.Geos.Count > 1)
            PanelBindingChecks.Data(spec, panel, faults);
        TrendChecks.Data(spec, panel, faults.About("baseline.trend"));
        foreach (var control in spec.Controls.Where(static c => c is { Contribution: not null, Prior: null }))
            TreatmentShare.Check(control, panel, constants, faults.About($"controls.{control.Column}.contribution"));
        for (var i = 0; i < spec.Channels.Count; i++)
        {
            var (channel, facts) = (spec.Channels[i], constants.Channels[i]);
            var at = faults.About($"channels.{channel.Name}");
            if (facts.MeanNonZeroExposure == 0)
                at.Error($"Channel {channel.Name} is zero in every fitted row ({channel.ExposureColumn}).", "Remove the channel.");
            else if (channel.Spend is not null && facts.Spend == 0)
                at.Error($"Channel {channel.Name} has exposure but no spend ({channel.Spend}) in the fitted rows.", "Leave out `spend` to make it organic.");
            if (channel.Strength is ContributionStrength or null && constants.Outcome is { Observed: > 0, Total: <= 0 })
                at.Error($"The strength of channel {channel.Name} is a share of the outcome, but the outcome does not add up to a positive total.", "State a prior for its coefficient.");
            MediaChecks.Data(channel, facts, at);
            if (channel.Adstock is GeometricAdstock { Decay: not null, HalfLife: not null })
                at.Error($"Channel {channel.Name} states both the decay and the half-life of its carryover.", "State one of them.");
            if (facts.MaxLag < 0 || facts.MaxLag > Adstock.LargestLag)
                faults.About($"channels.{channel.Name}.adstock.max_lag").Error(string.Create(CultureInfo.InvariantCulture, $"Channel {channel.Name}: max_lag is {facts.MaxLag}."), string.Create(CultureInfo.InvariantCulture, $"It must lie between 0 and {Adstock.LargestLag}."));
        }
    }

    public static void Priors(ModelSpec complete, Panel panel, FaultList faults)
    {
        foreach (var channel in complete.Channels)
        {
            var at = faults.About($"channels.{channel.Name}.priors");
            foreach (var parameter in channel.Adstock.Parameters)
                Fits(new TransformKey(channel.Name, TransformPart.Adstock, parameter.Name).Name, parameter.Written!, parameter.Domain, at);
            foreach (var parameter in channel.Saturation.Parameters)
                Fits(new TransformKey(channel.Name, TransformPart.Saturation, parameter.Name).Name, parameter.Written!, parameter.Domain, at);
            if (channel.Strength is RoiStrength or MarginalRoiStrength && channel.Spend is null)
                at.Error($"Channel {channel.Name} has {(channel.Strength is RoiStrength ? "an ROI prior" : "a marginal ROI prior")} but no spend.", "Name its spend column, or state its contribution or coefficient.");
            var domain = channel.Strength switch { ContributionStrength => Interval.Unit, CoefficientStrength => Interval.Real, _ => Interval.Positive };
            Fits(channel.Strength!.Key(channel.Name).Name, channel.Strength.Prior, domain, at);
        }
        GroupChecks.Priors(complete, faults);
        ExperimentChecks.Confounding(complete, faults);
        Fits(new NoiseKey().Name, complete.Noise.Prior!, Interval.Positive, faults.About("noise"));
        if (complete.Noise.Autoregression?.Autocorrelation is { } autocorrelation)
            NoiseChecks.Autocorrelation(autocorrelation, faults.About("noise"));
        if (complete.Likelihood is StudentTErrors errors)
            DegreesOfFreedom(errors.DegreesOfFreedom!, faults.About("likelihood"));
        TrendChecks.Priors(complete.Baseline.Trend!, panel, faults.About("baseline.trend"));
        if (complete.Baseline.Holidays?.Scale is { } spread)
            HolidayScale(spread, faults.About("baseline.holidays.prior"));
        SeasonChecks.Priors(complete.Baseline.Seasonality!, faults.About("baseline.seasonality"));
        EffectivenessChecks.Priors(complete, panel, faults.About("time_varying"));
        if (panel.Geos.Count > 1)
            PanelBindingChecks.Priors(complete, faults);
    }

    static void LogNormal(ModelSpec spec, Panel panel, FaultList faults)
    {
        const int most = 5;
        if (spec.Scaling.Outcome.Kind == OutcomeScaleKind.Standardize)
            faults.About("likelihood").Error("Log-normal errors need an outcome above 0, but a standardised one has mean 0.", "Write `scaling: { outcome: mean }`.");
        foreach (var channel in spec.Channels.Where(static c => c.Strength is not (null or CoefficientStrength)))
        {
            faults.About($"channels.{channel.Name}.priors").Error(
                $"The strength of channel {channel.Name} is its {channel.Strength!.Quantity}; under log-normal errors it has no closed form.",
                "State a prior for its coefficient, which is on the log scale there: 0.1 is about 10 % of the outcome.");
        }
        var rows = Enumerable.Range(0, panel.Cells).Where(cell => panel.FittedOutcome[cell] <= 0).Select(cell => panel.Window.Label(cell % panel.Periods)).ToArray();
        if (rows.Length > 0)
        {
            faults.About("likelihood").Error(
                string.Create(CultureInfo.InvariantCulture, $"Log-normal errors need a positive outcome; {panel.Outcome.Name} is zero or negative in {rows.Length} fitted rows: {string.Join(", ", rows.Take(most))}{(rows.Length > most ? ", …" : "")}."),
                "Leave the outcome of these rows empty, exclude them, or write another likelihood.");
        }
    }

    static void HolidayScale(Prior prior, FaultList faults)
    {
        Fits(new HolidaysKey(IsScale: true).Name, prior, Interval.Positive, faults);
        if (prior is FixedPrior { Value: 0 })
            faults.Error("The scale of the holidays is fixed at 0: they could have no effect.", "Remove the holidays, or write a value above 0.");
    }

    static void DegreesOfFreedom(Prior prior, FaultList faults)
    {
        Fits(new NoiseKey(NoisePart.DegreesOfFreedom).Name, prior, Interval.Positive, faults);
        if (prior is FixedPrior { Value: <= 0 })
            faults.Error("The degrees of freedom of the errors are fixed at 0.", "Write a value above 0, such as fixed(4).");
    }

    /// <summary>True (and silent) when a prior may stand on a parameter of that domain; a fixed value only has to lie in its closure.</summary>
    internal static void Fits(string name, Prior prior, Interval domain, FaultList faults)
    {
        var fits = prior is FixedPrior point
            ? point.Value >= domain.Lower && point.Value <= domain.Upper
            : prior.Support.IsWithin(domain);
        if (!fits)
        {
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The prior {prior} of {name} allows values outside ({domain.Lower}, {domain.Upper})."),
                "Choose a prior whose support lies within.");
        }
    }

    static void Require(string? column, SeriesUnit unit, string what, Panel panel, FaultList faults)
    {
        if (column is null)
            return;
        if (!panel.Series.TryGetValue(column, out var series))
            faults.Error($"The panel has no column {column}, which is {what}.");
        else if (series.Unit != unit)
            faults.Error($"The column {column} is {what}, but the panel holds it as {series.Unit}.");
    }
}
