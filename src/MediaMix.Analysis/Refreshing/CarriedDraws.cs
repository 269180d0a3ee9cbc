namespace MediaMix.Analysis;

/// <summary>
/// Draws of an earlier fit in the units of a new model. Most are multiplied by a factor; the level is moved along the trend to the first row
/// of the new window and to the averages that controls have there.
/// </summary>
sealed class CarriedDraws(FittedModel earlier, BoundModel model)
{
    readonly ParameterUnits _units = new(earlier.Model, model);
    readonly bool _isLog = model.Spec.Likelihood is LogNormalErrors;

    /// <summary>Draws of a parameter; null where the earlier fit says nothing about it.</summary>
    /// <param name="key">A sampled parameter of both.</param>
    /// <param name="obstacle">Why not.</param>
    public double[]? Of(ParameterKey key, out string? obstacle)
    {
        var factor = _units.Factor(key, out obstacle);
        if (obstacle is not null)
            return null;
        var draws = earlier.Draws[key.Name];
        return ParameterUnits.IsLevel(key) ? Level(draws, out obstacle) : Array.ConvertAll(draws, x => factor * x);
    }

    double[]? Level(double[] draws, out string? obstacle)
    {
        var (there, here) = (earlier.Model.Constants, model.Constants);
        obstacle = Obstacle();
        if (obstacle is not null)
            return null;
        var moved = (double[])draws.Clone();
        if (!_units.IsSameWindow && model.Spec.Baseline.Trend is LinearTrend && earlier.Model.Panel.Window.TryLocate(model.Panel.Window.Label(0), out var row))
            Add(moved, new TrendKey(TrendPart.Slope), row / (earlier.Model.Panel.Periods - 1.0));
        foreach (var control in there.Controls)
        {
            var now = here.Controls.First(c => (c.Column, c.Lag) == (control.Column, control.Lag));
            Add(moved, Effect(control), (now.Centre - control.Centre) / control.Scale);
        }
        if (_isLog)
            return Array.ConvertAll(moved, x => x + Math.Log(there.OutcomeScale * _units.SizeRatio / here.OutcomeScale));
        return Array.ConvertAll(moved, x => (_units.SizeRatio * (there.OutcomeCentre + there.OutcomeScale * x) - here.OutcomeCentre) / here.OutcomeScale);
    }

    string? Obstacle()
    {
        if (!earlier.Model.Spec.Controls.Select(static c => c.ComponentName).SequenceEqual(model.Spec.Controls.Select(static c => c.ComponentName)))
            return "the controls are others, and the level is what is left of them";
        var (before, now) = (earlier.Model.Spec.Baseline.Trend, model.Spec.Baseline.Trend);
        if (before?.GetType() != now?.GetType())
            return "the trend is another, and the level is where it begins";
        return _units.IsSameWindow || now is LinearTrend or NoTrend ? null : "the window begins elsewhere, and so does the trend";
    }

    ControlKey Effect(ControlConstants control)
    {
        var key = new ControlKey(control.Column, control.Lag);
        return earlier.Draws.Contains(key.Name) ? key : key with { Form = ParameterForm.Mean };
    }

    void Add(double[] draws, ParameterKey key, double factor)
    {
        if (factor == 0 || !earlier.Draws.Contains(key.Name))
            return;
        var values = earlier.Draws[key.Name];
        for (var i = 0; i < draws.Length; i++)
            draws[i] += factor * values[i];
    }
}
