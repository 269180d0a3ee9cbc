using MediaMix.Numerics;

namespace MediaMix.Inference;

/// <summary>
/// Step-size adaptation by dual averaging (Nesterov 2009; Hoffman and Gelman 2014, section 3.2), with their constants
/// γ = 0.05, κ = 0.75, t₀ = 10. Mutable state of one chain.
/// </summary>
public sealed class DualAveraging
{
    const double Shrinkage = 0.05;
    const double Decay = 0.75;
    const double Offset = 10;

    readonly double _target;
    double _anchor;
    double _errorMean;
    double _logAverage;
    int _count;

    /// <summary>Creates the adaptation.</summary>
    /// <param name="target">Acceptance statistic to aim for, in (0, 1).</param>
    public DualAveraging(double target)
    {
        if (!(target > 0 && target < 1))
            throw new ArgumentOutOfRangeException(nameof(target), target, "The target acceptance must lie between 0 and 1.");
        _target = target;
    }

    /// <summary>Step size for the next warm-up transition.</summary>
    public double Current { get; private set; } = 1;

    /// <summary>Averaged step size, for use after warm-up.</summary>
    public double Averaged => _count == 0 ? Current : Math.Min(ScalarMath.Exp(_logAverage), Math.PI);

    /// <summary>Forgets the past and starts at a step size found by search.</summary>
    /// <param name="stepSize">Positive.</param>
    public void Restart(double stepSize)
    {
        (_anchor, _errorMean, _logAverage, _count) = (ScalarMath.Log(10 * stepSize), 0, 0, 0);
        Current = stepSize;
    }

    /// <summary>Takes in the statistic of one transition.</summary>
    /// <param name="statistic">Acceptance statistic; clipped to [0, 1], NaN counts as 0.</param>
    public void Update(double statistic)
    {
        var clipped = statistic > 0 ? Math.Min(statistic, 1) : 0;
        _count++;
        var weight = 1 / (_count + Offset);
        _errorMean += weight * (_target - clipped - _errorMean);
        var logStep = _anchor - _errorMean * Math.Sqrt(_count) / Shrinkage;
        // count^(−κ)
        var share = ScalarMath.Exp(-Decay * ScalarMath.Log(_count));
        _logAverage += share * (logStep - _logAverage);
        // A whitened target never needs steps beyond π; a runaway step would only waste transitions.
        Current = Math.Min(ScalarMath.Exp(logStep), Math.PI);
    }
}
