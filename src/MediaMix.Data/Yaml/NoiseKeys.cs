namespace MediaMix.Data;

/// <summary>The keys <c>noise</c> and <c>likelihood</c> of a model file.</summary>
static class NoiseKeys
{
    public static NoiseSpec Read(YamlGroup file)
    {
        Likelihood(file);
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

    static void Likelihood(YamlGroup file)
    {
        const string Label = "model file: likelihood";
        switch (file.Find("likelihood"))
        {
            case null or YamlScalar { Text: "normal" }:
                return;
            case YamlScalar { Text: "student_t" or "log_normal" } later:
                YamlValue.NotYet(later, Label, file.Faults);
                return;
            case var other:
                YamlValue.OneOf(other, Label, ["normal"], file.Faults);
                return;
        }
    }
}
