using System.Runtime.Intrinsics;

namespace MediaMix.Numerics.BitCheck;

/// <summary>The vector widths the running process is accelerated for.</summary>
public static class InstructionSets
{
    /// <summary>For example <c>512=False 256=True 128=True</c>.</summary>
    public static string Describe() => Describe(
        Vector512.IsHardwareAccelerated, Vector256.IsHardwareAccelerated, Vector128.IsHardwareAccelerated);

    /// <summary>The same line for the given widths.</summary>
    public static string Describe(bool wide, bool middle, bool narrow) => $"512={wide} 256={middle} 128={narrow}";
}
