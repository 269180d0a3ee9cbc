using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>Response and carryover curves.</summary>
static class CurveTables
{
    public static IReadOnlyList<ResponseCurve> Responses(FittedModel fit, ReturnPass pass, Execution run = default) =>
        [.. fit.Model.Constants.Channels.Select((facts, m) => Response(fit, pass, facts, m, run))];

    public static IReadOnlyList<CarryoverCurve> Carryover(FittedModel fit, ReturnPass pass, PriorPass prior, Execution run = default) =>
    [
        .. fit.Model.Constants.Channels.Select((facts, m) => new CarryoverCurve(
            facts.Name,
            [.. Enumerable.Range(0, facts.MaxLag + 1)],
            BandBuilder.Build(pass.Weights[m], run: run),
            BandBuilder.Estimate(pass.MeanLag[m])) { Prior = BandBuilder.Build(prior.Weights[m], run: run) }),
    ];

    static ResponseCurve Response(FittedModel fit, ReturnPass pass, ChannelConstants facts, int m, Execution run)
    {
        var panel = fit.Model.Panel;
        var exposure = panel.WindowOf(fit.Model.Spec.Channels[m].ExposureColumn);
        var current = facts.Spend > 0 ? facts.Spend : exposure.Sum();
        return new ResponseCurve(
            facts.Name,
            ReturnPass.Multipliers,
            [.. ReturnPass.Multipliers.Select(x => x * current)],
            BandBuilder.Build(pass.Curves[m], Means(pass.Curves[m], pass.Effect[m]), run),
            [.. Means(pass.CurveSteps[m], pass.MarginalEffect[m]).Select(step => step / (ReturnPass.Step * current))],
            current,
            // Of a panel relative to the sizes of the geos, as the model sees them.
            exposure.Select((x, cell) => x / fit.Model.Constants.Size(cell / panel.Periods)).Max() / facts.MeanNonZeroExposure);
    }

    /// <summary>Means over all draws, from kept ones tied to what all of them say at the actual plan.</summary>
    public static double[] Means(double[][] kept, double[] allAtActual) =>
        TiedMeans.Of(kept, kept[Array.IndexOf(ReturnPass.Multipliers, 1.0)], allAtActual);
}
