namespace MediaMix.Analysis;

/// <summary>Quantiles of binomial counts: how many of n independent outcomes should lie inside a band.</summary>
static class BinomialPoint
{
    /// <summary>The least k with P(X ≤ k) ≥ p for X ~ Binomial(n, share).</summary>
    /// <param name="n">Number of outcomes, at least 1.</param>
    /// <param name="share">Share that should lie inside, in (0, 1).</param>
    /// <param name="probability">In (0, 1).</param>
    public static int Of(int n, double share, double probability)
    {
        // ln C(n, k) from one k to the next; in logs, since (1 − share)^n is far below the smallest number.
        var (logTerm, sum) = (n * Math.Log(1 - share), 0.0);
        for (var k = 0; k < n; k++)
        {
            sum += Math.Exp(logTerm);
            if (sum >= probability)
                return k;
            logTerm += Math.Log((n - k) / (k + 1.0)) + Math.Log(share / (1 - share));
        }
        return n;
    }
}
