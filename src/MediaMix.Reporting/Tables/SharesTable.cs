using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Shares of channels and what one exposure brings, <c>shares.csv</c>.</summary>
public static class SharesTable
{
    /// <summary>Name of the file in a run folder.</summary>
    public const string FileName = "shares.csv";

    /// <summary>
    /// Writes one row per channel and a last one <c>baseline</c>: share of the outcome, share of the spend, share of what all paid media
    /// contributed, exposure, outcome per unit of exposure, and the share of the effect that comes in the period of the exposure.
    /// </summary>
    /// <param name="writer">Receives comma-separated text with <c>\n</c> line ends; stays open.</param>
    /// <param name="analysis">What the fit says. What is not known is an empty cell.</param>
    public static void Write(TextWriter writer, FitAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(analysis);
        string[] header =
        [
            "channel", .. Names("share"), "spend_share", .. Names("effect_share"), "exposure", .. Names("per_exposure"), .. Names("immediate_share"),
        ];
        using var rows = new CsvRows(writer, header);
        foreach (var channel in analysis.Channels)
        {
            var carryover = analysis.Carryover.FirstOrDefault(c => c.Channel == channel.Channel);
            rows.Text(channel.Channel).Estimate(channel.Share).Numbers(channel.SpendShare).Estimate(channel.EffectShare)
                .Numbers(channel.Exposure).Estimate(channel.PerExposure).Estimate(carryover?.Immediate).EndRow();
        }
        if (analysis.BaselineShare is { } baseline)
            rows.Raw("baseline").Estimate(baseline).Raw("").Estimate(null).Raw("").Estimate(null).Estimate(null).EndRow();
    }

    static string[] Names(string quantity) => [$"{quantity}_mean", $"{quantity}_q5", $"{quantity}_q50", $"{quantity}_q95"];
}
