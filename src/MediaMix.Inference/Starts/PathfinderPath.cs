using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// One path of Pathfinder: climbs the log density by limited-memory BFGS and rates the normal approximation at every step
/// by its evidence lower bound (ELBO), the mean of log p − log q over draws of q, estimated and less its standard error. The
/// best one provides the draws (Zhang et al. 2022, algorithm 1).
/// </summary>
sealed class PathfinderPath(
    int path, CountedDensity density, StartingPoint start, ulong seed, PathfinderOptions options, CancellationToken token)
{
    const int StartAttempts = 100;

    /// <summary>Streams of this path: attempts at a start count from 0, steps from here, and the last draws have their own.</summary>
    const int FirstStep = 1000;
    const int LastDraws = -1;

    /// <summary>A path ends where a Newton step would gain less than half of this, far below the spread of the log density.</summary>
    const double Tolerance = 1e-6;

    /// <summary>
    /// Every step is rated at first, later every second, every third, …: on a long path approximations change slowly from
    /// step to step, and rating costs more than climbing.
    /// </summary>
    const int StepsPerGap = 25;

    /// <summary>A path ends after so many steps without a better approximation: it runs into a spike or up a ridge.</summary>
    const int Patience = 50;

    readonly LineSearch _search = new(density);
    readonly double[] _direction = new double[density.Dimension];
    readonly double[] _draw = new double[density.Dimension];
    readonly double[] _drawGradient = new double[density.Dimension];
    NormalApproximation? _best;
    double _bestRating = double.NegativeInfinity;
    int _bestStep;

    public int Steps { get; private set; }

    public NormalApproximation? Best => _best;

    public double BestRating => _bestRating;

    /// <summary>Runs the path.</summary>
    /// <returns>Draws from the best approximation; none if the path found no approximation whose draws have a finite density.</returns>
    public PathDraw[] Run()
    {
        var point = FindStart();
        if (point is null)
            return [];
        Climb(point);
        return _best is null ? [] : Draw(_best);
    }

    PathPoint? FindStart()
    {
        var point = new PathPoint(density.Dimension);
        for (var attempt = 0; attempt < StartAttempts; attempt++)
        {
            token.ThrowIfCancellationRequested();
            var rng = Stream(attempt);
            start(path, attempt, ref rng, point.Position);
            point.LogDensity = density.Evaluate(point.Position, point.Gradient);
            if (double.IsFinite(point.LogDensity))
                return point;
        }
        return null;
    }

    void Climb(PathPoint point)
    {
        var next = 0;
        var history = new CurvatureHistory(point.Gradient, options.History);
        for (var step = 0; step <= options.MaxIterations && (_best is null || step - _bestStep <= Patience); step++)
        {
            token.ThrowIfCancellationRequested();
            Steps = step;
            var covariance = history.Build();
            covariance.Apply(point.Gradient, _direction);
            var slope = Kernels.Dot(point.Gradient, _direction);
            if (!double.IsFinite(slope))
                return;
            var centre = new double[_direction.Length];
            Kernels.Add(point.Position, _direction, centre);
            var isLast = step == options.MaxIterations || !(slope > Tolerance) || !Advance(point, slope, history);
            if (isLast || step >= next)
            {
                Rate(new NormalApproximation(centre, covariance), step);
                next = step + 1 + step / StepsPerGap;
            }
            if (isLast)
                return;
        }
    }

    /// <summary>Moves the point; false if it cannot go up, not even without the history.</summary>
    bool Advance(PathPoint point, double slope, CurvatureHistory history)
    {
        // Before the first pair the scale of the density is unknown: one unit is as far as the first step may try.
        var initial = history.Count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(Kernels.SumOfSquares(_direction)));
        var next = _search.Find(point, _direction, slope, initial);
        if (next is null)
        {
            if (history.Count == 0)
                return false;
            history.Clear();
            return true;
        }
        var (s, y) = (new double[_direction.Length], new double[_direction.Length]);
        Kernels.Subtract(next.Position, point.Position, s);
        // Of f = −log p, hence old minus new.
        Kernels.Subtract(point.Gradient, next.Gradient, y);
        history.Add(new CurvaturePair(s, y));
        next.Position.CopyTo(point.Position, 0);
        next.Gradient.CopyTo(point.Gradient, 0);
        point.LogDensity = next.LogDensity;
        return true;
    }

    /// <summary>Rates N(θ + H∇log p, H) of one step, and keeps it if it is the best so far.</summary>
    void Rate(NormalApproximation approximation, int step)
    {
        var rng = Stream(FirstStep + step);
        // Ratios of a fair approximation spread by a few √d: one far below says enough, and saves the other draws.
        var hopeless = _bestRating - 3 * Math.Sqrt(_direction.Length) - 3;
        double mean = 0, squares = 0;
        for (var n = 1; n <= options.ElboDraws; n++)
        {
            var ratio = LogRatio(approximation, ref rng);
            if (!double.IsFinite(ratio))
                return;
            var difference = ratio - mean;
            mean += difference / n;
            squares += difference * (ratio - mean);
            if (mean < hopeless)
                return;
        }
        // Less the standard error: the highest of many noisy means would be a bad approximation with good luck.
        var rating = mean - Math.Sqrt(squares / (options.ElboDraws * Math.Max(1, options.ElboDraws - 1.0)));
        if (rating > _bestRating)
            (_best, _bestRating, _bestStep) = (approximation, rating, step);
    }

    PathDraw[] Draw(NormalApproximation approximation)
    {
        var rng = Stream(LastDraws);
        var draws = new PathDraw[options.DrawsPerPath];
        for (var n = 0; n < draws.Length; n++)
        {
            var ratio = LogRatio(approximation, ref rng);
            draws[n] = new PathDraw(path, [.. _draw], ratio);
        }
        return draws;
    }

    /// <summary>Draws once; log p − log q there, −∞ at an impossible point.</summary>
    double LogRatio(NormalApproximation approximation, ref Rng rng)
    {
        var logQ = approximation.Draw(ref rng, _draw);
        var ratio = density.Evaluate(_draw, _drawGradient) - logQ;
        return double.IsFinite(ratio) ? ratio : double.NegativeInfinity;
    }

    Rng Stream(int iteration) => Rng.Create(seed, path, iteration, (int)RngPurpose.Pathfinder);
}
