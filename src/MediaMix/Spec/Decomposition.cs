namespace MediaMix;

/// <summary>How the expected outcome is divided among media whose effects multiply. Where effects add up both are the same.</summary>
public enum Decomposition
{
    /// <summary>Parts that add up: media share what all of them bring by the logarithmic mean Divisia index (Ang 2004).</summary>
    Additive,

    /// <summary>What would be lost without each channel, all else as it was. Losses overlap; what they count more than once is a component of its own.</summary>
    Counterfactual,
}
