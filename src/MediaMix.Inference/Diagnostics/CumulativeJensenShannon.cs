namespace MediaMix.Inference.Diagnostics;

/// <summary>Distance between the empirical distribution of draws and the same draws weighted (Nguyen &amp; Vreeken 2015).</summary>
/// <remarks>
/// On the gaps Δ between sorted draws, P the unweighted and Q the weighted distribution function:
/// CJS(P‖Q) = Σ ΔP log₂(P/((P + Q)/2)) + (∫Q − ∫P)/(2 ln 2); distance √((CJS(P‖Q) + CJS(Q‖P))/(∫P + ∫Q)), the larger of x and −x.
/// The integral terms of the two directions cancel in the sum.
/// </remarks>
static class CumulativeJensenShannon
{
    /// <summary>In [0, 1]; NaN for draws that are all equal or weights that are NaN.</summary>
    /// <param name="sorted">Draws in ascending order.</param>
    /// <param name="weights">Weights of the sorted draws, summing to one.</param>
    public static double Distance(ReadOnlySpan<double> sorted, ReadOnlySpan<double> weights)
    {
        double ascending = OneSided(sorted, weights, fromTop: false);
        double descending = OneSided(sorted, weights, fromTop: true);
        return Math.Max(ascending, descending);
    }

    static double OneSided(ReadOnlySpan<double> sorted, ReadOnlySpan<double> weights, bool fromTop)
    {
        int n = sorted.Length;
        double q = 0;
        double divergence = 0;
        double bound = 0;
        for (int i = 0; i < n - 1; i++)
        {
            int at = fromTop ? n - 1 - i : i;
            int next = fromTop ? at - 1 : at + 1;
            double gap = Math.Abs(sorted[next] - sorted[at]);
            double p = (i + 1.0) / n;
            q += weights[at];
            divergence += gap * (p + q) * Divergence((p - q) / (p + q));
            bound += gap * (p + q);
        }

        return Math.Sqrt(divergence / bound);
    }

    /// <summary>(P log₂(P/M) + Q log₂(Q/M))/(P + Q) with M = (P + Q)/2, as a function of δ = (P − Q)/(P + Q).</summary>
    static double Divergence(double delta)
    {
        double square = delta * delta;
        if (square < 0.01)
        {
            // Power-scaling moves P by a percent, where the two logarithms cancel to half their digits: Σ δ^2k/(2k(2k − 1)).
            double sum = 0;
            for (int k = 8; k >= 1; k--)
                sum = square * ((1 / (2.0 * k * ((2 * k) - 1))) + sum);
            return sum / Math.Log(2);
        }

        double rest = 1 - Math.Abs(delta);
        double more = 1 + Math.Abs(delta);
        return ((more * Math.Log2(more)) + (rest > 0 ? rest * Math.Log2(rest) : 0)) / 2;
    }
}
