using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Kinds of drivers as files write them.</summary>
public static class DriverKeys
{
    /// <summary>The key of a kind: <c>baseline</c>, <c>control</c>, <c>treatment</c>, <c>confounding</c>, <c>overlap</c>, <c>media</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(ComponentKind kind) => kind switch
    {
        ComponentKind.Media => "media",
        ComponentKind.Control => "control",
        ComponentKind.Treatment => "treatment",
        ComponentKind.Confounding => "confounding",
        ComponentKind.Overlap => "overlap",
        _ => "baseline",
    };
}
