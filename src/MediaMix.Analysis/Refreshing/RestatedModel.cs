namespace MediaMix.Analysis;

/// <summary>A model on other data whose priors say in natural units what they said before.</summary>
static class RestatedModel
{
    /// <summary>An earlier model bound to new data.</summary>
    /// <param name="earlier">The model.</param>
    /// <param name="panel">The new data.</param>
    /// <exception cref="InvalidInputException">The model does not fit the data.</exception>
    public static BoundModel Bind(BoundModel earlier, Panel panel) => WithPriors(BoundModel.Bind(Movable(earlier.Spec, panel), panel), earlier);

    /// <summary>A model with the priors of another, where that has the parameter and its units can be told.</summary>
    /// <param name="model">The model.</param>
    /// <param name="source">Where priors come from.</param>
    public static BoundModel WithPriors(BoundModel model, BoundModel source)
    {
        var units = new ParameterUnits(source, model);
        var there = source.Sampled.Where(static p => !p.IsDeviation).ToDictionary(static p => p.Key, static p => p.Prior);
        var changed = model.Sampled.Where(p => !p.IsDeviation && there.ContainsKey(p.Key))
            .Select(p => (p.Name, Before: p.Prior, Prior: Restated(p.Key, there[p.Key], units, source, model)))
            .Where(static p => p.Prior is not null && p.Prior != p.Before).ToDictionary(static p => p.Name, static p => p.Prior!, StringComparer.Ordinal);
        return changed.Count == 0 ? model : BoundModel.Bind(model.Spec with
        {
            ParameterPriors =
            [
                .. model.Spec.ParameterPriors.Where(p => !changed.ContainsKey(p.Name)),
                .. changed.Select(static p => new ParameterPrior(p.Key, p.Value)),
            ],
        }, model.Panel);
    }

    static Prior? Restated(ParameterKey key, Prior prior, ParameterUnits units, BoundModel source, BoundModel model)
    {
        var factor = units.Factor(key, out var obstacle);
        if (obstacle is not null)
            return null;
        var (there, here) = (source.Constants, model.Constants);
        var shift = !ParameterUnits.IsLevel(key) ? 0
            : model.Spec.Likelihood is LogNormalErrors ? Math.Log(there.OutcomeScale * units.SizeRatio / here.OutcomeScale)
            : (units.SizeRatio * there.OutcomeCentre - here.OutcomeCentre) / here.OutcomeScale;
        return RescaledPrior.Of(prior, factor, shift);
    }

    /// <summary>Without what binding found in the earlier rows and finds anew in these: dates of holidays, knots outside of the window.</summary>
    static ModelSpec Movable(ModelSpec spec, Panel panel)
    {
        var baseline = spec.Baseline;
        if (baseline.Holidays is { Dates: not null } holidays && (holidays.Countries.Count > 0 || holidays.Also.Count > 0))
            baseline = baseline with { Holidays = holidays with { Dates = null } };
        if (baseline.Trend is KnotTrend { At: { } at } knots && !at.All(label => panel.Window.TryLocate(label, out var row) && row >= 0 && row < panel.Periods))
            baseline = baseline with { Trend = knots with { At = null, Count = at.Count, Choice = KnotChoice.Even } };
        return spec with { Baseline = baseline };
    }
}
