using MediaMix.Numerics;

namespace MediaMix;

/// <summary>How the statements of one experiment, or of several with correlated errors, scatter around what the model implies. Immutable and thread-safe.</summary>
/// <param name="members">Numbers of the experiments among all of the model.</param>
abstract class ExperimentErrors(int[] members)
{
    public ReadOnlySpan<int> Members => members;

    /// <summary>ln p(stated | implied) with all normalising constants. Allocates nothing.</summary>
    /// <param name="implied">What the model says, per experiment of the model, in units of its statement.</param>
    /// <param name="adjoint">∂/∂implied of the members, overwritten; other elements stay.</param>
    public abstract double LogDensity(ReadOnlySpan<double> implied, Span<double> adjoint);

    /// <summary>ln p of one member's statement given those of the others: what leaving it out takes from the log density.</summary>
    /// <param name="member">Place among the members.</param>
    /// <param name="implied">As in <see cref="LogDensity"/>.</param>
    public abstract double Pointwise(int member, ReadOnlySpan<double> implied);
}

/// <summary>Normal errors, or Student-t ones for an experiment that may be wrong.</summary>
/// <param name="member">Number of the experiment.</param>
/// <param name="stated">Its statement.</param>
/// <param name="se">Standard error; the scale of Student-t errors.</param>
/// <param name="degreesOfFreedom">Null = normal.</param>
sealed class SingleErrors(int member, double stated, double se, double? degreesOfFreedom) : ExperimentErrors([member])
{
    readonly double _normalizer = -ScalarMath.Log(se) + (degreesOfFreedom is { } df ? StudentTKernel.LogNormalizer(df) : -ScalarMath.HalfLogTwoPi);

    public override double LogDensity(ReadOnlySpan<double> implied, Span<double> adjoint)
    {
        var z = (stated - implied[member]) / se;
        var slope = -z;
        var kernel = degreesOfFreedom is { } df ? StudentTKernel.LogKernel(df, z, out slope) : -0.5 * z * z;
        adjoint[member] = -slope / se;
        return _normalizer + kernel;
    }

    public override double Pointwise(int place, ReadOnlySpan<double> implied)
    {
        var z = (stated - implied[member]) / se;
        return _normalizer + (degreesOfFreedom is { } df ? StudentTKernel.LogKernel(df, z, out _) : -0.5 * z * z);
    }
}

/// <summary>PyMC-Marketing's errors: abs(stated) is gamma with mean m = abs(implied) and sd σ, so its shape is (m/σ)² and its rate m/σ².</summary>
/// <param name="member">Number of the experiment.</param>
/// <param name="stated">Its statement, not 0.</param>
/// <param name="sigma">> 0.</param>
sealed class GammaErrors(int member, double stated, double sigma) : ExperimentErrors([member])
{
    readonly double _y = Math.Abs(stated);
    readonly double _logY = ScalarMath.Log(Math.Abs(stated));

    public override double LogDensity(ReadOnlySpan<double> implied, Span<double> adjoint)
    {
        var (mean, variance) = (Math.Abs(implied[member]), sigma * sigma);
        if (!(mean > 0))
        {
            adjoint[member] = 0;
            return double.NegativeInfinity;
        }
        var (shape, rate) = (mean * mean / variance, mean / variance);
        var logRate = ScalarMath.Log(rate);
        var slope = (2 * mean * (logRate - ScalarMath.Digamma(shape) + _logY) + mean - _y) / variance;
        adjoint[member] = implied[member] < 0 ? -slope : slope;
        return shape * logRate - ScalarMath.LogGamma(shape) + (shape - 1) * _logY - rate * _y;
    }

    public override double Pointwise(int place, ReadOnlySpan<double> implied)
    {
        var (mean, variance) = (Math.Abs(implied[member]), sigma * sigma);
        if (!(mean > 0))
            return double.NegativeInfinity;
        var (shape, rate) = (mean * mean / variance, mean / variance);
        return shape * ScalarMath.Log(rate) - ScalarMath.LogGamma(shape) + (shape - 1) * _logY - rate * _y;
    }
}
