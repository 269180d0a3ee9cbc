using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// Splits the change of the outcome between two stretches of time by driver. Contributions add up in every period and draw, so their
/// differences do, too: no driver is left out, and none is counted twice.
/// </summary>
public static class DueTo
{
    /// <summary>Compares two stretches of the fitted window. Deterministic whatever the number of threads; may take seconds for a large panel.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="from">The stretch that is compared with; both ends belong to it.</param>
    /// <param name="to">The stretch whose change is explained.</param>
    /// <param name="geo">One geo of a panel; null = all together.</param>
    /// <param name="token">Heeded before every draw.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidInputException">A stretch does not lie in the fitted window, or the geo is unknown; all faults are listed.</exception>
    public static DueToResult Between(FittedModel fit, PeriodSpan from, PeriodSpan to, string? geo = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var pass = DueToPass.Run(fit, Places(fit.Model.Panel, from, to, geo), new Execution(Token: token));
        return Result(fit.Model, pass, geo);
    }

    static DueToPlaces Places(Panel panel, PeriodSpan from, PeriodSpan to, string? geo)
    {
        var faults = new FaultList();
        var (first, second) = (Rows(panel.Window, from, "--from", faults), Rows(panel.Window, to, "--to", faults));
        var place = geo is null ? -1 : panel.Geos.ToList().IndexOf(geo);
        if (geo is not null && place < 0)
        {
            var near = DidYouMean.Suggest(geo, panel.Geos);
            faults.Error($"There is no geo {geo}.", near is not null ? $"Did you mean {near}?" : panel.Geos.Count == 1 ? "The model is national: leave --geo out." : $"Geos are {Listing.Of(panel.Geos)}.");
        }
        faults.ThrowIfErrors();
        return new DueToPlaces(panel, first, second, place < 0 ? null : place);
    }

    static Range Rows(TimeAxis window, PeriodSpan span, string option, FaultList faults)
    {
        var places = new List<int>();
        foreach (var label in new[] { span.From, span.To }.Distinct())
        {
            if (!window.TryLocate(label, out var row))
                faults.Error($"{option}: {label} is not {(window.HasDates ? "a date" : "a period")}.", window.HasDates ? "Write it as 2024-01-31." : "Write its number.");
            else if (row < 0 || row >= window.Count)
                faults.Error($"{option}: {label} lies outside of the fitted window.", $"It runs from {window.Label(0)} to {window.Label(window.Count - 1)}.");
            else
                places.Add(row);
        }
        if (places is [var first, var last] && first > last)
            faults.Error($"{option}: {span} ends before it begins.", "Write the earlier date first.");
        // After a fault any range will do: nothing is computed with it.
        return places.Count > 0 && places[0] <= places[^1] ? places[0]..(places[^1] + 1) : ..1;
    }

    static DueToResult Result(BoundModel model, DueToPass pass, string? geo)
    {
        var places = pass.Places;
        var drivers = pass.Components.Select((component, c) => new DueToDriver(
            component.Name, component.Kind, pass.From[c], pass.To[c], BandBuilder.Estimate(pass.Change[c]),
            pass.Change[c].Count(static x => x > 0) / (double)pass.Change[c].Length,
            component.Kind == ComponentKind.Media ? Media(model.Spec.Channels[component.Index], places) : null)).ToArray();
        var (actualFrom, actualTo) = (places.Actual(places.From), places.Actual(places.To));
        var actual = actualTo - actualFrom;
        return new DueToResult
        {
            From = new DueToRange(places.Span(places.From), places.Count(places.From), actualFrom, pass.From.Sum()),
            To = new DueToRange(places.Span(places.To), places.Count(places.To), actualTo, pass.To.Sum()),
            Geo = geo,
            IsPerPeriod = places.IsPerPeriod,
            IsMultiplicative = model.Spec.Likelihood is LogNormalErrors,
            Decomposition = model.Spec.Decomposition,
            Drivers = drivers,
            Kinds = Kinds(pass),
            Expected = BandBuilder.Estimate(pass.Total),
            Actual = actual,
            Unexplained = actual is { } change ? BandBuilder.Estimate([.. pass.Total.Select(total => change - total)]) : null,
        };
    }

    static (ComponentKind, Estimate)[] Kinds(DueToPass pass) =>
    [
        .. pass.Components.Select(static (component, c) => (component.Kind, c)).GroupBy(static p => p.Kind, static p => p.c).OrderBy(static g => g.Key)
            .Select(group => (group.Key, BandBuilder.Estimate(ReturnTable.Add([.. group], c => pass.Change[c])))),
    ];

    static (double, double) Media(ChannelSpec channel, DueToPlaces places)
    {
        var amount = places.Panel.WindowOf(channel.Spend ?? channel.ExposureColumn);
        if (channel.Spend is null && channel.Frequency is { } frequency)
            Kernels.Multiply(amount, places.Panel.WindowOf(frequency), amount);
        return (places.Sum(amount, places.From), places.Sum(amount, places.To));
    }
}
