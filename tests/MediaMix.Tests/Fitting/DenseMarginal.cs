using MediaMix.Numerics.Tests;

namespace MediaMix.Tests.Fitting;

/// <summary>
/// The density of y ~ N(f + X m, diag(r) + X S² Xᵀ) as its definition says, by elimination on the dense covariance with
/// about 31 digits: nothing of the algebra under test, and accurate where that covariance is all but singular.
/// </summary>
static class DenseMarginal
{
    public static double LogDensity(double[] residual, double[][] columns, double[] means, double[] sds, double[] variances) =>
        Precise(residual, columns, means, sds, variances).High;

    /// <summary>Central difference of second order with step 1e-5: off by 1e-10 of the third derivative, and 31 digits carry the rest.</summary>
    public static double Derivative(Func<double, DoubleDouble> at)
    {
        const double step = 1e-5;
        return ((at(step) - at(-step)) / (2 * step)).High;
    }

    /// <param name="residual">y − f of the observed rows.</param>
    /// <param name="columns">X of the observed rows, [column][row].</param>
    /// <param name="means">m.</param>
    /// <param name="sds">S.</param>
    /// <param name="variances">r of each row.</param>
    public static DoubleDouble Precise(double[] residual, double[][] columns, double[] means, double[] sds, double[] variances) => Precise(
        Array.ConvertAll(residual, static x => (DoubleDouble)x), Array.ConvertAll(residual, static _ => 1.0), columns, means, sds,
        (i, j) => i == j ? variances[i] : 0);

    /// <summary>The same with errors of any covariance and rows multiplied by roots of weights.</summary>
    public static DoubleDouble Precise(
        DoubleDouble[] residual, double[] roots, double[][] columns, double[] means, double[] sds, Func<int, int, DoubleDouble> errors)
    {
        var n = residual.Length;
        var (covariance, rest) = (new DoubleDouble[n][], new DoubleDouble[n]);
        for (var i = 0; i < n; i++)
        {
            rest[i] = residual[i] * roots[i];
            covariance[i] = new DoubleDouble[n];
            for (var j = 0; j < n; j++)
                covariance[i][j] = errors(i, j);
            for (var k = 0; k < columns.Length; k++)
            {
                rest[i] -= (DoubleDouble)columns[k][i] * roots[i] * means[k];
                for (var j = 0; j < n; j++)
                    covariance[i][j] += (DoubleDouble)columns[k][i] * roots[i] * sds[k] * ((DoubleDouble)columns[k][j] * roots[j] * sds[k]);
            }
        }
        DoubleDouble sum = 0;
        for (var i = 0; i < n; i++)
        {
            var pivot = covariance[i][i];
            sum += Log(pivot * 2 * Math.PI) + rest[i] * rest[i] / pivot;
            for (var j = i + 1; j < n; j++)
            {
                var factor = covariance[j][i] / pivot;
                rest[j] -= factor * rest[i];
                for (var k = i; k < n; k++)
                    covariance[j][k] -= factor * covariance[i][k];
            }
        }
        return sum * -0.5;
    }

    static DoubleDouble Log(DoubleDouble x) => DoubleDouble.Log(x.High) + DoubleDouble.Log1p((DoubleDouble)x.Low / x.High, x.Low / x.High);
}
