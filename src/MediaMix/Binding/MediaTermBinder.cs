using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Lays out the media terms.</summary>
sealed class MediaTermBinder(Panel panel, ModelConstants constants, ParameterRegistry registry)
{
    readonly List<Numbers> _numbers = [];

    public void Declare(ModelSpec spec)
    {
        foreach (var channel in spec.Channels)
        {
            var strength = channel.Strength!;
            var isLinear = IsLinear(channel, spec);
            _numbers.Add(new(
                Component($"{channel.Name}.adstock", channel.Adstock.Parameters),
                Component($"{channel.Name}.saturation", channel.Saturation.Parameters, channel),
                registry.Declare($"{channel.Name}.{strength.ParameterName}", strength.Prior, isLinear ? ParameterRole.Linear : Role(channel), Meaning(strength)),
                isLinear));
        }
    }

    public IReadOnlyList<MediaTerm> Terms(ModelSpec spec, int[] slots, IReadOnlyDictionary<string, EffectivenessCurve> curves) =>
        [.. spec.Channels.Select((channel, i) => Term(channel, constants.Channels[i], _numbers[i], slots, curves.GetValueOrDefault(channel.Name)))];

    int[] Component(string prefix, IReadOnlyList<ParameterDeclaration> parameters, ChannelSpec? channel = null) =>
        [.. parameters.Select(p => registry.Declare($"{prefix}.{p.Name}", p.Written!, ParameterRole.Shape, p.Meaning + Unit(p, channel)))];

    static string Unit(ParameterDeclaration parameter, ChannelSpec? channel) => (channel?.SaturationUnits, parameter.ExposurePower) switch
    {
        (_, 1) when channel is { Frequency: not null } => " In exposures per person reached.",
        (_, -1) when channel is { Frequency: not null } => " Per exposure per person reached.",
        (SaturationUnits.Natural, 1) => $" In units of {channel.ExposureColumn}.",
        (SaturationUnits.Natural, -1) => $" Per unit of {channel.ExposureColumn}.",
        _ => "",
    };

    /// <summary>Value on the media scale of one unit in which each parameter is stated: exact ones where that is the media scale.</summary>
    static double[] Units(ChannelSpec channel, ChannelConstants facts) =>
        [.. channel.Saturation.Parameters.Select(p => (channel.SaturationUnits, p.ExposurePower) switch
        {
            _ when channel.Reach is not null => 1,
            (SaturationUnits.Natural, 1) => 1 / facts.ExposureScale,
            (SaturationUnits.Natural, -1) => facts.ExposureScale,
            _ => 1,
        })];

    /// <summary>True where the coefficient is stated, may be negative, and is all that is sampled of the channel: one that must be positive has its amplitude.</summary>
    static bool IsLinear(ChannelSpec channel, ModelSpec spec) =>
        !spec.TimeVarying.Any(group => group.Channels.Contains(channel.Name, StringComparer.Ordinal))
        && channel.Strength is CoefficientStrength { Prior: not FixedPrior } strength && strength.Prior.Support.Lower < 0
        && channel.Adstock.Parameters.Concat(channel.Saturation.Parameters).All(static p => p.Written is FixedPrior);

    /// <summary>A series that never changes has no amplitude; its strength is sampled in its own coordinate.</summary>
    ParameterRole Role(ChannelSpec channel)
    {
        return Varies(channel.ExposureColumn) || (channel.Frequency is { } frequency && Varies(frequency)) ? ParameterRole.Strength : ParameterRole.Shape;

        bool Varies(string column) => panel.Series[column].Values is var values && values.AsSpan().ContainsAnyExcept(values[0]);
    }

    static string Meaning(Strength strength) => (strength, strength.Window) switch
    {
        (RoiStrength, null) => "Outcome earned per unit of spend over the fitted window, later carryover included.",
        (RoiStrength, var (from, to)) => $"Outcome earned per unit of spend from {from} to {to}, later carryover included.",
        (MarginalRoiStrength, null) => "Outcome earned per unit of spend by one per cent more in every fitted period, later carryover included.",
        (MarginalRoiStrength, var (from, to)) => $"Outcome earned per unit of spend by one per cent more in every period from {from} to {to}, later carryover included.",
        (ContributionStrength, null) => "Share of the total outcome that the channel brings.",
        (ContributionStrength, var (from, to)) => $"Share of the outcome from {from} to {to} that the channel's media of that time bring, later carryover included.",
        _ => "Effect of full saturation in one period, on the scale of the outcome.",
    };

