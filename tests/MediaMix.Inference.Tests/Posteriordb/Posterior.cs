namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>Writes the parameters of a summary from unconstrained coordinates.</summary>
delegate double[] Constrain(ReadOnlySpan<double> position);

/// <summary>One posterior of posteriordb.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Density">Creates a density; called once per chain.</param>
/// <param name="Constrain">The parameters, in the order of the summary.</param>
/// <param name="Summary">The summary file, where another parametrisation has the same posterior.</param>
sealed record Posterior(string Name, Func<ILogDensity> Density, Constrain Constrain, string? Summary = null)
{
    /// <summary>All coordinates as they are, but the last the exponential.</summary>
    public static double[] LastIsLog(ReadOnlySpan<double> position)
    {
        var values = position.ToArray();
        values[^1] = Math.Exp(values[^1]);
        return values;
    }

    public static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
