using System.Globalization;

namespace MediaMix.Analysis;

/// <summary>
/// What a refresh keeps of an earlier run's baseline where the new model does not say: the season. By default its detail follows from the
/// length of the data, and a quarter of new rows alone would have none, though the earlier run knows it.
/// </summary>
/// <param name="Model">The model, to be bound to the new data.</param>
/// <param name="Note">What was kept, as a sentence; null = nothing.</param>
public sealed record KeptBaseline(ModelSpec Model, string? Note)
{
    /// <summary>Fills what the model leaves open.</summary>
    /// <param name="earlier">The earlier run's model, defaults filled in.</param>
    /// <param name="model">The new model as it was written.</param>
    /// <param name="run">Name of the earlier run, for the sentence.</param>
    public static KeptBaseline Of(ModelSpec earlier, ModelSpec model, string run)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(model);
        // A cycle counted in rows begins with the window, and in another one nothing is known of it.
        if (model.Baseline.Seasonality is not null || earlier.Baseline.Seasonality is not { Count: > 0 } seasons || seasons.Any(static s => s is FourierSpec { Cycle: FourierCycle.Rows }))
            return new KeptBaseline(model, null);
        // Without priors: the default ones speak on the scale of the new data, and what the earlier run learned takes their place.
        SpecList<SeasonSpec> kept = [.. seasons.Select(static season => season with { Prior = null })];
        return new KeptBaseline(
            model with { Baseline = model.Baseline with { Seasonality = kept } },
            $"The seasonality is that of {run} ({string.Join(", ", seasons.Select(Name))}), whatever the length of the new rows; baseline: {{ seasonality: none }} leaves it out.");
    }

    static string Name(SeasonSpec season) => season switch
    {
        FourierSpec waves => string.Create(CultureInfo.InvariantCulture, $"{waves.Cycle.ToString().ToLowerInvariant()} waves, order {waves.Order}"),
        CategoricalSeasonSpec { By: CalendarUnit.Month } => "an effect per month",
        _ => "an effect per weekday",
    };
}
