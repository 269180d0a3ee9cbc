namespace MediaMix.Analysis;

/// <summary>How sure the order of the paid channels is: probabilities over draws, which keep what is correlated together.</summary>
/// <param name="Channels">Paid channels, the highest mean ROI first.</param>
/// <param name="RoiHigher">[i][j]: P(ROI of channel i &gt; ROI of channel j); 0.5 on the diagonal.</param>
/// <param name="MarginalRoiHigher">The same of the return of the next 1 % of spend.</param>
/// <param name="Best">P(highest ROI of all), per channel; adds up to 1.</param>
/// <param name="Worst">P(lowest ROI of all), per channel; adds up to 1.</param>
public sealed record ReturnOrder(
    IReadOnlyList<string> Channels, double[][] RoiHigher, double[][] MarginalRoiHigher, double[] Best, double[] Worst)
{
    /// <summary>P(the next 1 % of spend returns more on one channel than on another).</summary>
    /// <param name="channel">Name of a paid channel.</param>
    /// <param name="other">Name of another.</param>
    public double NextHigher(string channel, string other) => MarginalRoiHigher[At(channel)][At(other)];

    /// <summary>P(ROI of one channel is higher than that of another).</summary>
    /// <param name="channel">Name of a paid channel.</param>
    /// <param name="other">Name of another.</param>
    public double Higher(string channel, string other) => RoiHigher[At(channel)][At(other)];

    int At(string channel)
    {
        for (var i = 0; i < Channels.Count; i++)
            if (Channels[i] == channel)
                return i;
        throw new ArgumentException($"{channel} is no paid channel.", nameof(channel));
    }
}
