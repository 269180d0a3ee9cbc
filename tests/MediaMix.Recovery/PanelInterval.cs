namespace MediaMix.Recovery;

/// <summary>What one fit of a panel says of the ROI of one channel.</summary>
/// <param name="Fit">How geos are pooled.</param>
/// <param name="Replication">Number of the truth.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Geo">Geo, or <c>all</c>.</param>
/// <param name="Truth">The ROI that the data were simulated with.</param>
/// <param name="Low">2.5 % quantile.</param>
/// <param name="Median">Median.</param>
/// <param name="High">97.5 % quantile.</param>
/// <param name="Rhat">Of the ROI.</param>
/// <param name="Divergences">Of the fit.</param>
/// <param name="Seconds">That the fit took.</param>
sealed record PanelInterval(
    string Fit, int Replication, string Channel, string Geo, double Truth, double Low, double Median, double High, double Rhat, int Divergences, double Seconds)
{
    public bool IsCovered => Low <= Truth && Truth <= High;

    public double Length => High - Low;

    /// <summary>
    /// Interval score of the log (Gneiting and Raftery 2007, equation 43), the smaller the better: the length, and forty times the
    /// distance to a truth outside. Short intervals that miss score worse than long ones that hold.
    /// </summary>
    public double Score => Math.Log(High / Low) + 40 * Math.Max(0, Math.Log(Low / Truth)) + 40 * Math.Max(0, Math.Log(Truth / High));
}
