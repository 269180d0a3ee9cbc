namespace MediaMix;

/// <content>Holidays.</content>
sealed partial class LinearTermBinder
{
    void Holidays(HolidaysSpec? spec)
    {
        if (spec is null)
            return;
        var effects = HolidayColumns.Of(spec, panel.Window).Effects;
        if (spec.IsPooled)
            Pooled(effects, spec.Scale!);
        else
            Apart(effects, spec.Effect!);
    }

    void Apart(IReadOnlyList<(HolidayUse Use, double[] Column)> effects, Prior prior) => _terms.Add(new(
        new HolidaysKey(),
        Columns(effects.Select(static e => e.Column)),
        [.. effects.Select(e => registry.Declare(e.Use.Key, prior, ParameterRole.Linear, Meaning(e.Use)))]));

    /// <summary>Parameters are the effects in units of their sd, as the steps of a trend are; the effects are reported.</summary>
    void Pooled(IReadOnlyList<(HolidayUse Use, double[] Column)> effects, Prior prior)
    {
        var scale = registry.Declare(new HolidaysKey(IsScale: true), prior, ParameterRole.Shape, "Standard deviation of the effects of holidays, on the scale of the outcome.");
        var numbers = new List<int>();
        foreach (var (use, _) in effects)
        {
            var number = registry.Declare(use.Key with { Form = ParameterForm.Deviation }, new NormalPrior(0, 1), ParameterRole.Linear, $"{Meaning(use)[..^1]}, in units of holidays.scale.", isDeviation: true);
            numbers.Add(number);
            _derived.Add((use.Key, [number], [1.0], scale, null));
        }
        _terms.Add(new(new HolidaysKey(), Columns(effects.Select(static e => e.Column)), numbers, slots => new CommonScale(slots[scale])));
    }

    string Meaning(HolidayUse use)
    {
        var name = use.Key.Text;
        var isBeside = name.StartsWith("before ", StringComparison.Ordinal) || name.StartsWith("after ", StringComparison.Ordinal);
        var when = panel.Axis.Step != TimeStep.Day ? "in a week with" : isBeside ? "on a day" : "on";
        return $"Change of the outcome {when} {name}.";
    }
}
