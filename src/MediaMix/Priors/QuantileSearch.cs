using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Probability mass on one side of a point, and the density there, both in the coordinate of the search.</summary>
/// <param name="at">The point.</param>
/// <param name="upper">True for the mass above the point, false for the mass below.</param>
/// <param name="density">Density at the point.</param>
delegate double SideMass(double at, bool upper, out double density);

/// <summary>
/// Inverts a distribution function by Newton's method on its logarithm, kept inside a shrinking bracket.
/// The smaller of the two tails is matched, so that extreme quantiles keep their digits. Not for use inside a chain.
/// </summary>
static class QuantileSearch
{
    const int MaxIterations = 200;
    const double Tolerance = 1e-15;

    /// <summary>The point with a given probability below it.</summary>
    /// <param name="mass">The distribution.</param>
    /// <param name="below">Wanted mass below the point, &gt; 0.</param>
    /// <param name="above">Wanted mass above the point, &gt; 0.</param>
    /// <param name="low">A point below the solution.</param>
    /// <param name="high">A point above the solution.</param>
    public static double Solve(SideMass mass, double below, double above, double low, double high)
    {
        var upper = above < below;
        var target = upper ? above : below;
        var point = 0.5 * (low + high);
        for (var iteration = 0; iteration < MaxIterations; iteration++)
        {
            var found = mass(point, upper, out var density);
            // Newton on ln(mass), which is nearly straight where the mass itself bends over many orders of magnitude.
            // Where it leaves the bracket, the plain Newton step is tried (it is exact next to a bound), then bisection.
            var sign = upper ? -1 : 1;
            var logRatio = ScalarMath.Log(target / found);
            var next = point + sign * (found / density * logRatio);
            if (Math.Abs(next - point) <= Tolerance * Math.Abs(point))
                return Math.Clamp(next, low, high);
            if (upper ? found > target : found < target)
                low = point;
            else
                high = point;
            if (!(next > low && next < high))
                next = point + sign * (target - found) / density;
            if (!(next > low && next < high))
                next = 0.5 * (low + high);
            if (next == point)
                return next;
            point = next;
        }
        return point;
    }
}
