namespace MediaMix.Data;

/// <summary>The group <c>sampler</c> of a model file.</summary>
static class SamplerKeys
{
    const int MostChains = 256;
    // Fewer adapt nothing; the sampler refuses them, too.
    const int FewestWarmup = 20;
    const int MostDraws = 1_000_000;

    public static SamplerSpec Read(YamlGroup? group)
    {
        var sampler = new SamplerSpec();
        if (group is null)
            return sampler;
        var target = group.Find("target_accept") is { } node ? TargetAccept(node, group) : null;
        var seed = group.Find("seed") is { } value ? YamlValue.Seed(value, group.Label("seed"), group.Faults) : null;
        sampler = new SamplerSpec
        {
            Chains = group.Whole("chains", 1, MostChains) ?? sampler.Chains,
            Warmup = group.Whole("warmup", FewestWarmup, MostDraws) ?? sampler.Warmup,
            Draws = group.Whole("draws", 1, MostDraws) ?? sampler.Draws,
            Seed = seed ?? sampler.Seed,
            TargetAccept = target ?? sampler.TargetAccept,
            Collapse = group.Flag("collapse") ?? sampler.Collapse,
            Starts = group.Choice("starts", ModelWords.Starts) ?? sampler.Starts,
            Retry = group.Flag("retry") ?? sampler.Retry,
        };
        group.Finish();
        return sampler;
    }

    static double? TargetAccept(YamlNode node, YamlGroup group)
    {
        if (YamlValue.Number(node, group.Label("target_accept"), group.Faults) is not { } target)
            return null;
        if (target is > 0 and < 1)
            return target;
        YamlValue.Wrong(node, group.Label("target_accept"), "a number between 0 and 1", group.Faults);
        return null;
    }
}
