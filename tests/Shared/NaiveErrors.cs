using MathNet.Numerics.LinearAlgebra;

namespace MediaMix.Testing;

/// <summary>Autoregressive errors as one multivariate normal with a dense covariance: nothing about innovations, gaps or whitening.</summary>
static class NaiveErrors
{
    /// <summary>Covariance of the rows that are fitted: σ² ρ^|t − s| / √(w_t w_s).</summary>
    public static Matrix<double> Covariance(IReadOnlyList<int> rows, double sd, double[] weights, double autocorrelation) => Matrix<double>.Build.Dense(
        rows.Count, rows.Count,
        (i, j) => sd * sd * Math.Pow(autocorrelation, Math.Abs(rows[i] - rows[j])) / Math.Sqrt(weights[rows[i]] * weights[rows[j]]));

    /// <summary>Log density of the residuals that are not NaN.</summary>
    public static double LogDensity(double[] residuals, double sd, double[] weights, double autocorrelation)
    {
        var rows = Enumerable.Range(0, residuals.Length).Where(t => !double.IsNaN(residuals[t])).ToArray();
        var factor = Covariance(rows, sd, weights, autocorrelation).Cholesky();
        var e = Vector<double>.Build.Dense([.. rows.Select(t => residuals[t])]);
        return -0.5 * (rows.Length * Math.Log(2 * Math.PI) + factor.DeterminantLn + e.DotProduct(factor.Solve(e)));
    }
}
