using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>Bands of the curves by which effectiveness moves over time.</summary>
static class EffectivenessPass
{
    /// <summary>One result per curve, by the first of its channels in model order; none when no effectiveness moves.</summary>
    public static IReadOnlyList<MovingEffectiveness> Run(FittedModel fit, Execution run = default)
    {
        var curves = Curves(fit.Model.Spec);
        if (curves.Length == 0)
            return [];
        var stride = DrawPass.BandStride(fit);
        double[][][] draws = [.. curves.Select(_ => BandBuilder.Allocate(fit.Model.Panel.Periods, DrawPass.BandDraws(fit)))];
        DrawPass.Run(fit, _ => new Visitor([.. curves.Select(static c => c[0])], draws, stride), stride, run);
        return [.. curves.Select((channels, c) => new MovingEffectiveness([.. channels.Select(m => fit.Model.Spec.Channels[m].Name)], BandBuilder.Build(draws[c], run: run)))];
    }

    /// <summary>Channels of every curve.</summary>
    static int[][] Curves(ModelSpec spec) =>
    [
        .. spec.TimeVarying
            .SelectMany(static group => group.Curves())
            .Select(curve => Enumerable.Range(0, spec.Channels.Count).Where(m => curve.Channels.Contains(spec.Channels[m].Name, StringComparer.Ordinal)).ToArray())
            .OrderBy(static channels => channels[0]),
    ];

    sealed class Visitor(int[] channels, double[][][] draws, int stride) : IDrawVisitor
    {
        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var c = 0; c < channels.Length; c++)
            {
                var multiplier = simulator.Effectiveness(channels[c]);
                for (var t = 0; t < multiplier.Length; t++)
                    draws[c][t][draw / stride] = multiplier[t];
            }
        }
    }
}
