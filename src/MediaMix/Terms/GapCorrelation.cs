namespace MediaMix;

/// <summary>
/// The correlation φ = ρ^g of two rows that are g rows apart under first-order autoregressive errors, with 1 − φ and 1 + φ to
/// full precision where ρ is close to 1 or −1: 1 − |ρ|^g = (1 − |ρ|) Σ |ρ|^k, k below g, has nothing that cancels.
/// </summary>
/// <param name="Correlation">φ.</param>
/// <param name="Less">1 − φ.</param>
/// <param name="More">1 + φ.</param>
/// <param name="Slope">∂φ/∂ρ = g ρ^(g−1).</param>
readonly record struct GapCorrelation(double Correlation, double Less, double More, double Slope)
{
    /// <summary>1 − φ², the share of the variance that the earlier row does not explain.</summary>
    public double Unexplained => Less * More;

    /// <summary>The correlation over a gap; g multiplications, allocates nothing.</summary>
    /// <param name="ρ">Correlation of neighbouring rows, between −1 and 1.</param>
    /// <param name="gap">Rows from one to the other, at least 1.</param>
    public static GapCorrelation Of(double ρ, int gap)
    {
        var (before, sum, size) = (1.0, 0.0, Math.Abs(ρ));
        for (var (k, power) = (0, 1.0); k < gap; k++, power *= size)
        {
            sum += power;
            before *= k == 0 ? 1 : ρ;
        }
        var (φ, rest) = (before * ρ, (1 - size) * sum);
        return φ >= 0 ? new(φ, rest, 1 + φ, gap * before) : new(φ, 1 - φ, rest, gap * before);
    }
}
