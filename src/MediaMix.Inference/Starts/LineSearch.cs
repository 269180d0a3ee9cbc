using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// Finds a step upwards that gains enough and after which the slope is clearly smaller: the weak Wolfe conditions, which make
/// the curvature along the step positive (Lewis and Overton 2013, with interpolation inside the bracket). Impossible points
/// only shorten the step. Allocates nothing per call.
/// </summary>
sealed class LineSearch(CountedDensity density)
{
    const int MostTrials = 20;
    const double SufficientGain = 1e-4;
    const double SlopeLeft = 0.9;
    const double Safeguard = 0.1;
    const double GrowthLimit = 10;

    PathPoint _trial = new(density.Dimension);
    PathPoint _best = new(density.Dimension);

    /// <summary>Searches from a point.</summary>
    /// <param name="from">Starting point; not changed.</param>
    /// <param name="direction">Length d, upwards.</param>
    /// <param name="slope">Derivative of the log density along the direction, positive.</param>
    /// <param name="initial">First multiple of the direction to try.</param>
    /// <returns>
    /// The point found, which the next search overwrites; the highest with sufficient gain where the trials ran out; null if
    /// there was none.
    /// </returns>
    public PathPoint? Find(PathPoint from, ReadOnlySpan<double> direction, double slope, double initial)
    {
        var (low, high, step) = (0.0, double.PositiveInfinity, initial);
        var (lowValue, lowSlope) = (from.LogDensity, slope);
        for (var trial = 0; trial < MostTrials && step > low && step < high; trial++)
        {
            direction.CopyTo(_trial.Position);
            Kernels.Scale(step, _trial.Position, _trial.Position);
            Kernels.Add(from.Position, _trial.Position, _trial.Position);
            var value = _trial.LogDensity = density.Evaluate(_trial.Position, _trial.Gradient);
            if (!(value >= from.LogDensity + SufficientGain * step * slope))
            {
                high = step;
                step = Between(low, high, lowValue, lowSlope, value);
                continue;
            }
            (_trial, _best) = (_best, _trial);
            var newSlope = Kernels.Dot(_best.Gradient, direction);
            if (newSlope <= SlopeLeft * slope)
                return _best;
            var next = Beyond(low, step, lowSlope, newSlope);
            (low, lowValue, lowSlope) = (step, value, newSlope);
            step = double.IsInfinity(high) ? next : Math.Min(next, low + (1 - Safeguard) * (high - low));
        }
        return low > 0 ? _best : null;
    }

    /// <summary>The top of the parabola through the lower end, its slope and the upper end; near the lower end if that is impossible.</summary>
    static double Between(double low, double high, double lowValue, double lowSlope, double highValue)
    {
        var width = high - low;
        var drop = lowValue + lowSlope * width - highValue;
        return low + width * Math.Clamp(lowSlope * width / (2 * drop), Safeguard, 0.5);
    }

    /// <summary>Where the slope vanishes if it goes on falling as it did; at least twice, at most ten times as far.</summary>
    static double Beyond(double low, double step, double lowSlope, double newSlope)
    {
        var fall = (lowSlope - newSlope) / (step - low);
        var zero = fall > 0 ? newSlope / fall : double.PositiveInfinity;
        return step + Math.Clamp(zero, step, (GrowthLimit - 1) * step);
    }
}
