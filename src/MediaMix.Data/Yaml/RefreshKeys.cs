namespace MediaMix.Data;

/// <summary>The keys <c>priors_from</c> and <c>parameter_priors</c> of a model file.</summary>
static class RefreshKeys
{
    const string Example = "priors_from: { run: runs/last_quarter, inflate: 2 }";

    public static RefreshSpec? Read(YamlGroup file)
    {
        switch (file.Find("priors_from"))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return YamlValue.Name(scalar, "priors_from", file.Faults) is { } run ? new RefreshSpec(run) : null;
            case var node:
                return YamlGroup.From(node, "priors_from", file.Faults) is { } group ? Group(group) : null;
        }
    }

    static RefreshSpec? Group(YamlGroup group)
    {
        var run = group.Require("run", Example) is { } path ? YamlValue.Name(path, group.Label("run"), group.Faults) : null;
        var inflate = group.Find("inflate") is { } factor ? Factor(factor, group) : null;
        var widen = group.Flag("widen");
        group.Finish();
        return run is null ? null : new RefreshSpec(run) { Inflate = inflate ?? 2, MayWiden = widen ?? false };
    }

    static double? Factor(YamlNode node, YamlGroup group)
    {
        if (YamlValue.AsNumber(node) is >= 1 and <= RefreshSpec.LargestInflation and var factor)
            return factor;
        YamlValue.Wrong(node, group.Label("inflate"), FormattableString.Invariant($"a number from 1 to {RefreshSpec.LargestInflation}"), group.Faults);
        return null;
    }

    public static SpecList<ParameterPrior> ReadPriors(YamlGroup file)
    {
        var priors = new List<ParameterPrior>();
        foreach (var (item, number) in file.Items("parameter_priors").Select(static (item, i) => (item, i + 1)))
        {
            if (YamlGroup.From(item, ChannelKeys.Label(item, "parameter prior", number), file.Faults) is not { } group)
                continue;
            var name = group.Require("name", "name: tv.adstock.decay") is { } node ? YamlValue.Name(node, group.Label("name"), group.Faults) : null;
            var prior = group.Require("prior", "prior: \"beta(4, 6)\"") is { } text ? PriorValue.Read(text, group.Label("prior"), Interval.Real, group.Faults) : null;
            group.Finish();
            if (name is not null && prior is not null)
                priors.Add(new ParameterPrior(name, prior));
        }
        return [.. priors];
    }

    public static void Write(YamlLines lines, RefreshSpec? refresh)
    {
        if (refresh is not null)
            lines.Key("priors_from", "priors_from", $"{{ run: {YamlLines.Quoted(refresh.Run)}, inflate: {YamlLines.Number(refresh.Inflate)}{(refresh.MayWiden ? ", widen: true" : "")} }}");
    }

    public static void WritePriors(YamlLines lines, SpecList<ParameterPrior> priors)
    {
        if (priors.Count == 0)
            return;
        lines.Group("parameter_priors", "parameter_priors", () =>
        {
            foreach (var (name, prior) in priors)
                lines.Item($"parameter_priors.{name}", $"{{ name: {YamlLines.Quoted(name)}, prior: {YamlLines.Quoted(prior.Text)} }}");
        });
    }
}
