namespace MediaMix;

/// <summary>What the strength of a channel means, in a sentence for the reader of a report.</summary>
static class StrengthText
{
    public static string Meaning(Strength strength) => (strength, strength.Window) switch
    {
        (RoiStrength, null) => "Outcome earned per unit of spend over the fitted window, later carryover included.",
        (RoiStrength, var (from, to)) => $"Outcome earned per unit of spend from {from} to {to}, later carryover included.",
        (MarginalRoiStrength, null) => "Outcome earned per unit of spend by one per cent more in every fitted period, later carryover included.",
        (MarginalRoiStrength, var (from, to)) => $"Outcome earned per unit of spend by one per cent more in every period from {from} to {to}, later carryover included.",
        (ContributionStrength, null) => "Share of the total outcome that the channel brings.",
        (ContributionStrength, var (from, to)) => $"Share of the outcome from {from} to {to} that the channel's media of that time bring, later carryover included.",
        _ => "Effect of full saturation in one period, on the scale of the outcome.",
    };
}
