namespace MediaMix;

/// <summary>
/// Completes a model: whatever the user left out gets its default from the data, so that a model without a single prior
/// is a sensible one in any currency. Reasons and measurements are in <c>docs/statistics.md</c>.
/// </summary>
static class DefaultPriors
{
    const double PaidShare = 0.25;
    const double PaidShareSpread = 0.6;
    const double LargestImpliedShare = 0.5;
    const double ConfoundingSd = 0.7;

    public static ModelSpec Complete(ModelSpec spec, Panel panel, ModelConstants constants)
    {
        var scaled = spec.Likelihood is LogNormalErrors ? Logs(panel, constants) : Scaled(constants);
        var size = spec.Likelihood is LogNormalErrors ? 1 : Math.Abs(scaled.Mean) > 0 ? Math.Abs(scaled.Mean) : scaled.Sd;
        if (spec.Groups.Count > 0)
            spec = spec with { Groups = [.. spec.Groups.Select(group => GroupDefaults.Complete(group, Roi(panel.OutcomeKind, constants).Prior))] };
        return spec with
        {
            Channels = [.. spec.Channels.Select((channel, i) => Channel(channel, constants.Channels[i], spec, panel, constants))],
            TimeVarying = [.. spec.TimeVarying.Select(group => group with { Effectiveness = EffectivenessDefaults.Complete(group.Effectiveness, panel) })],
            Controls = [.. spec.Controls.Select(control => control with
            {
                Prior = control.Prior ?? (control.Contribution is null ? Control(control, spec, panel, constants, scaled) : TreatmentShare.Coefficient(control, panel, constants)),
                Pooling = PoolingDefaults.Control(control, panel, scaled.Sd),
            })],
            Baseline = Baseline(spec, panel, constants, scaled, size),
            Likelihood = spec.Likelihood is StudentTErrors { DegreesOfFreedom: null } errors ? errors with { DegreesOfFreedom = new GammaPrior(2, 0.1) } : spec.Likelihood,
            Noise = spec.Noise with
            {
                Prior = spec.Noise.Prior ?? Noise(spec.Noise, scaled),
                Pooling = PoolingDefaults.Noise(spec.Noise, panel),
                Autoregression = spec.Noise.Autoregression is { Autocorrelation: null } ? new AutoregressionSpec(Autocorrelation(panel)) : spec.Noise.Autoregression,
            },
        };
    }

    /// <summary>Mean and sd of the outcome on the scale on which priors speak.</summary>
    static (double Mean, double Sd) Scaled(ModelConstants constants)
    {
        var facts = constants.Outcome;
        // A constant outcome has no spread to be relative to; binding reports it, the priors only have to exist.
        var sd = facts.Sd > 0 ? facts.Sd : Math.Max(1, Math.Abs(facts.Mean));
        return (facts.Mean / constants.OutcomeScale, sd / constants.OutcomeScale);
    }

    /// <summary>Mean and sd of the log of the scaled outcome, where a change of 1 is relative to the level whatever that is.</summary>
    static (double Mean, double Sd) Logs(Panel panel, ModelConstants constants)
    {
        var logs = panel.FittedOutcome.Select((y, cell) => y / constants.Size(cell / panel.Periods)).Where(static y => y > 0).Select(y => Math.Log(y / constants.OutcomeScale)).ToArray();
        return logs.Length > 0 ? ConstantsReader.Spread(logs) : (0, 1);
    }

