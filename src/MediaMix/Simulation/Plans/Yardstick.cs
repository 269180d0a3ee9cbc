namespace MediaMix;

/// <summary>What the effects of plans are counted in.</summary>
public enum Yardstick
{
    /// <summary>Units of the outcome column.</summary>
    Outcome,

    /// <summary>Money: every row times the value of a unit there (<c>value_per_unit</c>). Without a stated value the outcome itself.</summary>
    Value,

    /// <summary>Money earned: every row times the margin of a unit there. Without a stated margin the outcome itself.</summary>
    Margin,

    /// <summary>Units of the outcome in the periods of the plan alone: carryover after them is left out.</summary>
    InPeriods,
}
