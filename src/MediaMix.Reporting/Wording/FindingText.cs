using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Findings as people read them: several of a kind are said once, with the numbers of each.</summary>
public static class FindingText
{
    const int Several = 3;

    /// <summary>The findings, three or more of a kind and level as one; order stays.</summary>
    /// <param name="findings">As an analysis gives them.</param>
    public static IReadOnlyList<Finding> Condensed(IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return [.. findings.GroupBy(static f => (f.Code, f.Level)).SelectMany(static group => Condensed([.. group]))];
    }

    static Finding[] Condensed(Finding[] group)
    {
        if (group.Length < Several || Array.Exists(group, static f => f.Brief is null) || Lead(group[0].Code) is not var (lead, remedy))
            return group;
        var subjects = string.Join(", ", group.Select(static f => f.Subject));
        return [group[0] with { Subject = subjects, Message = $"{lead} {string.Join("; ", group.Select(static f => f.Brief))}.", Remedy = remedy, Brief = null }];
    }

    static (string Lead, string Remedy)? Lead(string code) => code switch
    {
        "learning" => ("The data say little about these channels, whose returns are mostly your priors:", "Run an experiment on the largest of them (some regions or weeks without it), vary their spend more, or pool channels that are alike (groups)."),
        "may_be_nothing" => ("The data could do without these channels, and positive priors cannot say zero; read their numbers as upper bounds:", "Plan as if they might bring nothing; experiments on them, or more varied spend, would tell."),
        "saturation_unseen" => ("The data say little about how these channels saturate; their curves are mostly your priors, and what more or less of them would bring is known less well than their average return:", "Vary them: some weeks at twice the usual level, some at none. Until then keep plans near past spend."),
        "always_on" => ("These channels never pause, so what comes without them has never been seen (lowest period, as a share of the average one):", "Pause them for some weeks, or in some regions."),
        "prior_and_data" => ("Prior and data both decide about these returns, which would move if the priors counted twice:", "Look at prior against posterior: loosen priors that were guesses, or look for a missing driver where you are sure of them."),
        "prior_decides" => ("The priors decide about these returns, which would move if they counted twice:", "Be sure that you mean these priors; if not, widen them. Only experiments or more variation in spend can take their place."),
        _ => null,
    };
}
