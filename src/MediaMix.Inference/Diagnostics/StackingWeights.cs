namespace MediaMix.Inference.Diagnostics;

/// <summary>
/// Stacking of predictive distributions (YVSG18 in docs/references.md): the mixture of models that predicts best when every observation is left out in
/// turn. Maximises (1/n) Σ_i ln Σ_k w_k exp(elpd_ik) over w ≥ 0, Σ w = 1.
/// </summary>
/// <remarks>
/// Concave; solved by Newton's method with a logarithmic barrier on the form without the equality, whose optimum adds up to one by
/// itself (KCSA20, proposition 1). The duality gap max_k ∂/∂w_k − 1 certifies the result. Equal models share their weight. Pure.
/// </remarks>
public static class StackingWeights
{
    const double Tolerance = 1e-10, LeastBarrier = 1e-15, ToBoundary = 0.99;
    const int MostSteps = 50;

    /// <summary>Weights of the models, ≥ 0, which add up to one.</summary>
    /// <param name="elpd">[model][observation]: pointwise log predictive densities, observations in the same order.</param>
    /// <exception cref="ArgumentException">There is no model or no observation, the numbers of observations differ, or an observation has NaN, +∞, or density zero in every model.</exception>
    public static double[] Of(IReadOnlyList<double[]> elpd)
    {
        ArgumentNullException.ThrowIfNull(elpd);
        double[][] rows = Densities(elpd);
        var w = new double[elpd.Count];
        Array.Fill(w, 1.0 / w.Length);
        for (double barrier = 0.01; barrier > LeastBarrier && Gap(rows, w) > Tolerance; barrier /= 10)
            Centre(rows, w, barrier);
        double sum = w.Sum();
        return Array.ConvertAll(w, x => x / sum);
    }

    /// <summary>
    /// How much better the mean log score of any mixture could be: max_k (1/n) Σ_i p_ik/Σ_j w_j p_ij − 1, ≥ 0, and 0 at the optimum.
    /// </summary>
    /// <param name="elpd">As for <see cref="Of"/>.</param>
    /// <param name="weights">Weights that add up to one.</param>
    public static double Gap(IReadOnlyList<double[]> elpd, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(elpd);
        ArgumentNullException.ThrowIfNull(weights);
        return Gap(Densities(elpd), [.. weights]);
    }

    static double Gap(double[][] rows, double[] w) => Gradient(rows, w).Max() * w.Sum() - 1;

    /// <summary>Densities over the largest of their observation, [observation][model].</summary>
    static double[][] Densities(IReadOnlyList<double[]> elpd)
    {
        if (elpd.Count == 0 || elpd[0].Length == 0 || elpd.Any(model => model.Length != elpd[0].Length))
            throw new ArgumentException("Every model needs the same observations, at least one.", nameof(elpd));
        var rows = new double[elpd[0].Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            double[] logs = [.. elpd.Select(model => model[i])];
            double max = logs.Max();
            if (!double.IsFinite(max) || logs.Any(double.IsNaN))
                throw new ArgumentException($"Observation {i} has no finite density.", nameof(elpd));
            rows[i] = Array.ConvertAll(logs, x => Math.Exp(x - max));
        }
        return rows;
    }

    /// <summary>(1/n) Σ_i p_ik / Σ_j w_j p_ij per model.</summary>
    static double[] Gradient(double[][] rows, double[] w)
    {
        var gradient = new double[w.Length];
        foreach (double[] p in rows)
        {
            double mixture = Mixture(p, w);
            for (int k = 0; k < w.Length; k++)
                gradient[k] += p[k] / mixture / rows.Length;
        }
        return gradient;
    }

    /// <summary>Newton steps to the minimum of −(1/n) Σ ln(Pw)_i + Σ w − barrier Σ ln w.</summary>
    static void Centre(double[][] rows, double[] w, double barrier)
    {
        for (int step = 0; step < MostSteps; step++)
        {
            double[] slope = Gradient(rows, w);
            for (int k = 0; k < w.Length; k++)
                slope[k] = 1 - slope[k] - barrier / w[k];
            double[] direction = Solve(Curvature(rows, w, barrier), slope);
            double descent = Dot(slope, direction);
            if (!(descent > 1e-24))
                return;
            double size = 1;
            for (int k = 0; k < w.Length; k++)
                size = direction[k] > 0 ? Math.Min(size, ToBoundary * w[k] / direction[k]) : size;
            if (!Move(rows, w, barrier, direction, size, descent))
                return;
        }
    }

    /// <summary>Goes along −direction until the objective falls enough; false where rounding lets it fall no more.</summary>
    static bool Move(double[][] rows, double[] w, double barrier, double[] direction, double size, double descent)
    {
        double before = Objective(rows, w, barrier);
        for (int halving = 0; halving < 40; halving++, size /= 2)
        {
            double[] next = [.. w.Zip(direction, (x, d) => x - size * d)];
            if (!(Objective(rows, next, barrier) <= before - 1e-4 * size * descent))
                continue;
            next.CopyTo(w, 0);
            return true;
        }
        return false;
    }

    static double Objective(double[][] rows, double[] w, double barrier) =>
        -rows.Sum(p => Math.Log(Mixture(p, w))) / rows.Length + w.Sum() - barrier * w.Sum(Math.Log);

    static double[,] Curvature(double[][] rows, double[] w, double barrier)
    {
        var h = new double[w.Length, w.Length];
        foreach (double[] p in rows)
        {
            double scale = 1 / Mixture(p, w);
            for (int j = 0; j < w.Length; j++)
                for (int k = 0; k < w.Length; k++)
                    h[j, k] += p[j] * scale * (p[k] * scale) / rows.Length;
        }
        for (int k = 0; k < w.Length; k++)
            h[k, k] += barrier / (w[k] * w[k]);
        return h;
    }

    /// <summary>Solves a positive definite system by Cholesky, in place of the matrix.</summary>
    static double[] Solve(double[,] a, double[] b)
    {
        int n = b.Length;
        var x = (double[])b.Clone();
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                for (int k = 0; k < j; k++)
                    a[i, j] -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(Math.Max(a[j, j], double.Epsilon)) : a[i, j] / a[j, j];
            }
            for (int k = 0; k < j; k++)
                x[j] -= a[j, k] * x[k];
            x[j] /= a[j, j];
        }
        for (int j = n - 1; j >= 0; j--)
        {
            for (int k = j + 1; k < n; k++)
                x[j] -= a[k, j] * x[k];
            x[j] /= a[j, j];
        }
        return x;
    }

    static double Mixture(double[] p, double[] w) => Dot(p, w);

    static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += a[k] * b[k];
        return sum;
    }
}
