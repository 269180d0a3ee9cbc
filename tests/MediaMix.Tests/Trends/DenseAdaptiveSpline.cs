using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearRegression;

namespace MediaMix.Tests;

/// <summary>
/// The rule of automatic knots written down with whole matrices, one row per value: B-splines by the recursion of de Boor, ridge and least
/// squares by MathNet. Slow, and shares nothing with the library.
/// </summary>
static class DenseAdaptiveSpline
{
    const double Epsilon = 1e-5;

    /// <summary>Inner knots chosen for every penalty, and those that Akaike's criterion prefers.</summary>
    public static (List<int[]> Path, int[] Best) Select(double[] outcome, int periods, int drivers)
    {
        var (x, y) = Values(outcome, periods);
        int[] inner = [.. x.Distinct().Order().Skip(1).SkipLast(2)];
        var basis = Basis(x, inner);
        var variance = (y - basis * QR(basis, y)).PointwisePower(2).Sum() / (x.Length - basis.ColumnCount);
        var path = Enumerable.Range(0, 100).Select(i => Math.Pow(10, -1 + 3.0 * i / 99) / Math.Sqrt(outcome.Length / periods));
        var (weights, selected) = (Vector<double>.Build.Dense(inner.Length, 1), Vector<double>.Build.Dense(inner.Length, 1));
        var differences = Matrix<double>.Build.Dense(inner.Length, inner.Length + 2, (k, j) => (j - k) switch { 0 or 2 => 1, 1 => -2, _ => 0 });
        var (found, best, least) = (new List<int[]>(), Array.Empty<int>(), double.PositiveInfinity);
        foreach (var penalty in path)
        {
            for (var change = 1.0; change >= 1e-6;)
            {
                var ridge = basis.TransposeThisAndMultiply(basis) + penalty * differences.Transpose() * Matrix<double>.Build.DiagonalOfDiagonalVector(weights) * differences;
                var bends = differences * ridge.Cholesky().Solve(basis.TransposeThisAndMultiply(y));
                weights = bends.Map(b => 1 / (b * b + Epsilon * Epsilon));
                var now = weights.PointwiseMultiply(bends.PointwisePower(2));
                change = (now - selected).AbsoluteMaximum();
                selected = now;
            }
            int[] knots = [.. inner.Where((_, k) => selected[k] > 0.99)];
            found.Add(knots);
            var fit = Basis(x, knots);
            var criterion = 2 * (knots.Length + 2) + (y - fit * QR(fit, y)).PointwisePower(2).Sum() / variance;
            if (knots.Length >= 1 && knots.Length <= inner.Length - drivers && criterion <= least)
                (best, least) = (knots, criterion);
        }
        return (found, best);
    }

    static (int[] Periods, Vector<double> Values) Values(double[] outcome, int periods)
    {
        int[] known = [.. Enumerable.Range(0, outcome.Length).Where(i => !double.IsNaN(outcome[i]))];
        var y = Vector<double>.Build.Dense([.. known.Select(i => outcome[i])]);
        var sd = Math.Sqrt((y - y.Average()).PointwisePower(2).Sum() / y.Count);
        var means = known.GroupBy(i => i / periods).ToDictionary(g => g.Key, g => g.Average(i => outcome[i]));
        return ([.. known.Select(i => i % periods)], Vector<double>.Build.Dense(known.Length, i => (outcome[known[i]] - means[known[i] / periods]) / sd));
    }

    static Vector<double> QR(Matrix<double> basis, Vector<double> y) => MultipleRegression.QR(basis, y);

    static Matrix<double> Basis(int[] x, int[] inner)
    {
        double[] knots = [x.Min(), x.Min(), .. inner.Select(static k => (double)k), x.Max(), x.Max()];
        return Matrix<double>.Build.Dense(x.Length, inner.Length + 2, (i, j) => Spline(x[i], knots, j, 1));
    }

    static double Spline(double x, double[] knots, int j, int degree)
    {
        if (degree == 0)
            return (knots[j] <= x && x < knots[j + 1]) || (x == knots[^1] && knots[j + 1] == x && knots[j] < x) ? 1 : 0;
        double Part(double over, double under, int from) => under > 0 ? over / under * Spline(x, knots, from, degree - 1) : 0;
        return Part(x - knots[j], knots[j + degree] - knots[j], j) + Part(knots[j + degree + 1] - x, knots[j + degree + 1] - knots[j + 1], j + 1);
    }
}
