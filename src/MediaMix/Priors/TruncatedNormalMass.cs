using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Mass, mean and quantiles of the standard normal between α and β, relative to its density at the mode of that interval.
/// The relative mass ∫_α^β e^(−(t² − m²)/2) dt, m the point of [α, β] nearest to 0, stays an ordinary number in any tail.
/// Three ways to it: Gauss–Legendre where the density hardly varies, Φ where 0 is inside, Mills' ratio in a tail.
/// </summary>
static class TruncatedNormalMass
{
    const double SqrtTwoPi = 2.5066282746310005024;

    // Up to this fall of the log density from mode to far end, ten nodes are exact to double precision; beyond it
    // the differences of tails lose less than two bits.
    const double QuadratureDrop = 0.5;

    // e^-800 is below the smallest double: no quantile lies beyond the point where the log density has fallen so far.
    const double VanishingDrop = 800;

    /// <summary>∫_α^β e^(−(t² − m²)/2) dt.</summary>
    /// <param name="alpha">Lower bound or −∞.</param>
    /// <param name="beta">Upper bound or +∞, &gt; <paramref name="alpha"/>.</param>
    /// <param name="width">β − α, given apart because the difference loses its digits far from 0.</param>
    public static double RelativeMass(double alpha, double beta, double width)
    {
        if (alpha > 0)
            return TailMass(alpha, width);
        return beta < 0 ? TailMass(-beta, width) : CentralMass(alpha, beta);
    }

    /// <summary>Mean of the truncated variable, less m.</summary>
    /// <param name="alpha">Lower bound or −∞.</param>
    /// <param name="beta">Upper bound or +∞, &gt; <paramref name="alpha"/>.</param>
    /// <param name="width">β − α, given apart because the difference loses its digits far from 0.</param>
    public static double MeanExcess(double alpha, double beta, double width)
    {
        if (alpha > 0)
            return TailMeanExcess(alpha, width);
        if (beta < 0)
            return -TailMeanExcess(-beta, width);
        if (IsNarrow(alpha, beta))
            return GaussLegendre.Integrate(new Moment(0), alpha, beta) / CentralMass(alpha, beta);
        return (ScalarMath.Exp(-0.5 * alpha * alpha) - ScalarMath.Exp(-0.5 * beta * beta)) / CentralMass(alpha, beta);
    }

    /// <summary>Quantile of the truncated variable, less m.</summary>
    /// <param name="alpha">Lower bound or −∞.</param>
    /// <param name="beta">Upper bound or +∞, &gt; <paramref name="alpha"/>.</param>
    /// <param name="width">β − α, given apart because the difference loses its digits far from 0.</param>
    /// <param name="probability">In (0, 1).</param>
    public static double Quantile(double alpha, double beta, double width, double probability)
    {
        var above = 1 - probability;
        if (alpha > 0)
            return TailQuantile(alpha, width, probability, above);
        return beta < 0
            ? -TailQuantile(-beta, width, above, probability)
            : CentralQuantile(alpha, beta, probability, above);
    }

    /// <summary>The z with P(|Z| &lt; z) = <paramref name="central"/>.</summary>
    /// <param name="central">In (0, 1).</param>
    /// <param name="tails">1 − <paramref name="central"/>, given apart because the difference would lose its digits.</param>
    public static double HalfNormalQuantile(double central, double tails) =>
        CentralQuantile(0, double.PositiveInfinity, central, tails);

    // α ≤ 0 ≤ β
    static double CentralMass(double alpha, double beta) => IsNarrow(alpha, beta)
        ? GaussLegendre.Integrate(new Density(0), alpha, beta)
        : SqrtTwoPi * (1 - (ScalarMath.NormalCdf(alpha) + ScalarMath.NormalCdf(-beta)));

    // ∫_0^width e^(−start·t − t²/2) dt, start > 0
    static double TailMass(double start, double width)
    {
        var drop = Drop(start, width);
        if (drop <= QuadratureDrop)
            return GaussLegendre.Integrate(new Density(start), 0, width);
        var mass = MillsRatio.At(start).Value;
        return drop > VanishingDrop ? mass : mass - ScalarMath.Exp(-drop) * MillsRatio.At(start + width).Value;
    }

    static double TailMeanExcess(double start, double width)
    {
        var drop = Drop(start, width);
        if (drop <= QuadratureDrop)
            return GaussLegendre.Integrate(new Moment(start), 0, width) / TailMass(start, width);
        // 1 − start·R(start) = R·(1/R − start) is taken from the continued fraction, where nothing cancels.
        var near = MillsRatio.At(start);
        if (drop > VanishingDrop)
            return near.Excess;
        var far = MillsRatio.At(start + width);
        var difference = near.Value * near.Excess - ScalarMath.Exp(-drop) * far.Value * (far.Excess + width);
        return difference / TailMass(start, width);
    }

    static double CentralQuantile(double alpha, double beta, double below, double above)
    {
        var total = CentralMass(alpha, beta);
        var end = Math.Sqrt(2 * VanishingDrop);
        return QuantileSearch.Solve(Mass, below * total, above * total, Math.Max(alpha, -end), Math.Min(beta, end));

        double Mass(double at, bool upper, out double density)
        {
            density = ScalarMath.Exp(-0.5 * at * at);
            return upper
                ? at <= 0 ? CentralMass(at, beta) : density * TailMass(at, beta - at)
                : at >= 0 ? CentralMass(alpha, at) : density * TailMass(-at, at - alpha);
        }
    }

    static double TailQuantile(double start, double width, double below, double above)
    {
        var total = TailMass(start, width);
        // The root of Drop(start, end) = VanishingDrop, written so that a large start does not cancel.
        var end = 2 * VanishingDrop / (start + Math.Sqrt(start * start + 2 * VanishingDrop));
        return QuantileSearch.Solve(Mass, below * total, above * total, 0, Math.Min(width, end));

        double Mass(double at, bool upper, out double density)
        {
            density = ScalarMath.Exp(-Drop(start, at));
            return upper ? density * TailMass(start + at, width - at) : TailMass(start, at);
        }
    }

    // Fall of the log density over a stretch that begins at start ≥ 0.
    static double Drop(double start, double width) => width * (start + 0.5 * width);

    static bool IsNarrow(double alpha, double beta) =>
        0.5 * alpha * alpha <= QuadratureDrop && 0.5 * beta * beta <= QuadratureDrop;

    readonly struct Density(double start) : GaussLegendre.IIntegrand
    {
        public double At(double t) => ScalarMath.Exp(-t * (start + 0.5 * t));
    }

    readonly struct Moment(double start) : GaussLegendre.IIntegrand
    {
        public double At(double t) => t * ScalarMath.Exp(-t * (start + 0.5 * t));
    }
}
