using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// What the priors of pooled strengths add to a density in whose coordinates they are flat: Σ_c ln N(u_c | ln mean, sd²) with u = ln x, its
/// derivatives by u and by the values of mean and sd. The strengths stand among the parameters that are sampled in their own coordinate, so
/// their slots are those of their coordinates. Allocates nothing per evaluation.
/// </summary>
sealed class PooledStrengths
{
    // An array: a list would cost a call per group.
    readonly StrengthPool[] _pools;

    PooledStrengths(StrengthPool[] pools) => _pools = pools;

    /// <summary>Null for a model without pooled groups.</summary>
    public static PooledStrengths? Of(BoundModel model) => model.Pools.Count == 0 ? null : new PooledStrengths([.. model.Pools]);

    /// <summary>
    /// The groups as hierarchies, so that a chain can choose how far to centre every member: little where the data say little, which spares it
    /// the funnel towards sd 0. Not those whose mean or sd is not sampled by its logarithm.
    /// </summary>
    public static IEnumerable<NormalHierarchy> Hierarchies(BoundModel model)
    {
        foreach (var pool in model.Pools)
        {
            var (mean, sd) = (Prior(pool.MeanSlot), Prior(pool.SdSlot));
            if (!ParameterLane.IsLogarithm(sd) || (mean is not FixedPrior && !ParameterLane.IsLogarithm(mean)))
                continue;
            yield return new NormalHierarchy
            {
                Members = pool.Slots,
                MeanCoordinate = mean is FixedPrior ? null : pool.MeanSlot,
                ConstantMean = mean is FixedPrior { Value: var value } ? ScalarMath.Log(value) : 0,
                LogSdCoordinate = pool.SdSlot,
            };
        }

        Prior Prior(int slot) => model.Parameters.First(p => p.Slot == slot).Prior;
    }

    /// <summary>Log density; adds its derivatives.</summary>
    /// <param name="values">Value vector, of which mean and sd are read.</param>
    /// <param name="coordinates">Coordinates, of which the u are read.</param>
    /// <param name="gradient">Derivative by coordinate other than through values; added to.</param>
    /// <param name="valueAdjoint">Derivative by value; added to.</param>
    public double Evaluate(ReadOnlySpan<double> values, ReadOnlySpan<double> coordinates, Span<double> gradient, Span<double> valueAdjoint)
    {
        var density = 0.0;
        foreach (var pool in _pools)
        {
            var (mean, sd) = (values[pool.MeanSlot], values[pool.SdSlot]);
            var (centre, sum, squares) = (ScalarMath.Log(mean), 0.0, 0.0);
            foreach (var slot in pool.Slots)
            {
                var z = (coordinates[slot] - centre) / sd;
                gradient[slot] -= z / sd;
                sum += z;
                squares += z * z;
            }
            density -= 0.5 * squares + pool.Slots.Length * (ScalarMath.Log(sd) + ScalarMath.HalfLogTwoPi);
            valueAdjoint[pool.MeanSlot] += sum / (sd * mean);
            valueAdjoint[pool.SdSlot] += (squares - pool.Slots.Length) / sd;
        }
        return density;
    }
}
