namespace MediaMix.Inference.Diagnostics;

/// <summary>How much the posterior of a quantity moves if the prior, or the likelihood, is made a little stronger or weaker.</summary>
/// <remarks>
/// <para>Power-scaling sensitivity (Kallioinen, Paananen, Bürkner &amp; Vehtari 2024; R package priorsense): the component c of the
/// posterior is raised to α = 0.99 and 1.01 by importance weights c^(α−1), Pareto-smoothed; the sensitivity is the change of
/// the quantity's distribution per doubling of α.</para>
/// <para>One object serves every quantity of the same draws and component. In a hierarchical model the prior component is that
/// of the top-level parameters alone.</para>
/// <para>Immutable; may be used from any number of threads at once.</para>
/// </remarks>
public sealed class PowerScaling
{
    const double LowerAlpha = 0.99;
    const double UpperAlpha = 1.01;

    readonly double[] lower;
    readonly double[] upper;

    /// <summary>Weighs the draws for a component raised to 0.99 and to 1.01.</summary>
    /// <param name="logComponent">Joint log prior, or joint log likelihood, of every draw; constants do not matter. At least 2 draws.</param>
    /// <remarks>
    /// The tail length follows the tail ESS of the log component over its chains (1 where that is undefined); priorsense forgets
    /// the chains at this point, which changes only how many of the weights are smoothed.
    /// </remarks>
    /// <exception cref="ArgumentException">There is a single draw.</exception>
    public PowerScaling(ChainDraws logComponent)
    {
        if (logComponent.Count < 2)
            throw new ArgumentException("Power-scaling needs at least two draws.", nameof(logComponent));

        double ess = Ess.Tail(logComponent);
        int tail = ParetoTail.Length(logComponent.Count, double.IsNaN(ess) ? 1 : ess / logComponent.Count);
        SmoothedWeights weaker = Weigh(logComponent, LowerAlpha, tail);
        SmoothedWeights stronger = Weigh(logComponent, UpperAlpha, tail);
        lower = Array.ConvertAll(weaker.LogWeights, Math.Exp);
        upper = Array.ConvertAll(stronger.LogWeights, Math.Exp);
        Khat = Math.Max(weaker.Khat, stronger.Khat);
    }

    /// <summary>The larger Pareto k̂ of the two sets of weights; NaN if one has no tail to fit, as for a constant component.</summary>
    public double Khat { get; }

    /// <summary>Sensitivity of one quantity to the component.</summary>
    /// <param name="quantity">One value per draw, in the order of the component's draws.</param>
    /// <returns>
    /// ½(−d(0.99)/log₂ 0.99 + d(1.01)/log₂ 1.01) ≥ 0, d the cumulative Jensen–Shannon distance from the unweighted draws; notable
    /// from 0.05 on. NaN for a quantity that is not finite or constant, which has no scale, and for undefined weights.
    /// </returns>
    /// <exception cref="ArgumentException">The number of values is not the number of draws.</exception>
    public double Sensitivity(ReadOnlySpan<double> quantity)
    {
        if (quantity.Length != lower.Length)
            throw new ArgumentException($"{quantity.Length} values for {lower.Length} draws.", nameof(quantity));

        double[] sorted = quantity.ToArray();
        if (!Array.TrueForAll(sorted, double.IsFinite))
            return double.NaN;

        int[] order = new int[sorted.Length];
        for (int s = 0; s < order.Length; s++)
            order[s] = s;
        Array.Sort(sorted, order);
        double weaker = CumulativeJensenShannon.Distance(sorted, Array.ConvertAll(order, s => lower[s]));
        double stronger = CumulativeJensenShannon.Distance(sorted, Array.ConvertAll(order, s => upper[s]));
        return ((stronger / Math.Log2(UpperAlpha)) - (weaker / Math.Log2(LowerAlpha))) / 2;
    }

    /// <summary>Reads a pair of sensitivities.</summary>
    /// <param name="prior">Sensitivity to the prior, ≥ 0.</param>
    /// <param name="likelihood">Sensitivity to the likelihood, ≥ 0.</param>
    /// <param name="threshold">What counts as sensitive; 0.05 as in priorsense.</param>
    /// <returns>NaN sensitivities read as insensitive.</returns>
    public static PowerScalingDiagnosis Diagnose(double prior, double likelihood, double threshold = 0.05) =>
        !(prior >= threshold) ? PowerScalingDiagnosis.None
        : likelihood >= threshold ? PowerScalingDiagnosis.PriorDataConflict
        : PowerScalingDiagnosis.StrongPrior;

    static SmoothedWeights Weigh(ChainDraws logComponent, double alpha, int tail) =>
        SmoothedWeights.Of(Array.ConvertAll(logComponent.Values, c => (alpha - 1) * c), tail);
}
