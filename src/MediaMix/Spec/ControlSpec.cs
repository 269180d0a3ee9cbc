namespace MediaMix;

/// <summary>A non-media driver of the outcome.</summary>
public sealed record ControlSpec
{
    /// <value>Column name.</value>
    public required string Column { get; init; }

    /// <value>True when the column holds levels; their effects sum to zero.</value>
    public bool IsCategorical { get; init; }

    /// <value>
    /// The effect comes this many rows later, ≥ 0; default 0. Rows before the data take the first row's value. Not of a
    /// categorical control. A column may be a control at several lags.
    /// </value>
    public int Lag { get; init; }

    /// <value>
    /// Prior of the coefficient; null = default. Of a categorical control with H levels it is the prior of H − 1 orthonormal
    /// contrasts, so a normal prior gives every level's effect the sd times √(1 − 1/H).
    /// </value>
    public Prior? Prior { get; init; }

    /// <value>
    /// The level that counts as doing nothing, which makes the control a treatment: its contribution is what it does against that
    /// level. Changes no draw. Null = the contribution is counted against the average row.
    /// </value>
    public ControlBaseline? Baseline { get; init; }

    /// <value>How its effect differs between geos; null = hierarchical in a panel where the column varies within geos.</value>
    public Pooling? Pooling { get; init; }

    /// <value>True to divide the column by the size of each geo before anything else, as the outcome is; default false.</value>
    public bool IsPerCapita { get; init; }

    /// <value>
    /// Prior of what a treatment contributes over the window, as a share of the outcome there, all geos at what they have in common; in
    /// place of <see cref="Prior"/>, which counts where both are given. Of a column of numbers with a <see cref="Baseline"/> from which it
    /// differs mostly to one side, and a family that can be multiplied: not beta. Null = the prior is that of the coefficient.
    /// A bound model holds the prior of the coefficient that follows from it, too.
    /// </value>
    public Prior? Contribution { get; init; }

    /// <summary>Name of the component and of its coefficient, such as <c>control[price]</c> or <c>control[price].lag[2]</c>.</summary>
    public string ComponentName => Key.Name;

    /// <summary>What its component is.</summary>
    public ControlKey Key => new(Column, Lag);
}
