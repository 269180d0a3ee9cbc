using MathNet.Numerics;

namespace MediaMix.Inference.Diagnostics;

/// <summary>The generalised Pareto distribution of exceedances over a threshold, and its fit to a sample.</summary>
/// <param name="Shape">k: the tail has moments of order below 1/k; for k &lt; 0 it is bounded.</param>
/// <param name="Scale">σ &gt; 0, in units of the exceedances.</param>
public readonly record struct GeneralizedPareto(double Shape, double Scale)
{
    const int FewestGridPoints = 30;
    const double ThetaPriorScale = 3;

    // A weak prior on the shape, worth ten observations at k = 1/2, which steadies k̂ of short tails (loo, posterior).
    const double ShapePriorWeight = 10;
    const double ShapePriorMean = 0.5;

    /// <summary>Fits the distribution by the quasi-Bayesian estimate of Zhang &amp; Stephens (2009) with a weak prior on k.</summary>
    /// <param name="exceedances">Ascending, at least 5 values, not negative; not checked for order.</param>
    /// <returns>
    /// With m = 30 + ⌊√n⌋, x* = x₍⌊n/4 + ½⌋₎ and θ_j = 1/x_n + (1 − √(m/(j − ½)))/(3x*): the profile log likelihood of θ_j
    /// weighs the grid, θ̂ is its mean, k = mean ln(1 − θ̂x), σ = −k/θ̂, and k̂ = (nk + 5)/(n + 10). Both NaN for fewer than five
    /// values, and where the lower quartile or the spread is zero, which leaves no scale to fit.
    /// </returns>
    public static GeneralizedPareto Fit(ReadOnlySpan<double> exceedances)
    {
        int n = exceedances.Length;
        if (n < 5 || !(exceedances[^1] > exceedances[0]))
            return new GeneralizedPareto(double.NaN, double.NaN);

        int m = FewestGridPoints + (int)Math.Sqrt(n);
        double quartile = exceedances[(int)((n / 4.0) + 0.5) - 1];
        var theta = new double[m];
        var logLikelihood = new double[m];
        for (int j = 0; j < m; j++)
        {
            theta[j] = (1 / exceedances[^1]) + ((1 - Math.Sqrt(m / (j + 0.5))) / (ThetaPriorScale * quartile));
            double k = MeanLog(theta[j], exceedances);
            logLikelihood[j] = n * (Math.Log(-theta[j] / k) - k - 1);
        }

        double evidence = Moments.LogSumExp(logLikelihood);
        double posteriorMean = 0;
        for (int j = 0; j < m; j++)
            posteriorMean += theta[j] * Math.Exp(logLikelihood[j] - evidence);

        double shape = MeanLog(posteriorMean, exceedances);
        double scale = -shape / posteriorMean;
        shape = ((n * shape) + (ShapePriorWeight * ShapePriorMean)) / (n + ShapePriorWeight);
        return double.IsFinite(shape) && double.IsFinite(scale)
            ? new GeneralizedPareto(shape, scale)
            : new GeneralizedPareto(double.NaN, double.NaN);
    }

    /// <summary>The exceedance that a fraction <paramref name="probability"/> of the distribution lies below.</summary>
    /// <param name="probability">In [0, 1].</param>
    /// <returns>σ((1 − p)^(−k) − 1)/k, and −σ ln(1 − p) at k = 0; NaN if the parameters are.</returns>
    public double Quantile(double probability)
    {
        double exponential = -SpecialFunctions.Log1p(-probability);
        return Shape == 0
            ? Scale * exponential
            : Scale * SpecialFunctions.Expm1(Shape * exponential) / Shape;
    }

    static double MeanLog(double theta, ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x)
            sum += SpecialFunctions.Log1p(-theta * v);
        return sum / x.Length;
    }
}
