namespace MediaMix;

/// <summary>
/// How quantities differ between geos where a model does not say: partially pooled, so that a geo with little data of its own learns
/// from the others and one with much keeps what it shows. In a national model there is nothing to pool.
/// </summary>
static class PoolingDefaults
{
    /// <summary>Effects of media in two of three geos within a factor of 1.6 of each other, for the sd near half its prior's scale.</summary>
    const double EffectSpread = 0.5;

    /// <summary>Sds of the noise.</summary>
    const double NoiseSpread = 0.5;

    /// <summary>Deviations of a geo from a common pattern, as a share of what is expected of the pattern.</summary>
    const double PatternSpread = 0.5;

    /// <summary>Logs, or logits, of the parameters of transforms.</summary>
    const double TransformSpread = 0.5;

    public static Pooling? Channel(Pooling? stated, Strength strength, Panel panel, double outcomeSd)
    {
        if (IsNational(panel))
            return null;
        if (stated is not (null or HierarchicalPooling))
            return stated;
        var pooling = stated as HierarchicalPooling ?? new HierarchicalPooling();
        // A coefficient that may be negative has no log.
        var link = pooling.Link ?? (strength is CoefficientStrength && strength.Prior.Support.Lower < 0 ? PoolingLink.Identity : PoolingLink.Log);
        return Complete(pooling, link, link == PoolingLink.Log ? EffectSpread : EffectSpread * outcomeSd);
    }

    /// <summary>The parameters of transforms that differ, with their spread.</summary>
    public static SpecList<GeoParameter> Parameters(ChannelSpec channel, Panel panel) => IsNational(panel) ? [] :
    [
        .. channel.GeoParameters.Where(static p => p.Pooling is not SharedPooling)
            .Select(static p => p.Pooling is HierarchicalPooling { Sd: null } ? p with { Pooling = new HierarchicalPooling(new HalfNormalPrior(TransformSpread)) } : p),
    ];

    /// <summary>A column that says the same of a geo at all times cannot tell its slope there from the geo's level.</summary>
    public static Pooling? Control(ControlSpec control, Panel panel, double outcomeSd)
    {
        if (IsNational(panel))
            return null;
        if (control.Pooling is HierarchicalPooling pooling)
            return Complete(pooling, PoolingLink.Identity, outcomeSd * 0.25);
        if (control.Pooling is not null)
            return control.Pooling;
        return control.IsCategorical || !VariesWithinGeos(panel.WindowOf(control.Column), panel)
            ? Pooling.Shared
            : Complete(new HierarchicalPooling(), PoolingLink.Identity, outcomeSd * 0.25);
    }

    public static Pooling? Intercept(BaselineSpec baseline, Panel panel, double outcomeSd) =>
        IsNational(panel) ? null
        : baseline.InterceptPooling is null or HierarchicalPooling ? Complete(baseline.InterceptPooling as HierarchicalPooling ?? new HierarchicalPooling(), PoolingLink.Identity, outcomeSd)
        : baseline.InterceptPooling;

    public static Pooling? Noise(NoiseSpec noise, Panel panel) =>
        IsNational(panel) ? null
        : noise.Pooling is null or HierarchicalPooling ? Complete(noise.Pooling as HierarchicalPooling ?? new HierarchicalPooling(), PoolingLink.Log, NoiseSpread)
        : noise.Pooling;

    public static Pooling? Pattern(Pooling? pooling) =>
        pooling is HierarchicalPooling hierarchical ? Complete(hierarchical, PoolingLink.Identity, PatternSpread) : pooling;

    static HierarchicalPooling Complete(HierarchicalPooling pooling, PoolingLink link, double sd) =>
        pooling with { Sd = pooling.Sd ?? new HalfNormalPrior(sd), Link = pooling.Link ?? link };

    static bool VariesWithinGeos(double[] cells, Panel panel) =>
        Enumerable.Range(0, panel.Geos.Count).Any(g => cells.AsSpan(g * panel.Periods, panel.Periods) is var own && own.ContainsAnyExcept(own[0]));

    static bool IsNational(Panel panel) => panel.Geos.Count == 1;
}