    static ChannelSpec Channel(ChannelSpec channel, ChannelConstants facts, ModelSpec spec, Panel panel, ModelConstants constants)
    {
        var context = new ChannelContext(
            panel.Axis.WeeksPerPeriod,
            facts.MaxLag,
            facts.MeanFrequency is { } frequency ? frequency
                : facts.MeanNonZeroExposure > 0 ? facts.MeanNonZeroExposure / Unit(channel, facts)
                : 1) { IsFrequency = facts.MeanFrequency is not null };
        var adstock = channel.Adstock with { MaxLag = facts.MaxLag };
        foreach (var parameter in adstock.Parameters.Where(static p => p.Written is null))
            adstock = adstock.WithPrior(parameter.Name, parameter.Default(context));
        var saturation = channel.Saturation;
        foreach (var parameter in saturation.Parameters.Where(static p => p.Written is null))
            saturation = saturation.WithPrior(parameter.Name, parameter.Default(context));
        var strength = GroupDefaults.Of(spec, channel) is { } group ? GroupDefaults.Strength(group)
            : channel.Strength ?? (spec.Likelihood is LogNormalErrors
                ? LogCoefficient(channel, facts, constants)
                : Strength(channel, panel.OutcomeKind, constants));
        return channel with
        {
            Adstock = adstock,
            Saturation = saturation,
            Order = channel.Order ?? (channel.Reach is null ? spec.Order : TransformOrder.SaturationFirst),
            Scale = channel.Scale ?? spec.Scaling.Media,
            Confounding = channel.Confounding ?? (spec.Experiments.Any(e => e.Channels.Contains(channel.Name, StringComparer.Ordinal)) ? new NormalPrior(0, ConfoundingSd) : null),
            Strength = strength,
            GeoParameters = PoolingDefaults.Parameters(channel, panel),
            Pooling = PoolingDefaults.Channel(channel.Pooling, strength, panel, Scaled(constants).Sd),
        };
    }

    /// <summary>Natural exposure per unit in which the saturation is stated.</summary>
    static double Unit(ChannelSpec channel, ChannelConstants facts) =>
        channel.SaturationUnits == SaturationUnits.Natural ? 1 : facts.ExposureScale;

    static Strength Strength(ChannelSpec channel, OutcomeKind kind, ModelConstants constants) =>
        channel.Spend is null ? new ContributionStrength(new BetaPrior(1, 99)) : Roi(kind, constants);

    static RoiStrength Roi(OutcomeKind kind, ModelConstants constants)
    {
        var ratio = constants.Outcome.Total * (constants.UnitValue ?? 1) / constants.TotalSpend;
        if (!(ratio > 0) || !double.IsFinite(ratio))
            return new RoiStrength(new LogNormalPrior(0, 1));
        return kind == OutcomeKind.Revenue || constants.UnitValue is not null
            ? new RoiStrength(AbsoluteRoi(ratio))
            : new RoiStrength(ShareBasedRoi(ratio, constants));
    }

    /// <summary>
    /// At their mean exposure, where saturations respond by a half by default, all paid media together bring about 25 % of the
    /// outcome, an organic channel 1 %. A root with its default exponent, one half on average, responds by that root.
    /// </summary>
    static CoefficientStrength LogCoefficient(ChannelSpec channel, ChannelConstants facts, ModelConstants constants)
    {
        // Of reach and frequency only the frequency saturates.
        var amount = facts.MeanNonZeroExposure / facts.ExposureScale;
        var (exposure, reach) = facts.MeanFrequency is { } frequency ? (frequency, amount) : (amount, 1);
        var response = reach * channel.Saturation switch { NoSaturation => exposure, RootSaturation => Math.Sqrt(exposure), _ => 0.5 };
        var share = facts.Spend > 0 ? facts.Spend / constants.TotalSpend : 0;
        var mean = (share > 0 ? -Math.Log(1 - PaidShare) * share : 0.01) / response;
        var sigma = share > 0 ? Sigma(constants) : Math.Sqrt(Math.Log(2));
        return new CoefficientStrength(new LogNormalPrior(Math.Log(mean) - sigma * sigma / 2, sigma));
    }

    /// <summary>All paid media together bring about 25 ± 15 % of the outcome, whatever the number of channels.</summary>
    static LogNormalPrior ShareBasedRoi(double outcomePerSpend, ModelConstants constants)
    {
        var sigma = Sigma(constants);
        return new LogNormalPrior(Math.Log(PaidShare * outcomePerSpend) - sigma * sigma / 2, sigma);
    }

    static double Sigma(ModelConstants constants)
    {
        var concentration = constants.Channels.Sum(c => c.Spend / constants.TotalSpend * (c.Spend / constants.TotalSpend));
        var variation = PaidShareSpread / Math.Sqrt(concentration);
        return Math.Clamp(Math.Sqrt(Math.Log(1 + variation * variation)), 0.5, 1.2);
    }

    /// <summary>What is known of revenue ROIs, lowered where it would give media more than half of the revenue.</summary>
    static LogNormalPrior AbsoluteRoi(double outcomePerSpend)
    {
        const double mu = 0.2, sigma = 0.9;
        var largest = Math.Log(LargestImpliedShare * outcomePerSpend) - sigma * sigma / 2;
        return new LogNormalPrior(Math.Min(mu, largest), sigma);
    }

