using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// Finds a step upwards that gains enough and after which the slope is clearly smaller: the Wolfe conditions, which make the
/// curvature along the step positive. Brackets the zero of the slope and interpolates (Nocedal and Wright 2006, section 3.5);
/// impossible points only shorten the step. Allocates nothing per call.
/// </summary>
sealed class LineSearch(CountedDensity density)
{
    const int MostTrials = 20;

    /// <summary>Trials to make a step precise once it is acceptable; at a kink of the density it never is.</summary>
    const int MostRefinements = 3;
    const double SufficientGain = 1e-4;
    const double SlopeLeft = 0.9;

    /// <summary>
    /// Precise steps are nearly conjugate, so that few of them tell the whole curvature; now and then they cost one more
    /// evaluation, and save ratings of whole approximations.
    /// </summary>
    const double PreciseSlope = 0.5;
    const double Safeguard = 0.1;
    const double GrowthLimit = 10;

    PathPoint _trial = new(density.Dimension);
    PathPoint _best = new(density.Dimension);

    /// <summary>Searches from a point.</summary>
    /// <param name="from">Starting point; not changed.</param>
    /// <param name="direction">Length d, upwards.</param>
    /// <param name="slope">Derivative of the log density along the direction, positive.</param>
    /// <param name="initial">First multiple of the direction to try.</param>
    /// <returns>The point found, which the next search overwrites; null if the conditions are met nowhere it looked.</returns>
    public PathPoint? Find(PathPoint from, ReadOnlySpan<double> direction, double slope, double initial)
    {
        var (low, high, step) = (0.0, double.PositiveInfinity, initial);
        var (lowValue, lowSlope) = (from.LogDensity, slope);
        var (found, refinements) = (double.NegativeInfinity, 0);
        for (var trial = 1; trial <= MostTrials && step > low && step < high; trial++)
        {
            direction.CopyTo(_trial.Position);
            Kernels.Scale(step, _trial.Position, _trial.Position);
            Kernels.Add(from.Position, _trial.Position, _trial.Position);
            var value = _trial.LogDensity = density.Evaluate(_trial.Position, _trial.Gradient);
            if (!(value >= from.LogDensity + SufficientGain * step * slope))
            {
                high = step;
                step = Between(low, high, lowValue, lowSlope, value);
            }
            else
            {
                var newSlope = Kernels.Dot(_trial.Gradient, direction);
                if (newSlope <= SlopeLeft * slope && value > found)
                {
                    (_trial, _best) = (_best, _trial);
                    found = value;
                }
                if (Math.Abs(newSlope) <= PreciseSlope * slope)
                    break;
                var zero = step + newSlope * (step - low) / (lowSlope - newSlope);
                if (newSlope < 0)
                    (high, step) = (step, Inside(zero, low, step));
                else
                {
                    var next = lowSlope > newSlope ? Math.Clamp(zero, 2 * step, GrowthLimit * step) : GrowthLimit * step;
                    (low, lowValue, lowSlope) = (step, value, newSlope);
                    step = double.IsInfinity(high) ? next : Inside(zero, low, high);
                }
            }
            if (double.IsFinite(found) && refinements++ == MostRefinements)
                break;
        }
        return double.IsFinite(found) ? _best : null;
    }

    /// <summary>The top of the parabola through the lower end, its slope and the upper end; near the lower end if that is impossible.</summary>
    static double Between(double low, double high, double lowValue, double lowSlope, double highValue)
    {
        var width = high - low;
        return Inside(low + lowSlope * width * width / (2 * (lowValue + lowSlope * width - highValue)), low, high);
    }

    /// <summary>A point of the bracket, kept off its ends; the middle if there is no point.</summary>
    static double Inside(double at, double low, double high)
    {
        var margin = Safeguard * (high - low);
        return double.IsNaN(at) ? low + 0.5 * (high - low) : Math.Clamp(at, low + margin, high - margin);
    }
}
