using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>What every component adds in two stretches of time, per draw.</summary>
sealed class DueToPass
{
    DueToPass(FittedModel fit, DueToPlaces places)
    {
        Places = places;
        Components = ComponentPass.Names(fit.Model);
        Change = BandBuilder.Allocate(Components.Count, fit.Draws.Count);
        Total = new double[fit.Draws.Count];
        (From, To) = (new double[Components.Count], new double[Components.Count]);
    }

    public DueToPlaces Places { get; }

    /// <summary>In the order of contributions.</summary>
    public IReadOnlyList<(string Name, ComponentKind Kind, int Index)> Components { get; }

    /// <summary>[component][draw].</summary>
    public double[][] Change { get; }

    /// <summary>Change of the expected outcome per draw: the sum over components.</summary>
    public double[] Total { get; }

    /// <summary>Mean over draws per component, of the stretch compared with.</summary>
    public double[] From { get; }

    /// <summary>The same of the other.</summary>
    public double[] To { get; }

    public static DueToPass Run(FittedModel fit, DueToPlaces places, Execution run = default)
    {
        var pass = new DueToPass(fit, places);
        var pieces = DrawPass.Run(fit, _ => new Visitor(pass, fit.Model), run: run);
        for (var c = 0; c < pass.Components.Count; c++)
            (pass.From[c], pass.To[c]) = (pieces.Sum(piece => piece.From[c]) / fit.Draws.Count, pieces.Sum(piece => piece.To[c]) / fit.Draws.Count);
        return pass;
    }

    sealed class Visitor(DueToPass pass, BoundModel model) : IDrawVisitor
    {
        readonly ComponentEffects _effects = new(model, pass.Components);

        public double[] From { get; } = new double[pass.Components.Count];

        public double[] To { get; } = new double[pass.Components.Count];

        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var c = 0; c < pass.Components.Count; c++)
            {
                var effect = _effects.Of(c, simulator);
                var (before, after) = (pass.Places.Sum(effect, pass.Places.From), pass.Places.Sum(effect, pass.Places.To));
                pass.Change[c][draw] = after - before;
                pass.Total[draw] += after - before;
                From[c] += before;
                To[c] += after;
            }
        }
    }
}
