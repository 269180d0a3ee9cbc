namespace MediaMix.Analysis;

/// <summary>
/// Looks at the data of a model before any fit: what cannot be told apart, what hardly varies, what was probably booked or scaled wrongly,
/// and how many questions a number is asked. Thresholds are in <c>docs/concepts/data-checks.md</c>. Pure; linear in the cells times the
/// square of the columns.
/// </summary>
public static class DesignReview
{
    /// <summary>Findings, the most serious first, in each severity in the order of the rules.</summary>
    /// <param name="spec">The model; with its defaults filled in all coefficients are counted.</param>
    /// <param name="panel">Its data.</param>
    /// <param name="prior">What its priors say; null = not looked at.</param>
    /// <param name="written">The model before its defaults were filled in, which alone knows that knots were chosen; null = <paramref name="spec"/>.</param>
    public static IReadOnlyList<DesignFinding> Of(ModelSpec spec, Panel panel, PriorPass? prior = null, ModelSpec? written = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(panel);
        var data = new DesignData(spec, panel);
        IEnumerable<DesignFinding> findings =
        [
            .. LeakRules.Of(data),
            .. CollinearityRules.Of(data),
            .. VariationRules.Of(data),
            .. AdequacyRules.Of(data, written ?? spec),
            .. ScaleRules.Of(data),
            .. SpendRules.Of(data),
            .. CostRules.Of(data),
            .. OutcomeRules.Of(data),
            .. prior is null ? [] : PriorRules.Of(prior),
        ];
        return [.. findings.OrderByDescending(static f => f.Severity)];
    }
}
