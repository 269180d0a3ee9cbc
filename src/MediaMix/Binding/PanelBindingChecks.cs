namespace MediaMix;

/// <summary>What a model of several geos cannot have.</summary>
static class PanelBindingChecks
{
    public static void Run(ModelSpec spec, Panel panel, FaultList faults)
    {
        if (spec.Likelihood is LogNormalErrors)
            faults.About("likelihood").Error("Log-normal errors are not available for a panel of several geos.", "Write `likelihood: normal`: the geos' outcomes are compared per head, so that effects are proportional to size already.");
        if (spec.Noise.Autoregression is not null)
            faults.About("noise").Error("Autocorrelated noise is not available for a panel of several geos.", "Add knots to the trend (`trend: { type: knots }`), which all geos share.");
        if (spec.Scaling.Geos == GeoScale.Population && panel.Population is null)
            faults.About("scaling.geos").Error("The geos are to be compared by population, but the data have none.", "Name its column (`data: { population: inhabitants }`), or write `geos: outcome`.");
        if (spec.Baseline.Seasonality is { } seasons && seasons.Any(static season => season.Pooling is UnpooledPooling))
            faults.About("baseline.seasonality").Error("A seasonality cannot be unpooled.", "Write shared, or hierarchical: every geo then deviates from the common pattern.");
        if (spec.Baseline.Trend?.Pooling is UnpooledPooling)
            faults.About("baseline.trend").Error("A trend cannot be unpooled.", "Write shared, or hierarchical: every geo then deviates from the common trend.");
        foreach (var control in spec.Controls.Where(static c => c is { IsCategorical: true, Pooling: UnpooledPooling }))
            faults.About($"controls.{control.Column}").Error($"The categorical control {control.Column} cannot be unpooled.", "Write shared.");
    }
}
