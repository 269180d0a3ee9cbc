namespace MediaMix.Inference.Tests.Starts;

/// <summary>Writes the gradient and returns the log density.</summary>
delegate double Evaluation(ReadOnlySpan<double> position, Span<double> gradient);

/// <summary>A density given by a function.</summary>
sealed class FunctionDensity(int dimension, Evaluation evaluation) : ILogDensity
{
    public int Dimension => dimension;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient) => evaluation(position, gradient);
}

/// <summary>Densities that are not kind to optimisation.</summary>
static class Landscapes
{
    /// <summary>x ~ N(0, 10), y | x ~ N(0.03(x² − 100), 1): a thin crescent.</summary>
    public static ILogDensity Banana() => new FunctionDensity(2, static (p, g) =>
    {
        var bend = p[1] - 0.03 * (p[0] * p[0] - 100);
        (g[0], g[1]) = (-p[0] / 100 + 0.06 * p[0] * bend, -bend);
        return -0.5 * (p[0] * p[0] / 100 + bend * bend);
    });

    /// <summary>v ~ N(0, 3), nine x ~ N(0, e^(v/2)): the density grows without bound into the neck.</summary>
    public static ILogDensity Funnel() => new FunctionDensity(10, static (p, g) =>
    {
        var (v, precision) = (p[0], Math.Exp(-p[0]));
        var log = -v * v / 18 - 4.5 * v;
        g[0] = -v / 9 - 4.5;
        for (var i = 1; i < 10; i++)
        {
            log -= 0.5 * precision * p[i] * p[i];
            g[0] += 0.5 * precision * p[i] * p[i];
            g[i] = -precision * p[i];
        }
        return log;
    });

    /// <summary>½N(−6·1, I) + ½N(6·1, I) in three dimensions, up to a constant.</summary>
    public static ILogDensity Mixture() => new FunctionDensity(3, static (p, g) =>
    {
        double left = 0, right = 0;
        foreach (var x in p)
            (left, right) = (left - 0.5 * (x + 6) * (x + 6), right - 0.5 * (x - 6) * (x - 6));
        var share = 1 / (1 + Math.Exp(left - right));
        for (var i = 0; i < 3; i++)
            g[i] = 12 * share - 6 - p[i];
        return Math.Max(left, right) + Math.Log(1 + Math.Exp(-Math.Abs(left - right)));
    });

    /// <summary>log x − x in x &gt; 0, NaN elsewhere.</summary>
    public static ILogDensity Wall() => new FunctionDensity(1, static (p, g) =>
    {
        g[0] = 1 / p[0] - 1;
        return Math.Log(p[0]) - p[0];
    });

    /// <summary>−½x² − x⁴: lighter tails than a normal distribution.</summary>
    public static ILogDensity Quartic() => new FunctionDensity(1, static (p, g) =>
    {
        var square = p[0] * p[0];
        g[0] = -p[0] * (1 + 4 * square);
        return -square * (0.5 + square);
    });

    /// <summary>−ln(1 + x²): tails so heavy that no moment exists.</summary>
    public static ILogDensity Cauchy() => new FunctionDensity(1, static (p, g) =>
    {
        g[0] = -2 * p[0] / (1 + p[0] * p[0]);
        return -Math.Log(1 + p[0] * p[0]);
    });

    /// <summary>A normal coordinate and two that say nothing.</summary>
    public static ILogDensity FlatDirections() => new FunctionDensity(3, static (p, g) =>
    {
        (g[0], g[1], g[2]) = (-p[0], 0, 0);
        return -0.5 * p[0] * p[0];
    });

    /// <summary>The same everywhere.</summary>
    public static ILogDensity Flat() => new FunctionDensity(2, static (p, g) =>
    {
        g.Clear();
        return 0;
    });

    /// <summary>Grows for ever along one coordinate.</summary>
    public static ILogDensity Slope() => new FunctionDensity(2, static (p, g) =>
    {
        (g[0], g[1]) = (1, -p[1]);
        return p[0] - 0.5 * p[1] * p[1];
    });

    /// <summary>Grows ever faster and overflows.</summary>
    public static ILogDensity Explosion() => new FunctionDensity(1, static (p, g) => g[0] = Math.Exp(p[0]));

    /// <summary>Impossible everywhere.</summary>
    public static ILogDensity Nowhere() => new FunctionDensity(2, static (p, g) => double.NegativeInfinity);
}
