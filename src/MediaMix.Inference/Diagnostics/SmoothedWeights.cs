namespace MediaMix.Inference.Diagnostics;

/// <summary>Pareto-smoothed importance weights (PSIS): importance ratios whose largest are replaced by a fitted tail.</summary>
/// <remarks>Vehtari, Simpson, Gelman, Yao &amp; Gabry 2024, as the R package loo computes it. Immutable by convention: do not write to the array.</remarks>
public sealed class SmoothedWeights
{
    SmoothedWeights(double[] logWeights, double khat, int tailLength)
    {
        LogWeights = logWeights;
        Khat = khat;
        TailLength = tailLength;
    }

    /// <summary>Log weights in the order of the draws, normalised: their exponentials sum to one.</summary>
    public double[] LogWeights { get; }

    /// <summary>
    /// Pareto k̂ of the ratios; reliable below <see cref="ParetoTail.Threshold"/>. NaN if no tail could be fitted (fewer than five
    /// draws in it, or all of them equal); the weights are then the raw ones. loo reports Inf there, posterior NA.
    /// </summary>
    public double Khat { get; }

    /// <summary>Number of draws taken as the tail.</summary>
    public int TailLength { get; }

    /// <summary>Σw², whose inverse is the effective number of independent draws; divide the relative efficiency of the chains by it.</summary>
    public double SumOfSquares
    {
        get
        {
            double sum = 0;
            foreach (double w in LogWeights)
                sum += Math.Exp(2 * w);
            return sum;
        }
    }

    /// <summary>Smooths importance ratios given by their logs.</summary>
    /// <param name="logRatios">Length S; finite, or −∞ for a draw without weight; any common additive constant.</param>
    /// <param name="tailLength">Number of largest ratios to smooth, below S; below 5 nothing is smoothed.</param>
    /// <returns>
    /// The j-th smallest of the n tail weights becomes u + GPD quantile at (j − ½)/n, u the largest weight below the tail, capped
    /// at the raw maximum. All weights NaN if a ratio is NaN or +∞, or all are −∞: they cannot be normalised.
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="tailLength"/> is negative or not below S.</exception>
    public static SmoothedWeights Of(ReadOnlySpan<double> logRatios, int tailLength)
    {
        if (tailLength < 0 || tailLength >= logRatios.Length)
            throw new ArgumentException($"A tail of {tailLength} of {logRatios.Length} draws is not a tail.", nameof(tailLength));

        double max = Maximum(logRatios);
        double[] weights = logRatios.ToArray();
        if (!double.IsFinite(max))
        {
            Array.Fill(weights, double.NaN);
            return new SmoothedWeights(weights, double.NaN, tailLength);
        }

        for (int s = 0; s < weights.Length; s++)
            weights[s] -= max;
        double khat = tailLength < 5 ? double.NaN : SmoothTail(weights, tailLength);
        double total = Moments.LogSumExp(weights);
        for (int s = 0; s < weights.Length; s++)
            weights[s] -= total;
        return new SmoothedWeights(weights, khat, tailLength);
    }

    /// <summary>Tail length of leave-one-out ratios, ⌈min(0.2S, 3√(S/r))⌉, as loo has it.</summary>
    /// <param name="draws">S, at least 1.</param>
    /// <param name="relativeEfficiency">r = ESS/S of the likelihood of the observation.</param>
    /// <returns>Number of draws in the tail.</returns>
    public static int LooTailLength(int draws, double relativeEfficiency) =>
        (int)Math.Ceiling(Math.Min(0.2 * draws, 3 * Math.Sqrt(draws / relativeEfficiency)));

    /// <summary>Replaces the largest of log weights whose maximum is 0; returns k̂.</summary>
    static double SmoothTail(double[] logWeights, int length)
    {
        // Only the tail and the weight below it have to be in order: most of a sort would be for nothing.
        double[] largest = [.. logWeights];
        int cut = largest.Length - length - 1;
        OrderStatistics.Place(largest, [cut]);
        double cutoff = largest[cut];
        var (keys, order, count) = (new double[length], new int[length], 0);
        for (int s = 0; s < logWeights.Length; s++)
        {
            if (logWeights[s] > cutoff)
                (keys[count], order[count++]) = (logWeights[s], s);
        }
        // Draws that tie with the cutoff fill what is left of the tail.
        for (int s = 0; count < length; s++)
        {
            if (logWeights[s] == cutoff)
                (keys[count], order[count++]) = (cutoff, s);
        }
        Array.Sort(keys, order);
        if (keys[0] == keys[^1])
            return double.NaN;

        var tail = new double[length + 1];
        tail[0] = Math.Exp(cutoff);
        for (int j = 0; j < length; j++)
            tail[j + 1] = Math.Exp(keys[j]);
        GeneralizedPareto fit = ParetoTail.FitRight(tail);
        if (double.IsNaN(fit.Shape))
            return double.NaN;

        for (int j = 0; j < length; j++)
        {
            double weight = tail[0] + fit.Quantile((j + 0.5) / length);
            logWeights[order[j]] = Math.Min(0, Math.Log(weight));
        }

        return fit.Shape;
    }

    static double Maximum(ReadOnlySpan<double> values)
    {
        double max = double.NegativeInfinity;
        foreach (double v in values)
            max = Math.Max(max, v);
        return max;
    }
}
