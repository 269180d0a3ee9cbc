namespace MediaMix.Data;

/// <summary>How a column is read.</summary>
enum ColumnRole
{
    Outcome,
    Spend,
    Exposure,
    Control,
    Categorical,
    Weight,
}

/// <summary>One column that the model refers to.</summary>
/// <param name="Name">Column name.</param>
/// <param name="Role">How it is read.</param>
/// <param name="Purpose">For messages, such as "the spend of channel tv".</param>
/// <param name="Lag">Rows before the window that are read, too.</param>
sealed record ColumnUse(string Name, ColumnRole Role, string Purpose, int Lag = 0)
{
    /// <summary>All columns of a model but the date, in the order of the model file.</summary>
    public static List<ColumnUse> Of(ModelSpec model)
    {
        var uses = new List<ColumnUse> { new(model.Outcome, ColumnRole.Outcome, "the outcome") };
        foreach (var channel in model.Channels)
        {
            if (channel.Spend is { } spend)
                uses.Add(new ColumnUse(spend, ColumnRole.Spend, $"the spend of channel {channel.Name}"));
            if (channel.Exposure is { } exposure && exposure != channel.Spend)
                uses.Add(new ColumnUse(exposure, ColumnRole.Exposure, $"the exposure of channel {channel.Name}"));
            if (channel.Reach is { } reach)
                uses.Add(new ColumnUse(reach, ColumnRole.Exposure, $"the reach of channel {channel.Name}"));
            if (channel.Frequency is { } frequency)
                uses.Add(new ColumnUse(frequency, ColumnRole.Exposure, $"the frequency of channel {channel.Name}"));
        }
        // One column at several lags is read once, as far back as the longest needs it.
        foreach (var control in model.Controls.GroupBy(static c => (c.Column, c.IsCategorical)))
            uses.Add(new ColumnUse(control.Key.Column, control.Key.IsCategorical ? ColumnRole.Categorical : ColumnRole.Control, "a control", control.Max(static c => c.Lag)));
        if (model.Likelihood.Weights is { } weights)
            uses.Add(new ColumnUse(weights, ColumnRole.Weight, "the weights of the likelihood"));
        return uses;
    }
}
