namespace MediaMix;

/// <summary>Completes the curves of effectiveness.</summary>
static class EffectivenessDefaults
{
    const double WeeksPerKnot = 13;

    public static EffectivenessSpec Complete(EffectivenessSpec spec, Panel panel) => spec switch
    {
        EffectivenessKnots knots => new EffectivenessKnots(knots.Count ?? Count(panel), knots.Spread ?? new HalfNormalPrior(0.3)),
        EffectivenessProcess process => new EffectivenessProcess(ProcessBasis.Complete(process.Process, panel, new HalfNormalPrior(0.3))),
        _ => spec,
    };

    /// <summary>One knot per quarter, the ends included.</summary>
    static int Count(Panel panel) =>
        Math.Clamp((int)Math.Round((panel.Origin - 1) * panel.Axis.WeeksPerPeriod / WeeksPerKnot) + 1, 2, Math.Max(2, panel.Origin));
}
