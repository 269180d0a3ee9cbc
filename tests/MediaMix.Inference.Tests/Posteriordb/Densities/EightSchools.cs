namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>y_j ~ N(θ_j, σ_j), θ_j ~ N(μ, τ), μ ~ N(0, 5), τ ~ half-Cauchy(5), in [θ, μ, ln τ]: a funnel.</summary>
sealed class EightSchoolsCentred(double[] y, double[] sd) : ILogDensity
{
    public int Dimension => 10;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (mu, tau) = (position[8], Math.Exp(position[9]));
        var log = EightSchools.Hyperprior(position, gradient) - 8 * position[9];
        gradient[9] -= 8;
        for (var j = 0; j < 8; j++)
        {
            var (z, r) = ((position[j] - mu) / tau, (y[j] - position[j]) / sd[j]);
            log -= 0.5 * (z * z + r * r);
            gradient[j] = r / sd[j] - z / tau;
            gradient[8] += z / tau;
            gradient[9] += z * z;
        }
        return log;
    }
}

/// <summary>The same posterior in [t, μ, ln τ] with θ_j = μ + τ t_j.</summary>
sealed class EightSchoolsNonCentred(double[] y, double[] sd) : ILogDensity
{
    public int Dimension => 10;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (mu, tau) = (position[8], Math.Exp(position[9]));
        var log = EightSchools.Hyperprior(position, gradient);
        for (var j = 0; j < 8; j++)
        {
            var t = position[j];
            var r = (y[j] - mu - tau * t) / sd[j];
            log -= 0.5 * (t * t + r * r);
            gradient[j] = tau * r / sd[j] - t;
            gradient[8] += r / sd[j];
            gradient[9] += tau * t * r / sd[j];
        }
        return log;
    }
}

/// <summary>What the two have in common.</summary>
static class EightSchools
{
    /// <summary>Prior of μ and τ with the Jacobian of ln τ; writes the last two elements of the gradient.</summary>
    public static double Hyperprior(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var location = Priors.Normal(0, 5)(position[8], out gradient[8]);
        var tau = Math.Exp(position[9]);
        var scale = Priors.Cauchy(5)(tau, out var slope);
        gradient[9] = slope * tau + 1;
        return location + scale + position[9];
    }
}
