using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What the fit says about channels, in plain sentences without a full stop, for terminal and report alike.</summary>
/// <remarks>
/// Names come from the user's data; control characters in them are replaced, so that a name cannot steer a terminal.
/// Anything written into HTML still has to be encoded there.
/// </remarks>
public static class Sentences
{
    /// <summary>A name fit for printing: control characters become <c>�</c>.</summary>
    public static string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Any(char.IsControl) ? string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : name;
    }

    /// <summary>
    /// What a channel gave back for its spend: <c>tv returned 2.1 per unit spent (90 %: 1.4–3.0)</c>; for an outcome in units
    /// what one unit cost; for organic media what they brought.
    /// </summary>
    /// <param name="channel">Channel, or all paid channels together.</param>
    /// <param name="kind">What the outcome counts.</param>
    /// <param name="outcome">Name of the outcome.</param>
    public static string Return(ChannelReturn channel, OutcomeKind kind, string outcome)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var name = Subject(channel);
        return (kind, channel.Roi, channel.CostPerUnit) switch
        {
            (OutcomeKind.Units, _, { } cost) =>
                $"{name} paid {NumberText.Median(cost)} for each extra unit (90 %: {NumberText.Range(cost)})",
            (_, { } roi, _) => $"{name} returned {NumberText.Mean(roi)} per unit spent (90 %: {NumberText.Range(roi)})",
            _ => Contribution(channel, outcome) + ", without spend",
        };
    }

    /// <summary>What a channel brought in the window: <c>tv brought 1.2M (90 %: 0.9M–1.5M), 12 % of revenue</c>.</summary>
    /// <param name="channel">Channel.</param>
    /// <param name="outcome">Name of the outcome.</param>
    public static string Contribution(ChannelReturn channel, string outcome)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var effect = channel.Contribution;
        return $"{Subject(channel)} brought {NumberText.Mean(effect)} (90 %: {NumberText.Range(effect)}), "
            + $"{NumberText.Percent(channel.ShareMean)} of {Name(outcome)}";
    }

    /// <summary>What a treatment added: <c>price brought −1.2M to revenue (90 %: −1.5M to −0.9M), counted against 12.5 (max)</c>.</summary>
    /// <param name="treatment">Contribution of a treatment.</param>
    /// <param name="outcome">Name of the outcome.</param>
    public static string Treatment(Contribution treatment, string outcome)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        return $"{ComponentText.Label(treatment.Component, treatment.Kind)} brought {NumberText.Mean(treatment.Total)} to {Name(outcome)} "
            + $"(90 %: {NumberText.Range(treatment.Total)}), counted against {Name(treatment.Against ?? "")}";
    }

    /// <summary>What the next unit of spend would give back, or null for organic media.</summary>
    public static string? Next(ChannelReturn channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.MarginalRoi is { } roi
            ? $"the next unit spent on {Subject(channel)} would return {NumberText.Mean(roi)} (90 %: {NumberText.Range(roi)})"
            : null;
    }

    /// <summary>What a grade means.</summary>
    public static string Meaning(Grade grade) => grade switch
    {
        Grade.A => "confirmed by an experiment",
        Grade.B => "learned from the data",
        Grade.C => "mostly the assumption you started from",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "No such grade."),
    };

    /// <summary>The fit of the model to the outcome in one sentence.</summary>
    /// <param name="fitted">Actual against fitted.</param>
    /// <param name="isPanel">True when its measures are over the periods of several geos.</param>
    public static string Fit(FittedSeries fitted, bool isPanel = false)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        return $"the model misses a typical period{(isPanel ? " of a geo" : "")} by {NumberText.Percent(fitted.Mape)}; "
            + $"{NumberText.Percent(fitted.Coverage90)} of the periods{(isPanel ? " of all geos" : "")} fall inside the band that should hold 90 % of them";
    }

    /// <summary>Which periods are left out of a fit, and why: <c>2020-03-16 to 2020-06-01 (12 weeks: lockdown)</c>.</summary>
    /// <param name="exclusions">Exclusions, at least one.</param>
    /// <param name="window">Periods of the fitted window.</param>
    public static string Exclusions(IReadOnlyList<Exclusion> exclusions, TimeAxis window)
    {
        ArgumentNullException.ThrowIfNull(exclusions);
        ArgumentNullException.ThrowIfNull(window);
        return string.Join("; ", exclusions.Select(e =>
            $"{window.Label(e.First)} to {window.Label(e.Last)} ({PeriodAxis.Count(window.Step, e.Count)}: {Name(e.Why)})"));
    }

    static string Subject(ChannelReturn channel) => channel.Grade is null ? "paid media together" : Name(channel.Channel);
}
