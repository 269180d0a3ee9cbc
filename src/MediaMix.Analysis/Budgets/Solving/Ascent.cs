using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Climbs to a stationary point of a smooth function over a polytope: spectral projected gradient with a non-monotone line search
/// (Birgin, Martínez and Raydan 2000), in a diagonal metric that follows the curvature seen along the way.
/// </summary>
/// <param name="set">Where the point may lie.</param>
sealed class Ascent(Polytope set)
{
    const int Memory = 8, Refresh = 15;
    const double Sufficient = 1e-4;

    /// <summary>
    /// What is left of a variable after one step, at least: curves may be infinitely steep at zero, and a variable that fell there by a step
    /// too long would see nothing of it.
    /// </summary>
    const double LargestDrop = 0.1;

    /// <summary>Longest step of a variable before it is projected, in units of its range.</summary>
    const double LongestStep = 1e4;

    /// <summary>Relative violation of rows that counts as none.</summary>
    const double Exact = 1e-9;

    readonly Projection _projection = new(set);
    readonly double[] _target = new double[set.Count];
    readonly double[] _floor = new double[set.Count];
    readonly double[] _metric = new double[set.Count];

    /// <summary>Value and gradient of the function.</summary>
    public delegate double Function(ReadOnlySpan<double> x, Span<double> gradient);

    /// <summary>Nearest point of the polytope; see <see cref="Projection"/>.</summary>
    public double Project(ReadOnlySpan<double> x, ReadOnlySpan<double> metric, Span<double> point)
    {
        _projection.Reset();
        return _projection.Nearest(x, metric, point);
    }

    /// <summary>Climbs.</summary>
    /// <param name="function">What is maximised.</param>
    /// <param name="start">Any point; it is projected.</param>
    /// <param name="metric">Weights of the variables, about their curvature; adapted as copies.</param>
    /// <param name="mostSteps">Steps at most.</param>
    /// <param name="isDone">Asked every tenth step with point, value and gradient whether that is good enough; null = never.</param>
    /// <param name="token">Stops the climb.</param>
    public Summit Climb(Function function, double[] start, double[] metric, int mostSteps, Func<Summit, bool>? isDone = null, CancellationToken token = default)
    {
        var (n, h) = (set.Count, (double[])metric.Clone());
        var (x, g) = (new double[n], new double[n]);
        Project(start, h, x);
        var value = function(x, g);
        var best = new Summit((double[])x.Clone(), value, (double[])g.Clone(), 0);
        var (next, nextGradient, direction) = (new double[n], new double[n], new double[n]);
        var recent = new Queue<double>([value]);
        var length = FirstLength(x, g, h);
        for (var step = 1; step <= mostSteps; step++)
        {
            token.ThrowIfCancellationRequested();
            var slope = Direction(x, g, h, length, direction);
            if (!(slope > 1e-12 * Math.Abs(value)))
                break;
            var (accepted, newValue) = Search(function, x, direction, slope, recent.Min(), next, nextGradient);
            if (!accepted)
                break;
            length = NextLength(x, g, next, nextGradient, h, length);
            (x, next) = (next, x);
            (g, nextGradient) = (nextGradient, g);
            value = newValue;
            if (recent.Count == Memory)
                recent.Dequeue();
            recent.Enqueue(value);
            if (value > best.Value)
            {
                x.CopyTo(best.Point, 0);
                g.CopyTo(best.Gradient, 0);
                best = best with { Value = value };
            }
            best = best with { Steps = step };
            if (step % Refresh != 0)
                continue;
            if (isDone?.Invoke(best) is true)
                break;
            CurvatureMetric.Write(function, x, g, set, h);
            length = 1;
        }
        return best;
    }

    /// <summary>Writes the projected step; its slope, NaN where the projection is lost in rounding.</summary>
    double Direction(double[] x, double[] g, double[] h, double length, double[] direction)
    {
        for (var v = 0; v < x.Length; v++)
        {
            // A step of many times the range says no more than a shorter one, and its digits are needed for the rows.
            _metric[v] = Math.Max(h[v], length * Math.Abs(g[v]) / (LongestStep * Math.Max(set.Upper[v] - set.Lower[v], 1e-9 * Math.Abs(set.Upper[v]))));
            _target[v] = _metric[v] > 0 ? x[v] + length * g[v] / _metric[v] : x[v];
            _floor[v] = Math.Max(set.Lower[v], LargestDrop * x[v]);
        }
        if (_projection.Nearest(_target, _metric, direction, _floor) > Exact)
        {
            _projection.Reset();
            if (_projection.Nearest(_target, _metric, direction, _floor) > Exact)
                return double.NaN;
        }
        Kernels.Subtract(direction, x, direction);
        return Kernels.Dot(g, direction);
    }

    static (bool Accepted, double Value) Search(
        Function function, double[] x, double[] direction, double slope, double reference, double[] next, double[] nextGradient)
    {
        var length = 1.0;
        for (var trial = 0; trial < 30; trial++)
        {
            direction.CopyTo(next, 0);
            Kernels.Scale(length, next, next);
            Kernels.Add(next, x, next);
            var value = function(next, nextGradient);
            if (value >= reference + Sufficient * length * slope)
                return (true, value);
            // The parabola through value, slope and trial, kept inside [0.1, 0.5] of the step.
            var curvature = reference + length * slope - value;
            length *= Math.Clamp(curvature > 0 ? 0.5 * length * slope / curvature : 0.5, 0.1, 0.5);
        }
        return (false, double.NaN);
    }

    /// <summary>So long that the largest step is a tenth of what there is.</summary>
    static double FirstLength(double[] x, double[] g, double[] h)
    {
        var (size, step) = (0.0, 0.0);
        for (var v = 0; v < x.Length; v++)
        {
            size += h[v] * x[v] * x[v];
            step += g[v] * g[v] / h[v];
        }
        return step > 0 ? Math.Max(Math.Sqrt(size / step), 1e-12) : 1;
    }

    static double NextLength(double[] x, double[] g, double[] next, double[] nextGradient, double[] h, double length)
    {
        var (steps, curvature) = (0.0, 0.0);
        for (var v = 0; v < x.Length; v++)
        {
            var s = next[v] - x[v];
            steps += h[v] * s * s;
            curvature += s * (g[v] - nextGradient[v]);
        }
        return curvature > 0 ? Math.Clamp(steps / curvature, 1e-10, 1e10) : Math.Min(10 * length, 1e10);
    }
}

/// <summary>The best point that a climb has seen.</summary>
/// <param name="Point">Point of the polytope.</param>
/// <param name="Value">Function there.</param>
/// <param name="Gradient">Gradient there.</param>
/// <param name="Steps">Steps made.</param>
sealed record Summit(double[] Point, double Value, double[] Gradient, int Steps);
