namespace MediaMix.Data;

/// <summary>The keys <c>noise</c> and <c>likelihood</c> of a model file.</summary>
static class NoiseKeys
{
    const string Example = "sd: \"half_normal(0.1)\", variance: \"inverse_gamma(0.05, 0.0005)\" or autocorrelation: \"uniform(0, 0.95)\"";

    public static NoiseSpec Read(YamlGroup file)
    {
        switch (file.Find("noise"))
        {
            case YamlMapping mapping:
                return Group(YamlGroup.From(mapping, "noise", file.Faults)!);
            case YamlScalar { Text: "ar1" }:
                return new NoiseSpec { Autoregression = new AutoregressionSpec() };
            case YamlScalar { Text: var word } plain when !word.Contains('(') && !PooledPriorText.IsPooled(word):
                file.Faults.Error($"noise: found {FaultText.Quote(word)}.", "Write ar1, or a prior of the standard deviation such as half_normal(0.1).", plain.Where);
                return new NoiseSpec();
            default:
                var pooled = PooledValue.Read(file, "noise", Interval.Positive);
                return new NoiseSpec { Prior = pooled.Prior, Pooling = pooled.Pooling };
        }
    }

    static NoiseSpec Group(YamlGroup group)
    {
        var type = group.Choice("type", ModelWords.Noises);
        var (sd, variance) = (group.Prior("sd", Interval.Positive), group.Prior("variance", Interval.Positive));
        var pooling = PooledValue.Geos(group);
        var correlation = group.Prior("autocorrelation", AutoregressionSpec.Domain);
        if (group.Find("sd") is not null && group.Find("variance") is { } twice)
            group.Faults.Error("noise: both sd and variance are given.", "State the size of the noise once.", twice.Where);
        if (type is false && group.Find("autocorrelation") is { } autocorrelation)
            group.Faults.Error("noise: white noise has no autocorrelation.", "Write type: ar1, or leave the autocorrelation out.", autocorrelation.Where);
        if (group.Find("type") is null && group.Find("sd") is null && group.Find("variance") is null && group.Find("autocorrelation") is null && pooling is null)
            group.Faults.Error("noise: the group says nothing.", $"Write {Example}.", group.Where);
        group.Finish();
        return new NoiseSpec
        {
            Prior = variance ?? sd,
            IsVariance = variance is not null,
            Pooling = pooling,
            Autoregression = type is true || correlation is not null ? new AutoregressionSpec(correlation) : null,
        };
    }

    /// <summary>The likelihood: a word, or a group with a type and what belongs to it.</summary>
    public static LikelihoodSpec Likelihood(YamlGroup file, NoiseSpec noise)
    {
        if (file.Find("likelihood") is not { } node)
            return new NormalErrors();
        var likelihood = Likelihood(file, node);
        if (likelihood is StudentTErrors && noise.Autoregression is not null)
            file.Faults.Error("model file: Student-t errors cannot be autocorrelated.", "Write likelihood: normal and exclude wild rows (data.exclude), or leave the autocorrelation of the noise out.", node.Where);
        return likelihood;
    }

    static LikelihoodSpec Likelihood(YamlGroup file, YamlNode node)
    {
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
