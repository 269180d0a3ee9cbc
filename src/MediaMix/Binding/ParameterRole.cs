namespace MediaMix;

/// <summary>How a parameter enters the expected outcome; decides in which coordinate it is sampled, or whether it is integrated out.</summary>
enum ParameterRole
{
    /// <summary>Shape of a transform, noise: sampled in the coordinate of its own support.</summary>
    Shape,

    /// <summary>Coefficient of a design column.</summary>
    Linear,

    /// <summary>Strength of a channel.</summary>
    Strength,
}
