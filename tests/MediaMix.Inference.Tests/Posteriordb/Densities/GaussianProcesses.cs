namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>Squared-exponential covariance and its Cholesky factor, in dual numbers.</summary>
static class SquaredExponential
{
    /// <summary>Lower factor of α² exp(−Δ²/(2ρ²)) + diagonal·I.</summary>
    public static Dual[,] Factor(double[] x, Dual rho, Dual alpha, Dual diagonal)
    {
        var n = x.Length;
        var factor = new Dual[n, n];
        for (var j = 0; j < n; j++)
        {
            for (var i = j; i < n; i++)
            {
                var distance = (x[i] - x[j]) / rho;
                var entry = alpha * alpha * Dual.Exp(-0.5 * distance * distance);
                if (i == j)
                    entry += diagonal;
                for (var k = 0; k < j; k++)
                    entry -= factor[i, k] * factor[j, k];
                factor[i, j] = i == j ? Dual.Sqrt(entry) : entry / factor[j, j];
            }
        }
        return factor;
    }

    /// <summary>ρ ~ Γ(25, 4) and α ~ N⁺(0, 2), with the Jacobians of their logarithms.</summary>
    public static Dual Prior(Dual logRho, Dual logAlpha)
    {
        var (rho, alpha) = (Dual.Exp(logRho), Dual.Exp(logAlpha));
        return 25 * logRho - 4 * rho - alpha * alpha / 8 + logAlpha;
    }
}

/// <summary>Gaussian process with Gaussian noise in [ln ρ, ln α, ln σ]; σ is a variance.</summary>
sealed class GpRegression(double[] x, double[] y) : DualDensity(3)
{
    protected override Dual Log(ReadOnlySpan<Dual> u)
    {
        var sigma = Dual.Exp(u[2]);
        var factor = SquaredExponential.Factor(x, Dual.Exp(u[0]), Dual.Exp(u[1]), sigma);
        var log = SquaredExponential.Prior(u[0], u[1]) - 0.5 * sigma * sigma + u[2];
        var solved = new Dual[y.Length];
        for (var i = 0; i < y.Length; i++)
        {
            solved[i] = y[i];
            for (var k = 0; k < i; k++)
                solved[i] -= factor[i, k] * solved[k];
            solved[i] /= factor[i, i];
            log -= 0.5 * solved[i] * solved[i] + Dual.Log(factor[i, i]);
        }
        return log;
    }
}

/// <summary>
/// Poisson counts with a Gaussian-process log rate f = L t in [ln ρ, ln α, t]. Dual numbers carry ρ and α;
/// t enters linearly and is differentiated by hand.
/// </summary>
sealed class GpPoisson(double[] x, double[] counts) : ILogDensity
{
    const double Jitter = 1e-10;

    public int Dimension => x.Length + 2;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (logRho, logAlpha) = (Dual.Input(position[0], 0), Dual.Input(position[1], 1));
        var factor = SquaredExponential.Factor(x, Dual.Exp(logRho), Dual.Exp(logAlpha), Jitter);
        var log = SquaredExponential.Prior(logRho, logAlpha);
        var t = position[2..];
        gradient.Clear();
        for (var i = 0; i < x.Length; i++)
        {
            Dual rate = 0;
            for (var k = 0; k <= i; k++)
                rate += factor[i, k] * t[k];
            log += counts[i] * rate - Dual.Exp(rate) - 0.5 * t[i] * t[i];
            for (var k = 0; k <= i; k++)
                gradient[2 + k] += (counts[i] - Math.Exp(rate.Value)) * factor[i, k].Value;
            gradient[2 + i] -= t[i];
        }
        (gradient[0], gradient[1]) = (log.Slope[0], log.Slope[1]);
        return log.Value;
    }

    /// <summary>ρ, α and the log rates.</summary>
    public static double[] Parameters(double[] x, ReadOnlySpan<double> u)
    {
        var factor = SquaredExponential.Factor(x, Math.Exp(u[0]), Math.Exp(u[1]), Jitter);
        var values = new double[x.Length + 2];
        (values[0], values[1]) = (Math.Exp(u[0]), Math.Exp(u[1]));
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k <= i; k++)
                values[2 + i] += factor[i, k].Value * u[2 + k];
        }
        return values;
    }
}