    static NormalPrior Control(ControlSpec control, ModelSpec spec, Panel panel, ModelConstants constants, (double Mean, double Sd) outcome)
    {
        if (control.IsCategorical)
            return new NormalPrior(0, 2 * outcome.Sd);
        var values = ConstantsReader.Used(panel, ConstantsReader.Window(panel, control, constants.Sizes));
        if (ConstantsReader.IsZeroOne(values))
            return new NormalPrior(0, 2 * outcome.Sd);
        if (spec.Scaling.StandardizeControls)
            return new NormalPrior(0, 0.5 * outcome.Sd);
        return new NormalPrior(0, 0.5 * outcome.Sd / ConstantsReader.Spread(values).Sd);
    }

    static BaselineSpec Baseline(ModelSpec spec, Panel panel, ModelConstants constants, (double Mean, double Sd) outcome, double size)
    {
        var baseline = spec.Baseline;
        var seasonality = baseline.Seasonality ?? Seasonality(panel);
        var trend = new TrendDefaults(panel, size, () => KnotSelection.Rows(ComparableOutcome.Of(spec, panel, constants), panel.Periods, KnotSelection.Drivers(spec))).Complete(baseline.Trend ?? new LinearTrend());
        return baseline with
        {
            Intercept = baseline.Intercept ?? Intercept(baseline.Trend, outcome, constants.OutcomeCentre / constants.OutcomeScale, spec.Likelihood is LogNormalErrors),
            InterceptPooling = PoolingDefaults.Intercept(baseline, panel, outcome.Sd),
            Trend = trend with { Pooling = PoolingDefaults.Pattern(baseline.Trend?.Pooling) },
            Seasonality = [.. seasonality.Select(season => Season(season, size) with { Pooling = PoolingDefaults.Pattern(season.Pooling) })],
            Events = [.. baseline.Events.Select(item => item with { Prior = item.Prior ?? new NormalPrior(0, 2 * outcome.Sd) })],
            Holidays = baseline.Holidays is { } holidays ? HolidayDefaults.Complete(holidays, panel.Window, outcome.Sd) : null,
        };
    }

    /// <summary>Knots with values of their own carry the level; a second level beside them would only be their mean.</summary>
    static Prior Intercept(TrendSpec? trend, (double Mean, double Sd) outcome, double centre, bool isLog)
    {
        if (trend is KnotTrend { Value: not null })
            return new FixedPrior(0);
        var level = isLog ? outcome.Mean + Math.Log(1 - PaidShare) : (1 - PaidShare) * outcome.Mean;
        return new NormalPrior(level - centre, Math.Max(0.5 * (isLog ? 1 : Math.Abs(outcome.Mean)), 2 * outcome.Sd));
    }

    static SeasonSpec Season(SeasonSpec season, double size) => season switch
    {
        { Prior: not null } => season,
        FourierSpec fourier => fourier with { Prior = new NormalPrior(0, 0.15 * size), DividesByHarmonic = true },
        _ => season with { Prior = new NormalPrior(0, 0.15 * size) },
    };

    static SpecList<SeasonSpec> Seasonality(Panel panel)
    {
        var weeks = panel.Origin * panel.Axis.WeeksPerPeriod;
        // 103.5 and 51.5: 24 and 12 calendar months are 104.3 and 52.2 weeks, but 2 × 52 weeks must count, too.
        var order = weeks >= 103.5 ? 3 : weeks >= 51.5 ? 2 : 0;
        if (order == 0)
            return [];
        return panel.Axis.HasDates
            ? [new FourierSpec { Cycle = FourierCycle.Yearly, Order = order }]
            : [new FourierSpec { Cycle = FourierCycle.Rows, PeriodRows = 52, Order = order }];
    }

    /// <summary>Up to 0.95 per week, whatever the rows are: at most half of a surprise is left after a quarter, the rest is a trend.</summary>
    static UniformPrior Autocorrelation(Panel panel) =>
        new(0, Math.Round(Math.Exp(Math.Log(0.95) * panel.Axis.WeeksPerPeriod), 3));

    static HalfNormalPrior Noise(NoiseSpec noise, (double Mean, double Sd) outcome) => noise.IsVariance
        ? new HalfNormalPrior(outcome.Sd * outcome.Sd)
        : new HalfNormalPrior(outcome.Sd);
}
