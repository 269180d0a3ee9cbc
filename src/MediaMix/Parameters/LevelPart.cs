namespace MediaMix;

/// <summary>What a parameter does in a component with levels whose effects sum to zero.</summary>
public enum LevelPart
{
    /// <summary>The component, and how geos deviate from it.</summary>
    Whole,

    /// <summary>A contrast between levels.</summary>
    Contrast,

    /// <summary>Effect of one level, which follows from the contrasts.</summary>
    Level,
}
