namespace MediaMix;

/// <summary>Which level of a treatment its contribution is counted against.</summary>
public enum ControlBaselineKind
{
    /// <summary>The smallest value of the rows that are used.</summary>
    Min,

    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The mean.</summary>
    Mean,

    /// <summary>A stated number.</summary>
    Number,

    /// <summary>A level of a categorical control.</summary>
    Level,
}

/// <summary>The level of a control that counts as doing nothing: the highest price, no promotion.</summary>
/// <param name="Kind">Rule; <see cref="ControlBaselineKind.Level"/> for categorical controls, one of the others for columns of numbers.</param>
/// <param name="Number">Stated value in the units of the column, finite, only with <see cref="ControlBaselineKind.Number"/>.</param>
/// <param name="Level">Stated level, only with <see cref="ControlBaselineKind.Level"/>.</param>
public sealed record ControlBaseline(ControlBaselineKind Kind, double Number = 0, string? Level = null);
