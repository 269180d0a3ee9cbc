namespace MediaMix;

/// <summary>One strength of a channel in one evaluation. Owned by one thread.</summary>
sealed class StrengthTape
{
    /// <summary>κ, the coefficient of a geo without deviation.</summary>
    public double Coefficient { get; set; }

    /// <summary>The denominator of the strength: Σ size × counted response, each geo times its factor.</summary>
    public double Total { get; set; }

    /// <summary>Σ size × counted response × deviation, where deviations add to κ.</summary>
    public double Offset { get; set; }

    /// <summary>Variance over the window of factor × response, around each geo's own mean.</summary>
    public double Variance { get; set; }

    /// <summary>True where the strength is sampled through the amplitude of the response.</summary>
    public bool IsAmplitude { get; set; }

    /// <summary>With an amplitude. In: ∂ log prior/∂ ln strength; out: ∂L/∂amplitude.</summary>
    public double AmplitudeAdjoint { get; set; }
}
