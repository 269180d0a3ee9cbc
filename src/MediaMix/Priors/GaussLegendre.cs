namespace MediaMix;

/// <summary>Ten-point Gauss–Legendre quadrature: exact for polynomials up to degree 19 (Abramowitz &amp; Stegun 25.4.30).</summary>
static class GaussLegendre
{
    static ReadOnlySpan<double> Nodes =>
    [
        0.14887433898163121089, 0.43339539412924719080, 0.67940956829902440623, 0.86506336668898451073, 0.97390652851717172008,
    ];

    static ReadOnlySpan<double> Weights =>
    [
        0.29552422471475287017, 0.26926671930999635509, 0.21908636251598204400, 0.14945134915058059315, 0.066671344308688137594,
    ];

    /// <summary>A function of one variable.</summary>
    public interface IIntegrand
    {
        /// <summary>Value at <paramref name="t"/>.</summary>
        double At(double t);
    }

    /// <summary>Integral of a smooth function from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static double Integrate<T>(T integrand, double from, double to)
        where T : struct, IIntegrand
    {
        var (middle, half) = (0.5 * (from + to), 0.5 * (to - from));
        var sum = 0.0;
        for (var i = 0; i < Nodes.Length; i++)
        {
            var offset = half * Nodes[i];
            sum += Weights[i] * (integrand.At(middle - offset) + integrand.At(middle + offset));
        }
        return half * sum;
    }
}
