using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>The keys of a Gaussian process, wherever one may stand: kernel, size of the basis, priors.</summary>
static class ProcessKeys
{
    /// <summary>Reads the keys from the group that states the process; its other keys are left to the caller.</summary>
    public static GaussianProcess Read(YamlGroup group)
    {
        var kernel = group.Choice("kernel", ModelWords.ProcessKernels) ?? default;
        var count = group.Whole("count", 1, GaussianProcess.MostWaves);
        var boundary = group.Find("boundary") is { } node ? YamlValue.Number(node, group.Label("boundary"), group.Faults) : null;
        if (boundary <= 1)
            group.Faults.Error($"{group.Name}: the boundary is {YamlLines.Number(boundary.Value)} half windows.", "It must be above 1; leave it out to have it follow from the length scale.", group.Find("boundary")!.Where);
        var prior = group.Group("prior");
        var (amplitude, lengthScale) = (prior?.Prior("amplitude", Interval.Positive), prior?.Prior("length_scale", Interval.Positive));
        prior?.Finish();
        return new GaussianProcess(kernel) { Amplitude = amplitude, LengthScale = lengthScale, Count = count, Boundary = boundary };
    }

    /// <summary>The keys as they stand in a group in braces, each after a comma; nothing for a process with all defaults.</summary>
    public static string Text(GaussianProcess process)
    {
        var kernel = process.Kernel == default ? "" : $", kernel: {ModelWords.ProcessKernels.Of(process.Kernel)}";
        var count = process.Count is { } waves ? Invariant($", count: {waves}") : "";
        var boundary = process.Boundary is { } halves ? $", boundary: {YamlLines.Number(halves)}" : "";
        return $"{kernel}{count}{boundary}{YamlLines.Priors(("amplitude", process.Amplitude), ("length_scale", process.LengthScale))}";
    }
}
