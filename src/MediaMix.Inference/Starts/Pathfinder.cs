using MediaMix.Inference.Diagnostics;
using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// Finds starting points in the typical set by variational inference along optimisation paths (Zhang, Carpenter, Gelman and
/// Vehtari 2022): each path climbs towards a mode, the best of the normal distributions met on the way is kept, and draws of
/// all paths are chosen by importance.
/// </summary>
public static class Pathfinder
{
    /// <summary>Weights of which none exceeds this multiple of their mean have no tail worth a name.</summary>
    const double LeastTail = 1.5;

    /// <summary>Runs the paths and chooses one starting point per chain.</summary>
    /// <param name="density">Creates the density of one path; called once per path, possibly at the same time; disposed when the path has ended, where it can be.</param>
    /// <param name="start">Where paths begin: the path stands in for the chain; attempts go on until the density is finite, at most 100.</param>
    /// <param name="chains">Number of starting points, ≥ 1.</param>
    /// <param name="seed">The result depends on nothing else but the density and the options, not on the number of threads.</param>
    /// <param name="options">Paths, draws and limits.</param>
    /// <param name="token">Checked at every step of a path.</param>
    /// <returns>Null when fewer draws than chains have a finite density: no path reached anything usable.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range, or there are not as many draws as chains.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PathfinderStarts? Run(
        Func<ILogDensity> density,
        StartingPoint start,
        int chains,
        ulong seed,
        PathfinderOptions options,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(density);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(chains, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chains, (long)options.Paths * options.DrawsPerPath);

        var draws = new PathDraw[options.Paths][];
        var gradients = new long[options.Paths];
        RunPaths(options, path =>
        {
            var own = density();
            using var owned = own as IDisposable;
            var counted = new CountedDensity(own);
            draws[path] = new PathfinderPath(path, counted, start, seed, options, token).Run();
            gradients[path] = counted.Evaluations;
        }, token);

        PathDraw[] usable = [.. draws.SelectMany(static d => d).Where(static d => double.IsFinite(d.LogRatio))];
        if (usable.Length < chains)
            return null;
        // No path has the number −1, so the choice has a stream of its own.
        var rng = Rng.Create(seed, -1, 0, (int)RngPurpose.Pathfinder);
        return new PathfinderStarts(
            StartSelection.Choose(usable, options.Paths, chains, ref rng),
            Khat([.. usable.Select(static d => d.LogRatio)]),
            usable.Select(static d => d.Path).Distinct().Count(),
            gradients.Sum());
    }

    static void RunPaths(PathfinderOptions options, Action<int> run, CancellationToken token)
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = token,
        };
        try
        {
            Parallel.For(0, options.Paths, parallel, run);
        }
        catch (AggregateException failures)
        {
            throw failures.Flatten().InnerExceptions[0];
        }
    }

    /// <summary>
    /// A diagnosis only: the choice does not depend on it, as it calls functions that differ between platforms. Where no
    /// weight stands out, the fitted shape would be that of noise.
    /// </summary>
    static double Khat(double[] logRatios)
    {
        if (logRatios.Length < 2)
            return double.NaN;
        var smoothed = SmoothedWeights.Of(logRatios, SmoothedWeights.LooTailLength(logRatios.Length, 1));
        var largest = logRatios.Length * ScalarMath.Exp(smoothed.LogWeights.Max());
        return largest < LeastTail ? double.NaN : smoothed.Khat;
    }
}
