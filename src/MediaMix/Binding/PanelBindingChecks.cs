namespace MediaMix;

/// <summary>What a model of several geos cannot have.</summary>
static class PanelBindingChecks
{
    public static void Run(ModelSpec spec, Panel panel, FaultList faults)
    {
        if (spec.Likelihood is LogNormalErrors)
            faults.About("likelihood").Error("Log-normal errors are not available for a panel of several geos.", "Write `likelihood: normal`: the geos' outcomes are compared per head, so that effects are proportional to size already.");
        if (spec.Scaling.Geos == GeoScale.Population && panel.Population is null)
            faults.About("scaling.geos").Error("The geos are to be compared by population, but the data have none.", "Name its column (`data: { population: inhabitants }`), or write `geos: outcome`.");
        if (spec.Baseline.Seasonality is { } seasons && seasons.Any(static season => season.Pooling is UnpooledPooling))
            faults.About("baseline.seasonality").Error("A seasonality cannot be unpooled.", "Write shared, or hierarchical: every geo then deviates from the common pattern.");
        if (spec.Baseline.Trend?.Pooling is UnpooledPooling)
            faults.About("baseline.trend").Error("A trend cannot be unpooled.", "Write shared, or hierarchical: every geo then deviates from the common trend.");
        foreach (var channel in spec.Channels)
            GeoParameters(channel, faults.About($"channels.{channel.Name}"));
        foreach (var control in spec.Controls.Where(static c => c is { IsCategorical: true, Pooling: UnpooledPooling }))
            faults.About($"controls.{control.Column}").Error($"The categorical control {control.Column} cannot be unpooled.", "Write shared.");
    }

    static void GeoParameters(ChannelSpec channel, FaultList faults)
    {
        string[] known = [.. Transforms(channel).Select(static key => key.Path)];
        foreach (var name in channel.GeoParameters.Select(static p => p.Parameter).Where(name => !known.Contains(name, StringComparer.Ordinal)))
            faults.Error($"Channel {channel.Name} has no parameter {name} that could differ between geos.", known.Length == 0 ? "Its transforms have none." : $"It has {string.Join(", ", known)}.");
    }

    /// <summary>The parameters of the transforms of a channel.</summary>
    static IEnumerable<TransformKey> Transforms(ChannelSpec channel) =>
        channel.Adstock.Parameters.Select(p => new TransformKey(channel.Name, TransformPart.Adstock, p.Name))
            .Concat(channel.Saturation.Parameters.Select(p => new TransformKey(channel.Name, TransformPart.Saturation, p.Name)));

    /// <summary>What needs the columns of the model.</summary>
    public static void Data(ModelSpec spec, Panel panel, FaultList faults)
    {
        if (spec.Scaling.Geos == GeoScale.Outcome && GeoSizes.Of(GeoScale.Outcome, panel) is null)
            faults.About("scaling.geos").Error("The geos are to be compared by outcome, but the mean fitted outcome of a geo is not above 0.", "Name a population (`data: { population: inhabitants }`), or write `geos: none`.");
        foreach (var channel in spec.Channels.Where(static c => c is { Pooling: UnpooledPooling, Strength: not CoefficientStrength }))
        {
            var rows = channel.Strength?.Window?.RowsIn(panel.Window) ?? ..panel.Periods;
            var isShare = channel.Strength is ContributionStrength || channel.Spend is null;
            foreach (var (g, geo) in panel.Geos.Index().Where(item => Any(panel.Series[channel.ExposureColumn].Values, panel.Axis.Count, item.Index, ..panel.Axis.Count)))
            {
                var lacks = !Any(panel.WindowOf(channel.ExposureColumn), panel.Periods, g, rows) ? channel.ExposureColumn
                    : isShare ? Any(panel.FittedOutcome, panel.Periods, g, rows) ? null : panel.Outcome.Name
                    : Any(panel.WindowOf(channel.Spend!), panel.Periods, g, rows) ? null : channel.Spend;
                if (lacks is not null)
                    faults.About($"channels.{channel.Name}").Error($"Channel {channel.Name} is unpooled, but {geo} has no {lacks} in the rows that its strength is about.", "Write hierarchical: a geo without data of its own learns from the others.");
            }
        }
    }

    /// <summary>What is odd about the geos without being wrong.</summary>
    public static IReadOnlyList<Fault> Warnings(ModelSpec spec, Panel panel)
    {
        var faults = new FaultList();
        foreach (var geo in GeoSizes.Unknown(spec.Scaling.Geos, panel))
            faults.About("scaling.geos").Warn($"The geo {geo} has no fitted outcome that its size could be told by; it is taken to be of average size.", "Name a population (`data: { population: inhabitants }`), or leave the geo out.");
        return faults.Faults;
    }

    /// <summary>Standard deviations of partial pooling are positive.</summary>
    public static void Priors(ModelSpec complete, FaultList faults)
    {
        foreach (var channel in complete.Channels)
        {
            Sd(new StrengthKey(channel.Name, StrengthKind.Coefficient), channel.Pooling, faults.About($"channels.{channel.Name}"));
            foreach (var parameter in channel.GeoParameters)
                Sd(Transforms(channel).First(key => key.Path == parameter.Parameter), parameter.Pooling, faults.About($"channels.{channel.Name}"));
        }
        foreach (var control in complete.Controls)
            Sd(control.Key, control.Pooling, faults.About($"controls.{control.Column}"));
        Sd(new InterceptKey(), complete.Baseline.InterceptPooling, faults.About("baseline.intercept"));
        Sd(new TrendKey(), complete.Baseline.Trend!.Pooling, faults.About("baseline.trend"));
        foreach (var season in complete.Baseline.Seasonality!)
            Sd("the sd of the seasonality", season.Pooling, faults.About("baseline.seasonality"));
        Sd(new NoiseKey(), complete.Noise.Pooling, faults.About("noise"));
    }

    static void Sd(ParameterKey key, Pooling? pooling, FaultList faults) => Sd((key with { Form = ParameterForm.Spread }).Name, pooling, faults);

    static void Sd(string name, Pooling? pooling, FaultList faults)
    {
        if (pooling is not HierarchicalPooling { Sd: { } prior })
            return;
        BindingChecks.Fits(name, prior, Interval.Positive, faults);
        if (prior is FixedPrior { Value: 0 })
            faults.Error($"The prior of {name} is fixed at 0: geos could not differ.", "Write shared, or a value above 0.");
    }

    /// <summary>True where some of the rows of a geo hold a positive number.</summary>
    static bool Any(double[] values, int rowsPerGeo, int geo, Range rows) =>
        Array.Exists(values.AsSpan(geo * rowsPerGeo, rowsPerGeo)[rows].ToArray(), static x => x > 0);
}
