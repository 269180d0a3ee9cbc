using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>The rules about priors that pull against the data, and about geos whose errors go together.</summary>
static class InsightRules
{
    public static IEnumerable<VerdictReason> Judge(InsightTables? insights)
    {
        if (insights is null)
            yield break;
        var torn = insights.Sensitivities.Where(static s => s.IsMaterial && s.Diagnosis == PowerScalingDiagnosis.PriorDataConflict).ToArray();
        if (torn.Length > 0)
        {
            var worst = torn.MaxBy(static s => Math.Min(s.Prior, s.Likelihood))!;
            var names = Listing.Of([.. torn.Select(static s => s.Channel == "all" ? "all paid media together" : s.Channel)]);
            yield return new VerdictReason(
                VerdictLevel.Caution, worst.Channel, Math.Min(worst.Prior, worst.Likelihood), ReturnSensitivity.Threshold,
                $"Prior and data both decide about {names} (power-scaling sensitivity of {worst.Channel}: {NumberText.Fixed(worst.Prior, 2)} to the priors, {NumberText.Fixed(worst.Likelihood, 2)} to the data, threshold {ReturnSensitivity.Threshold}): if priors counted twice, the return of {worst.Channel} would move by about {NumberText.PercentChange(worst.PriorShift)}.",
                "Look at prior against posterior; loosen priors that were guesses, or look for a missing driver where you are sure of them.");
        }
        if (insights.GeoCorrelation is { IsMaterial: true } geos)
        {
            yield return new VerdictReason(
                geos.IsSevere ? VerdictLevel.DoNotTrust : VerdictLevel.Caution, "geos", geos.SdRatio, geos.IsSevere ? Math.Max(GeoCorrelation.Severe, geos.Threshold) : geos.Threshold,
                Findings.GeoMessage(geos), Findings.GeoRemedy);
        }
    }
}
