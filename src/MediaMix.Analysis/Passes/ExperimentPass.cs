using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>What the model says in place of every experiment, per draw, and how likely that makes the statement.</summary>
sealed class ExperimentPass
{
    ExperimentPass(int experiments, int draws) =>
        (Implied, LogDensity) = (BandBuilder.Allocate(experiments, draws), BandBuilder.Allocate(experiments, draws));

    /// <summary>In units of the statement, [experiment][draw].</summary>
    public double[][] Implied { get; }

    /// <summary>ln p(statement | draw, the other statements), [experiment][draw].</summary>
    public double[][] LogDensity { get; }

    public static ExperimentPass Run(FittedModel fit, Execution run = default)
    {
        var pass = new ExperimentPass(fit.Model.Spec.Experiments.Count, fit.Draws.Count);
        if (pass.Implied.Length > 0)
            DrawPass.Run(fit, _ => new Visitor(pass), run: run);
        return pass;
    }

    sealed class Visitor(ExperimentPass pass) : IDrawVisitor
    {
        public void Visit(int draw, OutcomeSimulator simulator)
        {
            for (var e = 0; e < pass.Implied.Length; e++)
                (pass.Implied[e][draw], pass.LogDensity[e][draw]) = (simulator.ImpliedStatement(e), simulator.StatementLogDensity(e));
        }
    }
}
