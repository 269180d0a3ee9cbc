namespace MediaMix;

/// <summary>The transform that a parameter shapes.</summary>
public enum TransformPart
{
    /// <summary>Carryover.</summary>
    Adstock,

    /// <summary>Diminishing returns.</summary>
    Saturation,
}

/// <summary>A parameter of the carryover or the saturation of a channel.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Part">Which of the two.</param>
/// <param name="Parameter">Name within the component, such as <c>decay</c>.</param>
public sealed record TransformKey(string Channel, TransformPart Part, string Parameter) : ParameterKey
{
    /// <summary>What a model file calls it within its channel, such as <c>adstock.decay</c>.</summary>
    public string Path => $"{(Part == TransformPart.Adstock ? "adstock" : "saturation")}.{Parameter}";

    /// <summary>Name without that of the channel.</summary>
    public string Own => Path + Ending;

    /// <inheritdoc/>
    private protected override string Stem => $"{Channel}.{Path}";
}
