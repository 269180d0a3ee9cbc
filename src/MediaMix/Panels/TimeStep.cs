namespace MediaMix;

/// <summary>The regular distance between two periods of a panel.</summary>
public enum TimeStep
{
    /// <summary>Whole-number periods without a calendar; taken as weeks where a default needs a duration.</summary>
    Index,

    /// <summary>One day.</summary>
    Day,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>One calendar month.</summary>
    Month,
}
