namespace MediaMix.Analysis;

/// <summary>Who made a forecast, and what it was told. Media of the forecast periods are known to the model in every case.</summary>
public enum ForecastKind
{
    /// <summary>The model, told what the controls really were.</summary>
    RealisedControls,

    /// <summary>The model, told what the controls were a year before: what can be had when plans are made.</summary>
    LastYearControls,

    /// <summary>No model: the outcome of a year before, or the last known one where there is no full year.</summary>
    LastYearValue,
}
