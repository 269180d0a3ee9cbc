namespace MediaMix.Analysis;

/// <summary>What one variant of a specification says.</summary>
/// <param name="Name">Short, such as <c>trend: knots</c>.</param>
/// <param name="Change">What is different, in words.</param>
public sealed record VariantFit(string Name, string Change)
{
    /// <value>ROI per channel in model order (share of the observed outcome, of organic media); empty where the fit failed.</value>
    public IReadOnlyList<Estimate> Amounts { get; init; } = [];

    /// <value>elpd (LOO) less that of the fit itself: positive where the variant predicts better; NaN where the fit failed.</value>
    public double ElpdDifference { get; init; } = double.NaN;

    /// <value>Standard error of the difference.</value>
    public double ElpdError { get; init; } = double.NaN;

    /// <value>Largest R-hat over sampled parameters; NaN where the fit failed.</value>
    public double MaxRhat { get; init; } = double.NaN;

    /// <value>Divergent transitions left.</value>
    public int Divergences { get; init; }

    /// <value>Why there is no fit; null where there is one.</value>
    public string? Failure { get; init; }

    /// <summary>True where the data speak clearly against the variant: it predicts left-out periods worse by more than 4 and by more than three standard errors.</summary>
    public bool IsRefuted => ElpdDifference < -4 && ElpdDifference < -3 * ElpdError;

    /// <summary>True where the data speak clearly for the variant and against the model itself, by the same measure: better by more than 4 and by more than three standard errors, with chains that agree.</summary>
    public bool IsPreferred => IsUsable && ElpdDifference > 4 && ElpdDifference > 3 * ElpdError;

    /// <summary>True where its numbers rest on chains that agree and the data do not speak against it: others are shown, but decide nothing.</summary>
    public bool IsUsable => Failure is null && MaxRhat <= RecoveryRefit.RhatLimit && !IsRefuted;
}

/// <summary>How one channel fares under all variants.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="IsReturn">True where the quantity is the ROI; false for organic media, whose share of the outcome it is.</param>
/// <param name="Base">What the fit itself says.</param>
/// <param name="Lowest">Smallest median over usable variants, the fit itself included.</param>
/// <param name="Highest">Largest median.</param>
/// <param name="MovedBy">Names of the usable variants whose median lies outside the fit's 90 % interval.</param>
public sealed record ChannelSensitivity(
    string Channel, bool IsReturn, Estimate Base, double Lowest, double Highest, IReadOnlyList<string> MovedBy)
{
    /// <summary>True where no variant moves the median out of the 90 % interval: part of grade B.</summary>
    public bool IsStable => MovedBy.Count == 0;
}

/// <summary>The same question asked of several models: what does each choice of the specification do to the returns?</summary>
public sealed record SensitivityResult
{
    /// <value>Variants in a fixed order.</value>
    public required IReadOnlyList<VariantFit> Variants { get; init; }

    /// <value>Per channel, in model order.</value>
    public required IReadOnlyList<ChannelSensitivity> Channels { get; init; }

    /// <summary>True where no channel is moved by any variant.</summary>
    public bool IsStable => Channels.All(static c => c.IsStable);
}
