namespace MediaMix.Data;

/// <summary>The keys <c>noise</c> and <c>likelihood</c> of a model file.</summary>
static class NoiseKeys
{
    public static NoiseSpec Read(YamlGroup file)
    {
        if (file.Find("noise") is not YamlMapping mapping)
            return new NoiseSpec { Prior = file.Prior("noise", Interval.Positive) };
        var group = YamlGroup.From(mapping, "noise", file.Faults)!;
        group.NotYet("ar", "autoregressive", "sd");
        var variance = group.Require("variance", "variance: \"inverse_gamma(0.05, 0.0005)\"") is null
            ? null
            : group.Prior("variance", Interval.Positive);
        group.Finish();
        return new NoiseSpec { Prior = variance, IsVariance = true };
    }

    /// <summary>The likelihood: a word, or a group with a type and what belongs to it.</summary>
    public static LikelihoodSpec Likelihood(YamlGroup file)
    {
        if (file.Find("likelihood") is not { } node)
            return new NormalErrors();
        if (node is not YamlMapping)
            return Short(node, file.Faults);
        var group = YamlGroup.From(node, "likelihood", file.Faults)!;
        if (group.Require("type", "type: student_t") is not { } type)
            return new NormalErrors();
        var likelihood = type is YamlScalar { Text: "student_t" } ? new StudentTErrors(group.Prior("df", Interval.Positive)) : Short(type, file.Faults);
        var weights = group.Column("weights");
        group.Finish();
        return likelihood with { Weights = weights };
    }

    static LikelihoodSpec Short(YamlNode node, FaultList faults)
    {
        const string Label = "model file: likelihood";
        switch (node)
        {
            case YamlScalar { Text: "normal" }:
                break;
            case YamlScalar { Text: "student_t" }:
                return new StudentTErrors();
            case YamlScalar { Text: "log_normal" }:
                return new LogNormalErrors();
            default:
                YamlValue.OneOf(node, Label, ["normal", "student_t", "log_normal"], faults);
                break;
        }
        return new NormalErrors();
    }
}
