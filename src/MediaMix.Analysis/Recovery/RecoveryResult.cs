namespace MediaMix.Analysis;

/// <summary>A share of trials, with the error that comes from their number.</summary>
/// <param name="Count">Trials in which it happened.</param>
/// <param name="Of">Trials.</param>
public readonly record struct Rate(int Count, int Of)
{
    /// <summary>The share; NaN without trials.</summary>
    public double Value => Count / (double)Of;

    /// <summary>
    /// Binomial standard error √(p(1 − p)/n), with p drawn to one half by one trial of either kind: where it happened always or never,
    /// the share is not known exactly.
    /// </summary>
    public double StandardError
    {
        get
        {
            var p = (Count + 1) / (Of + 2.0);
            return Math.Sqrt(p * (1 - p) / Of);
        }
    }

    /// <summary>How many standard errors the count is from what a claimed probability would give.</summary>
    /// <param name="claimed">In (0, 1).</param>
    public double Deviation(double claimed) => (Value - claimed) / Math.Sqrt(claimed * (1 - claimed) / Of);
}

/// <summary>Whether a data set can tell a return from half or twice as much.</summary>
public enum Detectability
{
    /// <summary>In at least four of five data sets.</summary>
    Yes,

    /// <summary>In at least half of them.</summary>
    Often,

    /// <summary>In fewer than half.</summary>
    No,
}

/// <summary>How one channel was recovered over all data sets that could be fitted.</summary>
public sealed record ChannelRecovery
{
    /// <value>Channel.</value>
    public required string Channel { get; init; }

    /// <value>True where the quantity is the ROI; false for organic media, whose share of the outcome it is.</value>
    public required bool IsReturn { get; init; }

    /// <value>The truths: mean and quantiles over data sets.</value>
    public required Estimate Truth { get; init; }

    /// <value>Mean of (posterior mean − truth).</value>
    public required double Bias { get; init; }

    /// <value>Standard error of the bias over data sets; NaN with one.</value>
    public required double BiasError { get; init; }

    /// <value>Bias over the mean truth.</value>
    public required double RelativeBias { get; init; }

    /// <value>How often the 50 % interval holds the truth.</value>
    public required Rate Coverage50 { get; init; }

    /// <value>How often the 90 % interval holds the truth.</value>
    public required Rate Coverage90 { get; init; }

    /// <value>Mean width of the 90 % interval over that of the prior: 1 = nothing was learned.</value>
    public required double WidthToPrior { get; init; }

    /// <value>Median ends of the 90 % interval over the truth, such as 0.4 and 2.0.</value>
    public required (double Low, double High) TypicalInterval { get; init; }

    /// <value>How often the 90 % interval excludes half the truth.</value>
    public required Rate ExcludesHalf { get; init; }

    /// <value>How often the 90 % interval excludes twice the truth.</value>
    public required Rate ExcludesDouble { get; init; }

    /// <value>Ranks of the truth among posterior draws in ten bins; even if intervals are right. Only meant for truths from the prior.</value>
    public required IReadOnlyList<int> RankHistogram { get; init; }

    /// <value>p-value of the ranks being uniform; null unless truths are from the prior.</value>
    public required double? RankPValue { get; init; }

    /// <value>True where intervals do not hold what they say beyond what chance allows; only for truths from the prior.</value>
    public required bool IsMiscalibrated { get; init; }

    /// <summary>Can the data tell the return from half of it?</summary>
    public Detectability Power => ExcludesHalf.Value switch { >= 0.8 => Detectability.Yes, >= 0.5 => Detectability.Often, _ => Detectability.No };
}

/// <summary>What a recovery study found.</summary>
public sealed record RecoveryResult
{
    /// <value>How it was run.</value>
    public required RecoveryOptions Options { get; init; }

    /// <value>Per data set, in order.</value>
    public required IReadOnlyList<RecoveryRefit> Refits { get; init; }

    /// <value>Per channel, in model order.</value>
    public required IReadOnlyList<ChannelRecovery> Channels { get; init; }

    /// <value>How often the paid channel with the highest posterior mean ROI is the one with the highest true ROI; null with fewer than two.</value>
    public required Rate? BestFound { get; init; }

    /// <value>How often all paid channels are ranked in their true order; null with fewer than two.</value>
    public required Rate? OrderRight { get; init; }

    /// <value>Share of pairs of paid channels in their true order, over all data sets; null with fewer than two.</value>
    public required double? PairsRight { get; init; }

    /// <summary>Data sets that could not be fitted.</summary>
    public Rate Failed => Count(static r => r.Failure is not null);

    /// <summary>Fits with any warning.</summary>
    public Rate Warned => Count(static r => r.HasWarning);

    /// <summary>Fits whose chains disagree.</summary>
    public Rate HighRhat => Count(static r => r.Failure is null && !(r.MaxRhat <= RecoveryRefit.RhatLimit));

    /// <summary>Fits with few independent draws of a return.</summary>
    public Rate LowEss => Count(static r => r.Failure is null && !(r.MinEssBulk >= RecoveryRefit.EssLimit));

    /// <summary>Fits with divergent transitions.</summary>
    public Rate Divergent => Count(static r => r.Divergences > 0);

    Rate Count(Func<RecoveryRefit, bool> isCounted) => new(Refits.Count(isCounted), Refits.Count);
}
