namespace MediaMix.Data;

/// <summary>How a column is read.</summary>
enum ColumnRole
{
    Outcome,
    Spend,
    Exposure,
    Frequency,
    Control,
    Categorical,
    Weight,

    /// <summary>Read by its own reader, not as a series: geos, population, marks.</summary>
    Other,
}

/// <summary>One column that the model refers to.</summary>
/// <param name="Name">Column name.</param>
/// <param name="Role">How it is read.</param>
/// <param name="Purpose">For messages, such as "the spend of channel tv".</param>
/// <param name="Lag">Rows before the window that are read, too.</param>
/// <param name="Channel">The channel whose media it is; null = none.</param>
sealed record ColumnUse(string Name, ColumnRole Role, string Purpose, int Lag = 0, ChannelSpec? Channel = null)
{
    /// <summary>True when the column holds one number for all geos.</summary>
    public bool IsNational => Channel is { IsNational: true };

    /// <summary>True for media that feed the carryover, so that they are needed in the history, too.</summary>
    public bool IsTransformed => Role is ColumnRole.Exposure or ColumnRole.Frequency || Name == Channel?.ExposureColumn;

    /// <summary>Columns that are not the model's: geos, population, marks of the holdout.</summary>
    public static List<ColumnUse> OfData(DataSpec data)
    {
        var uses = data.Geo.Select(static name => new ColumnUse(name, ColumnRole.Other, "the geo")).ToList();
        if (data.Population is { } population)
            uses.Add(new ColumnUse(population, ColumnRole.Other, "the population"));
        if (data.Holdout is ColumnHeldOut holdout)
            uses.Add(new ColumnUse(holdout.Column, ColumnRole.Other, "the holdout"));
        return uses;
    }

    /// <summary>The column of margins, where one is named that the model does not read anyway: plans count with it, no fit does.</summary>
    public static IEnumerable<ColumnUse> OfMargin(DataSpec data, ModelSpec model) =>
        data.Margin?.Column is { } margin && !Of(model).Any(use => use.Name == margin && use.Role == ColumnRole.Control)
            ? [new ColumnUse(margin, ColumnRole.Control, "the margin per unit of the outcome")]
            : [];

    /// <summary>All columns of a model but the date, in the order of the model file.</summary>
    public static List<ColumnUse> Of(ModelSpec model)
    {
        var uses = new List<ColumnUse> { new(model.Outcome, ColumnRole.Outcome, "the outcome") };
        foreach (var channel in model.Channels)
        {
            if (channel.Spend is { } spend)
                uses.Add(new ColumnUse(spend, ColumnRole.Spend, $"the spend of channel {channel.Name}", Channel: channel));
            if (channel.Exposure is { } exposure && exposure != channel.Spend)
                uses.Add(new ColumnUse(exposure, ColumnRole.Exposure, $"the exposure of channel {channel.Name}", Channel: channel));
            if (channel.Reach is { } reach)
                uses.Add(new ColumnUse(reach, ColumnRole.Exposure, $"the reach of channel {channel.Name}", Channel: channel));
            if (channel.Frequency is { } frequency)
                uses.Add(new ColumnUse(frequency, ColumnRole.Frequency, $"the frequency of channel {channel.Name}", Channel: channel));
        }
        // One column at several lags is read once, as far back as the longest needs it.
        foreach (var control in model.Controls.GroupBy(static c => (c.Column, c.IsCategorical)))
            uses.Add(new ColumnUse(control.Key.Column, control.Key.IsCategorical ? ColumnRole.Categorical : ColumnRole.Control, "a control", control.Max(static c => c.Lag)));
        // A price may be a control and the value of what it sells.
        if (model.UnitValue?.Column is { } value && !model.Controls.Any(c => c.Column == value && !c.IsCategorical))
            uses.Add(new ColumnUse(value, ColumnRole.Control, "the value per unit of the outcome"));
        if (model.Likelihood.Weights is { } weights)
            uses.Add(new ColumnUse(weights, ColumnRole.Weight, "the weights of the likelihood"));
        return uses;
    }
}
