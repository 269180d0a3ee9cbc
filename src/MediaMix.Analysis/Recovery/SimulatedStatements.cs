using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// What experiments would have stated in a simulated world: they are data as much as the outcome is, so a truth needs statements of
/// its own, each the model's own answer with an error of the stated size.
/// </summary>
static class SimulatedStatements
{
    /// <summary>Draws a statement for every experiment.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="simulator">Loaded with the truth.</param>
    /// <param name="rng">Stream of this truth; one number per experiment.</param>
    public static SpecList<ExperimentSpec> Draw(ModelSpec spec, OutcomeSimulator simulator, ref Rng rng)
    {
        var noise = new double[spec.Experiments.Count];
        rng.NextNormals(noise);
        var error = spec.Experiments.Select((e, i) => e.Statement.StandardError * Unit(e, noise[i])).ToArray();
        foreach (var group in spec.ExperimentCovariances)
            Correlate(spec, group, noise, error);
        return [.. spec.Experiments.Select((e, i) => e with { Statement = State(e.Statement, simulator.ImpliedStatement(i), error[i], noise[i]) })];
    }

    static double Unit(ExperimentSpec experiment, double normal) => experiment.DegreesOfFreedom is { } df
        ? new StudentTPrior(df, 0, 1).Quantile(ScalarMath.NormalCdf(normal))
        : normal;

    static void Correlate(ModelSpec spec, ExperimentCovariance group, double[] noise, double[] error)
    {
        int[] members = [.. group.Experiments.Select(name => Index(spec, name))];
        if (Cholesky.Of([.. group.Covariance.Select(static row => row.ToArray())]) is not { } factor)
            return;
        for (var i = 0; i < members.Length; i++)
        {
            error[members[i]] = 0;
            for (var j = 0; j <= i; j++)
                error[members[i]] += factor.Columns[j][i] * noise[members[j]];
        }
    }

    static int Index(ModelSpec spec, string name)
    {
        for (var i = 0; i < spec.Experiments.Count; i++)
        {
            if (spec.Experiments[i].Name == name)
                return i;
        }
        throw new ArgumentException($"There is no experiment {name}.", nameof(name));
    }

    static ExperimentStatement State(ExperimentStatement statement, double implied, double error, double noise) => statement switch
    {
        LiftStatement lift => lift with { Lift = implied + error },
        RoiStatement roi => roi with { Roi = implied + error },
        // A cost is positive: an experiment that found none would not have been stated as one.
        CostStatement cost => cost with { Cost = Math.Max(implied + error, 0.01 * Math.Abs(implied)) },
        SaturationLift lift => lift with { Lift = Gamma(implied, lift.Sigma, noise) },
        _ => throw new ArgumentException($"A statement of {statement.Quantity} cannot be simulated.", nameof(statement)),
    };

    /// <summary>The stated size is gamma with that mean and standard deviation; the sign is that of the implied one.</summary>
    static double Gamma(double implied, double sd, double noise)
    {
        var size = Math.Max(Math.Abs(implied), 1e-3 * sd);
        var (shape, rate) = (size * size / (sd * sd), size / (sd * sd));
        return Math.CopySign(Math.Max(new GammaPrior(shape, rate).Quantile(ScalarMath.NormalCdf(noise)), 1e-9 * sd), implied);
    }
}
