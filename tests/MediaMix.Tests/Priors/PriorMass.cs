namespace MediaMix.Tests.Priors;

/// <summary>
/// Masses of a prior by numerical integration of its density, independent of its quantile function: composite five-point
/// Gauss–Legendre in a coordinate that spreads out the bounds and the tails.
/// </summary>
static class PriorMass
{
    const double Panel = 0.02;
    const double End = 700;

    static readonly (double Node, double Weight)[] s_rule =
    [
        (0, 0.5688888888888889),
        (0.5384693101056831, 0.47862867049936647), (-0.5384693101056831, 0.47862867049936647),
        (0.906179845938664, 0.23692688505618908), (-0.906179845938664, 0.23692688505618908),
    ];

    public static double Below(Prior prior, double x) => Integrate(prior, x, -1);

    public static double Above(Prior prior, double x) => Integrate(prior, x, 1);

    // Panels leave x outwards, so a kink at x does no harm.
    static double Integrate(Prior prior, double x, int direction)
    {
        var (lower, upper) = prior.Support;
        var scale = double.IsFinite(lower) || double.IsFinite(upper) ? 1 : prior.Quantile(0.75) - prior.Quantile(0.25);
        var start = (double.IsFinite(lower), double.IsFinite(upper)) switch
        {
            (false, false) => 0,
            (true, false) => Math.Log(x - lower),
            (false, true) => -Math.Log(upper - x),
            (true, true) => Math.Log((x - lower) / (upper - x)),
        };
        var sum = 0.0;
        for (var panel = 0; Math.Abs(start + direction * panel * Panel) < End; panel++)
        {
            var middle = start + direction * (panel + 0.5) * Panel;
            foreach (var (node, weight) in s_rule)
                sum += 0.5 * Panel * weight * Density(middle + 0.5 * Panel * node);
        }
        return sum;

        double Density(double u)
        {
            var (value, slope) = (double.IsFinite(lower), double.IsFinite(upper)) switch
            {
                (false, false) => (x + scale * Math.Sinh(u), scale * Math.Cosh(u)),
                (true, false) => (lower + Math.Exp(u), Math.Exp(u)),
                (false, true) => (upper - Math.Exp(-u), Math.Exp(-u)),
                (true, true) => (
                    lower + (upper - lower) / (1 + Math.Exp(-u)),
                    (upper - lower) * Math.Exp(-Math.Abs(u)) / Math.Pow(1 + Math.Exp(-Math.Abs(u)), 2)),
            };
            var density = prior.LogDensity(value, out _);
            return double.IsNegativeInfinity(density) ? 0 : Math.Exp(density + Math.Log(slope));
        }
    }
}
