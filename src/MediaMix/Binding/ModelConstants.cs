namespace MediaMix;

/// <summary>
/// Every number a fit takes from its data besides the data themselves. Frozen at binding, stored with the run and reused
/// by everything that follows, so that no later data change what a parameter means.
/// </summary>
/// <param name="OutcomeScale">The outcome is divided by this.</param>
/// <param name="Outcome">Facts of the fitted outcome in natural units.</param>
/// <param name="TotalSpend">Total paid spend in the window.</param>
/// <param name="Channels">Per channel, in model order.</param>
/// <param name="Controls">Per continuous control, in model order.</param>
/// <param name="MeanWeight">Mean of the weights over the fitted rows, which divides them; 1 without weights.</param>
public sealed record ModelConstants(
    double OutcomeScale,
    OutcomeFacts Outcome,
    double TotalSpend,
    SpecList<ChannelConstants> Channels,
    SpecList<ControlConstants> Controls,
    double MeanWeight = 1)
{
    /// <value>What is subtracted from the outcome of a geo of size 1 before it is divided by the scale; 0 unless it is standardised.</value>
    public double OutcomeCentre { get; init; }

    /// <value>Size of every geo, one on average: its outcome and its media are divided by it. Null = one geo of size 1.</value>
    public SpecList<double>? Sizes { get; init; }

    /// <value>Mean value of a unit of the outcome in money, by the outcome over the window; null where none is stated.</value>
    public double? UnitValue { get; init; }

    /// <summary>Size of a geo.</summary>
    /// <param name="geo">0-based geo.</param>
    public double Size(int geo) => Sizes is { } sizes ? sizes[geo] : 1;
}

/// <summary>Constants of one channel.</summary>
/// <param name="Name">Channel.</param>
/// <param name="ExposureScale">The exposure is divided by this.</param>
/// <param name="Spend">Spend in the window; 0 for organic media.</param>
/// <param name="MeanNonZeroExposure">Mean of the non-zero exposure in the window, natural units.</param>
/// <param name="MaxLag">Largest lag in periods.</param>
/// <param name="Exposure">Exposure in the window, natural units: the sum of the column, or of reach × frequency.</param>
/// <param name="MeanFrequency">Exposures per person reached in the window; null without reach and frequency.</param>
public sealed record ChannelConstants(
    string Name, double ExposureScale, double Spend, double MeanNonZeroExposure, int MaxLag, double Exposure, double? MeanFrequency = null)
{
    /// <value>Spend and outcome of the rows that the strength is about; null = all.</value>
    public (double Spend, double Outcome)? Counted { get; init; }

    /// <summary>Money per unit of exposure over the window; 0 for organic media.</summary>
    public double CostPerExposure => Exposure > 0 ? Spend / Exposure : 0;
}

/// <summary>Constants of one control: the column is (x − centre) / scale.</summary>
/// <param name="Column">Control.</param>
/// <param name="Centre">Subtracted.</param>
/// <param name="Scale">Divides.</param>
/// <param name="Lag">Rows by which x is shifted before it is scaled.</param>
/// <param name="Baseline">Level that its contribution is counted against, in the units of x; null where it is no treatment.</param>
public sealed record ControlConstants(string Column, double Centre, double Scale, int Lag = 0, double? Baseline = null);