    MediaTerm Term(ChannelSpec channel, ChannelConstants facts, Numbers numbers, int[] slots, EffectivenessCurve? effectiveness)
    {
        var transform = new MediaTransform(channel.Adstock, channel.Saturation, channel.Order!.Value, facts.MaxLag + 1, channel.Reach is not null);
        var actual = Input(channel, facts, transform.Lead);
        var history = History(actual, transform.Lead);
        var counted = channel.Strength!.Window?.RowsIn(panel.Window) ?? ..panel.Periods;
        return new MediaTerm
        {
            Name = channel.Name,
            Transform = transform,
            AdstockSlots = [.. numbers.Adstock.Select(n => slots[n])],
            SaturationSlots = [.. numbers.Saturation.Select(n => slots[n])],
            SaturationUnits = Units(channel, facts),
            StrengthSlot = slots[numbers.Strength],
            Strength = channel.Strength switch
            {
                RoiStrength => StrengthKind.Roi,
                MarginalRoiStrength => StrengthKind.MarginalRoi,
                ContributionStrength => StrengthKind.Contribution,
                _ => StrengthKind.Coefficient,
            },
            StrengthNumerator = Numerator(channel.Strength!, facts) / constants.OutcomeScale,
            Window = panel.Periods,
            Effectiveness = effectiveness,
            IsLinear = numbers.IsLinear,
            Actual = actual,
            History = history,
            Without = channel.Strength is not (RoiStrength or ContributionStrength) ? null
                : channel.Strength.Window is null ? history
                : Without(actual, Shift(counted, transform.Lead)),
            Stepped = channel.Strength is MarginalRoiStrength ? actual.Scale(Shift(counted, transform.Lead), 1 + MarginalRoiStrength.Step) : null,
        };
    }

    /// <summary>Spend or outcome of the rows that the strength counts, in natural units.</summary>
    double Numerator(Strength strength, ChannelConstants facts) => strength switch
    {
        RoiStrength => facts.Counted?.Spend ?? facts.Spend,
        MarginalRoiStrength => MarginalRoiStrength.Step * (facts.Counted?.Spend ?? facts.Spend),
        _ => facts.Counted?.Outcome ?? constants.Outcome.Total,
    };

    MediaInput Input(ChannelSpec channel, ChannelConstants facts, int lead)
    {
        var amount = Rows(channel.ExposureColumn, facts.ExposureScale, lead);
        return channel.Frequency is { } frequency ? new MediaInput(Rows(frequency, 1, lead), amount) : new MediaInput(amount);
    }

    double[] Rows(string column, double scale, int lead)
    {
        var all = panel.Series[column].Values;
        var scaled = new double[lead + Padding.RoundUp(panel.Periods + lead)];
        var known = Math.Min(lead, panel.History);
        for (var i = -known; i < panel.Periods; i++)
            scaled[lead + i] = all[panel.History + i] / scale;
        return scaled;
    }

    /// <summary>What is left without media inside the window, over the rows that it reaches.</summary>
    MediaInput? History(MediaInput actual, int lead)
    {
        var history = actual.Scale(Shift(..panel.Periods, lead), 0).Take(lead + Padding.RoundUp(lead));
        return history.HasMedia ? history : null;
    }

    static MediaInput? Without(MediaInput actual, Range rows)
    {
        var without = actual.Scale(rows, 0);
        return without.HasMedia ? without : null;
    }

    Range Shift(Range rows, int lead)
    {
        var (first, count) = rows.GetOffsetAndLength(panel.Periods);
        return (lead + first)..(lead + first + count);
    }

    /// <summary>The parameters of a channel by number, in order of declaration, and whether it is a linear coefficient.</summary>
    sealed record Numbers(int[] Adstock, int[] Saturation, int Strength, bool IsLinear);
}
