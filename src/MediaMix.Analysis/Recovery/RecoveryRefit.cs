namespace MediaMix.Analysis;

/// <summary>One simulated data set and what its fit says.</summary>
/// <param name="Replicate">0-based number of the data set.</param>
/// <param name="Channels">Per channel, in model order; empty where the fit failed.</param>
public sealed record RecoveryRefit(int Replicate, IReadOnlyList<ChannelRefit> Channels)
{
    /// <summary>R-hat above this is a warning.</summary>
    public const double RhatLimit = 1.05;

    /// <summary>A bulk effective sample size below this is a warning.</summary>
    public const double EssLimit = 100;

    /// <value>Largest R-hat over sampled parameters and returns; NaN where the fit failed.</value>
    public double MaxRhat { get; init; } = double.NaN;

    /// <value>Smallest bulk effective sample size of the returns; NaN where the fit failed.</value>
    public double MinEssBulk { get; init; } = double.NaN;

    /// <value>Divergent transitions left after the sampler tried smaller steps.</value>
    public int Divergences { get; init; }

    /// <value>Why there is no fit; null where there is one.</value>
    public string? Failure { get; init; }

    /// <summary>True where the fit has something to warn of: chains that disagree, few independent draws, divergent transitions.</summary>
    public bool HasWarning => Failure is null && (!(MaxRhat <= RhatLimit) || !(MinEssBulk >= EssLimit) || Divergences > 0);
}

/// <summary>Truth and estimate of one channel in one simulated data set.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Truth">True ROI; of organic media the true share of the outcome that was observed.</param>
/// <param name="Estimate">Posterior of the same quantity.</param>
/// <param name="Q25">25 % quantile.</param>
/// <param name="Q75">75 % quantile.</param>
/// <param name="Rank">How many of the thinned draws are below the truth, from 0 to <paramref name="RankDraws"/>.</param>
/// <param name="RankDraws">Number of thinned draws.</param>
public sealed record ChannelRefit(string Channel, double Truth, Estimate Estimate, double Q25, double Q75, int Rank, int RankDraws)
{
    /// <summary>True where the 50 % interval holds the truth.</summary>
    public bool IsCoveredBy50 => Q25 <= Truth && Truth <= Q75;

    /// <summary>True where the 90 % interval holds the truth.</summary>
    public bool IsCoveredBy90 => Estimate.Q5 <= Truth && Truth <= Estimate.Q95;

    /// <summary>True where the 90 % interval says that it is not half the truth.</summary>
    public bool ExcludesHalf => !Contains(0.5 * Truth);

    /// <summary>True where the 90 % interval says that it is not twice the truth.</summary>
    public bool ExcludesDouble => !Contains(2 * Truth);

    bool Contains(double value) => Estimate.Q5 <= value && value <= Estimate.Q95;
}
