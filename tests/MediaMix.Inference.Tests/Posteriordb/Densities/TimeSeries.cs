namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>ARMA(1, 1) in [μ, φ, θ, ln σ].</summary>
sealed class Arma11(double[] y) : DualDensity(4)
{
    protected override Dual Log(ReadOnlySpan<Dual> u)
    {
        var (mu, phi, theta, sigma) = (u[0], u[1], u[2], Dual.Exp(u[3]));
        var log = Normal(mu, 0, 10) + Normal(phi, 0, 2) + Normal(theta, 0, 2) + Cauchy(sigma, 2.5) + u[3];
        var error = y[0] - mu * (1 + phi);
        log += Normal(error, 0, sigma);
        for (var t = 1; t < y.Length; t++)
        {
            error = y[t] - (mu + phi * y[t - 1] + theta * error);
            log += Normal(error, 0, sigma);
        }
        return log;
    }
}

/// <summary>GARCH(1, 1) in [μ, ln α₀, logit α₁, logit(β₁/(1 − α₁))], flat in the constrained parameters.</summary>
sealed class Garch11(double[] y, double firstSd) : DualDensity(4)
{
    protected override Dual Log(ReadOnlySpan<Dual> u)
    {
        var (mu, alpha0, alpha1, share) = (u[0], Dual.Exp(u[1]), Dual.Logistic(u[2]), Dual.Logistic(u[3]));
        var beta1 = (1 - alpha1) * share;
        // Jacobians of α₀, α₁ and β₁ in this order.
        var log = u[1] + Dual.Log(alpha1 * (1 - alpha1)) + Dual.Log((1 - alpha1) * share * (1 - share));
        Dual variance = firstSd * firstSd;
        log += Normal(y[0], mu, Dual.Sqrt(variance));
        for (var t = 1; t < y.Length; t++)
        {
            var error = y[t - 1] - mu;
            variance = alpha0 + alpha1 * error * error + beta1 * variance;
            log += Normal(y[t], mu, Dual.Sqrt(variance));
        }
        return log;
    }
}

/// <summary>
/// Two-state Gaussian hidden Markov model with unit noise in [√½ logit θ₁₁, √½ logit θ₂₁, ln μ₁, ln(μ₂ − μ₁)], by the
/// forward algorithm.
/// </summary>
sealed class HiddenMarkov(double[] y) : DualDensity(4)
{
    protected override Dual Log(ReadOnlySpan<Dual> u)
    {
        var (first, second) = (Dual.Logistic(Math.Sqrt(2) * u[0]), Dual.Logistic(Math.Sqrt(2) * u[1]));
        var low = Dual.Exp(u[2]);
        var high = low + Dual.Exp(u[3]);
        var log = Normal(low, 3, 1) + Normal(high, 10, 1) + u[2] + u[3]
            + Dual.Log(first * (1 - first)) + Dual.Log(second * (1 - second));
        var (a, b) = (Normal(y[0], low, 1), Normal(y[0], high, 1));
        for (var t = 1; t < y.Length; t++)
        {
            (a, b) = (
                Dual.LogAddExp(a + Dual.Log(first), b + Dual.Log(second)) + Normal(y[t], low, 1),
                Dual.LogAddExp(a + Dual.Log(1 - first), b + Dual.Log(1 - second)) + Normal(y[t], high, 1));
        }
        return log + Dual.LogAddExp(a, b);
    }
}
