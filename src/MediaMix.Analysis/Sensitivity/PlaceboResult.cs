namespace MediaMix.Analysis;

/// <summary>What a model pays a channel of noise, which cannot have earned anything.</summary>
/// <param name="PriorRoi">What its prior says of the ROI.</param>
/// <param name="Roi">What the posterior says.</param>
/// <param name="Share">Its share of the observed outcome.</param>
public sealed record NoiseCheck(Estimate PriorRoi, Estimate Roi, Estimate Share)
{
    /// <summary>The 95 % quantile of the share must be below this.</summary>
    public const double LargestShare = 0.02;

    /// <value>Why there is no fit; null where there is one.</value>
    public string? Failure { get; init; }

    /// <summary>True where the data take from the noise what its prior gave it.</summary>
    public bool IsPassed => Failure is null && Roi.Mean < PriorRoi.Mean && Share.Q95 < LargestShare;
}

/// <summary>What a model pays a channel for the money that it spends in the four weeks after.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Roi">Posterior of the ROI of the shifted spend; around 0 in its prior. NaN of organic media.</param>
/// <param name="Share">Posterior of its share of the observed outcome.</param>
/// <param name="Limit">What the mean share may be at most, either way, to be noise.</param>
public sealed record LeadCheck(string Channel, Estimate Roi, Estimate Share, double Limit)
{
    /// <value>Mean share over its standard deviation.</value>
    public required double Z { get; init; }

    /// <value>Weeks that the spend is shifted ahead, at most; in rows of the data.</value>
    public required int Rows { get; init; }

    /// <value>Why there is no fit; null where there is one.</value>
    public string? Failure { get; init; }

    /// <summary>True where the shifted spend earns nothing to speak of; null where a fit that failed proves nothing.</summary>
    public bool? IsPassed => Failure is null ? Math.Abs(Share.Mean) <= Limit : null;
}

/// <summary>Checks with media that cannot have worked.</summary>
/// <param name="Noise">Channels of noise, each in a fit of its own.</param>
/// <param name="Leads">Every channel's own spend shifted ahead, each in a fit of its own.</param>
public sealed record PlaceboResult(IReadOnlyList<NoiseCheck> Noise, IReadOnlyList<LeadCheck> Leads)
{
    /// <summary>True where more than half of the channels of noise are paid nothing to speak of: one alone may happen to move with the outcome.</summary>
    public bool IsNoisePassed => 2 * Noise.Count(static n => n.IsPassed) > Noise.Count;

    /// <summary>True where no channel seems to earn something with spend that was yet to come; null where no fit says so.</summary>
    public bool? IsLeadPassed => Leads.All(static l => l.IsPassed is null) ? null : Leads.All(static l => l.IsPassed is not false);
}
