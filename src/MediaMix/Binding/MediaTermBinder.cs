using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Lays out the media terms.</summary>
sealed class MediaTermBinder(Panel panel, ModelConstants constants, ParameterRegistry registry)
{
    readonly List<(int[] Adstock, int[] Saturation, int Strength)> _numbers = [];

    public void Declare(ModelSpec spec)
    {
        foreach (var channel in spec.Channels)
        {
            var strength = channel.Strength!;
            _numbers.Add((
                Component($"{channel.Name}.adstock", channel.Adstock.Parameters),
                Component($"{channel.Name}.saturation", channel.Saturation.Parameters, channel),
                registry.Declare($"{channel.Name}.{strength.ParameterName}", strength.Prior, Role(channel), Meaning(strength))));
        }
    }

    public IReadOnlyList<MediaTerm> Terms(ModelSpec spec, int[] slots) =>
        [.. spec.Channels.Select((channel, i) => Term(channel, constants.Channels[i], _numbers[i], slots))];

    int[] Component(string prefix, IReadOnlyList<ParameterDeclaration> parameters, ChannelSpec? channel = null) =>
        [.. parameters.Select(p => registry.Declare($"{prefix}.{p.Name}", p.Written!, ParameterRole.Shape, p.Meaning + Unit(p, channel)))];

    static string Unit(ParameterDeclaration parameter, ChannelSpec? channel) => (channel?.SaturationUnits, parameter.ExposurePower) switch
    {
        (SaturationUnits.Natural, 1) => $" In units of {channel.ExposureColumn}.",
        (SaturationUnits.Natural, -1) => $" Per unit of {channel.ExposureColumn}.",
        _ => "",
    };

    /// <summary>Value on the media scale of one unit in which each parameter is stated: exact ones where that is the media scale.</summary>
    static double[] Units(ChannelSpec channel, ChannelConstants facts) =>
        [.. channel.Saturation.Parameters.Select(p => (channel.SaturationUnits, p.ExposurePower) switch
        {
            (SaturationUnits.Natural, 1) => 1 / facts.ExposureScale,
            (SaturationUnits.Natural, -1) => facts.ExposureScale,
            _ => 1,
        })];

    /// <summary>A series that never changes has no amplitude; its strength is sampled in its own coordinate.</summary>
    ParameterRole Role(ChannelSpec channel)
    {
        var exposure = panel.Series[channel.ExposureColumn].Values;
        return exposure.AsSpan().ContainsAnyExcept(exposure[0]) ? ParameterRole.Strength : ParameterRole.Shape;
    }

    static string Meaning(Strength strength) => strength switch
    {
        RoiStrength => "Outcome earned per unit of spend over the fitted window, later carryover included.",
        MarginalRoiStrength => "Outcome earned per unit of spend by one per cent more in every fitted period, later carryover included.",
        ContributionStrength => "Share of the total outcome that the channel brings.",
        _ => "Effect of full saturation in one period, on the scale of the outcome.",
    };

    MediaTerm Term(ChannelSpec channel, ChannelConstants facts, (int[] Adstock, int[] Saturation, int Strength) numbers, int[] slots)
    {
        var transform = new MediaTransform(channel.Adstock, channel.Saturation, channel.Order!.Value, facts.MaxLag + 1);
        var actual = Input(channel, facts, transform.Lead);
        var history = History(actual, transform.Lead);
        var countsMedia = channel.Strength is RoiStrength or ContributionStrength;
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
            Actual = actual,
            History = history,
            Without = countsMedia ? history : null,
            Stepped = channel.Strength is MarginalRoiStrength ? actual.Scale(Window(transform.Lead), 1 + MarginalRoiStrength.Step) : null,
        };
    }

    double Numerator(Strength strength, ChannelConstants facts) => strength switch
    {
        RoiStrength => facts.Spend,
        MarginalRoiStrength => MarginalRoiStrength.Step * facts.Spend,
        _ => constants.Outcome.Total,
    };

    MediaInput Input(ChannelSpec channel, ChannelConstants facts, int lead)
    {
        var all = panel.Series[channel.ExposureColumn].Values;
        var scaled = new double[lead + Padding.RoundUp(panel.Periods + lead)];
        var known = Math.Min(lead, panel.History);
        for (var i = -known; i < panel.Periods; i++)
            scaled[lead + i] = all[panel.History + i] / facts.ExposureScale;
        return new MediaInput(scaled);
    }

    /// <summary>What is left without media inside the window, over the rows that it reaches.</summary>
    MediaInput? History(MediaInput actual, int lead)
    {
        var history = actual.Scale(Window(lead), 0).Take(lead + Padding.RoundUp(lead));
        return history.HasMedia ? history : null;
    }

    Range Window(int lead) => lead..(lead + panel.Periods);
}
