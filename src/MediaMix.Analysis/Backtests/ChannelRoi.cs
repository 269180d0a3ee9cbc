using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>The return of every paid channel over the window of a fit, per draw, and nothing else: for fits that are only compared by it.</summary>
static class ChannelRoi
{
    /// <summary>Worth of the effect of the window's media, later carryover included, over the spend of the window, [draw], by channel.</summary>
    public static IReadOnlyDictionary<string, double[]> Of(FittedModel fit, Execution run = default)
    {
        var paid = fit.Model.PaidChannels();
        var roi = BandBuilder.Allocate(paid.Length, fit.Draws.Count);
        DrawPass.Run(fit, _ => new Visitor(fit.Model, paid, roi), run: run);
        return paid.Zip(roi).ToDictionary(pair => fit.Model.Spec.Channels[pair.First].Name, static pair => pair.Second, StringComparer.Ordinal);
    }

    sealed class Visitor(BoundModel model, int[] paid, double[][] roi) : IDrawVisitor
    {
        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var i = 0; i < paid.Length; i++)
                roi[i][draw] = simulator.WindowWorth(paid[i]) / model.Constants.Channels[paid[i]].Spend;
        }
    }
}
