using MediaMix.Numerics;

namespace MediaMix;

/// <summary>How the coordinate of one parameter becomes its value.</summary>
enum SupportShape
{
    /// <summary>No parameter: the lane pads a vector.</summary>
    Padding,

    /// <summary>x = u.</summary>
    Real,

    /// <summary>One bound: x = bound ± e^u.</summary>
    HalfLine,

    /// <summary>Two bounds: x = lower + (upper − lower)/(1 + e^−u).</summary>
    Bounded,
}

/// <summary>One sampled parameter as a lane of a vector: its map x = Anchor + Factor·g(u) and its canonical density.</summary>
/// <param name="Shape">Which g: u, e^u or 1/(1 + e^−u).</param>
/// <param name="Anchor">0 on the real line, else the bound the map starts from.</param>
/// <param name="Factor">1, −1 below an upper bound, or the width between two bounds.</param>
/// <param name="Density">Canonical coefficients; all zero when the prior does not have the form.</param>
readonly record struct ParameterLane(SupportShape Shape, double Anchor, double Factor, CanonicalDensity Density)
{
    /// <summary>ln(upper − lower); 0 without two bounds.</summary>
    public double LogWidth => Shape == SupportShape.Bounded ? ScalarMath.Log(Factor) : 0;

    /// <summary>True where the coordinate of a parameter is its logarithm, so that what a scale multiplies can be centred.</summary>
    /// <param name="prior">Its prior.</param>
    public static bool IsLogarithm(Prior prior) => prior is not FixedPrior && prior.Support == Interval.Positive;

    /// <summary>The lane of a prior.</summary>
    /// <param name="prior">Any prior but a fixed one.</param>
    /// <exception cref="ArgumentException">The support has no inside, or the canonical form uses a bound that is not there.</exception>
    public static ParameterLane Of(Prior prior)
    {
        var (lower, upper) = prior.Support;
        if (!(lower < upper))
            throw new ArgumentException($"{prior} has no values to sample; fixed parameters are not part of the space.", nameof(prior));
        var density = prior.Canonical ?? default;
        if ((density.LogLower != 0 || density.LogQuadratic != 0) && !double.IsFinite(lower))
            throw new ArgumentException($"The canonical form of {prior} needs a finite lower bound.", nameof(prior));
        if (density.LogUpper != 0 && !double.IsFinite(upper))
            throw new ArgumentException($"The canonical form of {prior} needs a finite upper bound.", nameof(prior));
        return (double.IsFinite(lower), double.IsFinite(upper)) switch
        {
            (false, false) => new(SupportShape.Real, 0, 1, density),
            (true, false) => new(SupportShape.HalfLine, lower, 1, density),
            (false, true) => new(SupportShape.HalfLine, upper, -1, density),
            (true, true) => new(SupportShape.Bounded, lower, upper - lower, density),
        };
    }

    /// <summary>The coordinate of a value strictly inside the support.</summary>
    public double Unconstrain(double value) => Shape switch
    {
        SupportShape.HalfLine => ScalarMath.Log((value - Anchor) / Factor),
        SupportShape.Bounded => ScalarMath.Log(value - Anchor) - ScalarMath.Log(Anchor + Factor - value),
        _ => value,
    };
}
