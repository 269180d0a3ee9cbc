namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>A density of at most eight coordinates, differentiated by dual numbers.</summary>
abstract class DualDensity(int dimension) : ILogDensity
{
    public int Dimension => dimension;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        Span<Dual> inputs = stackalloc Dual[dimension];
        for (var i = 0; i < dimension; i++)
            inputs[i] = Dual.Input(position[i], i);
        var log = Log(inputs);
        for (var i = 0; i < dimension; i++)
            gradient[i] = log.Slope[i];
        return log.Value;
    }

    /// <summary>Log density of unconstrained coordinates, up to a constant.</summary>
    protected abstract Dual Log(ReadOnlySpan<Dual> u);

    /// <summary>Log density of a normal, without −½ ln 2π.</summary>
    protected static Dual Normal(Dual x, Dual mean, Dual sd)
    {
        var z = (x - mean) / sd;
        return -0.5 * z * z - Dual.Log(sd);
    }

    /// <summary>Log density of a Cauchy around 0, up to a constant.</summary>
    protected static Dual Cauchy(Dual x, double scale) => -Dual.Log(1 + x * x / (scale * scale));
}
