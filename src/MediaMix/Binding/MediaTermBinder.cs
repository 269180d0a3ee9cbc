using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Lays out the media terms.</summary>
sealed class MediaTermBinder(Panel panel, ModelConstants constants, ParameterRegistry registry, UnitWorth worth)
{
    readonly List<Numbers> _numbers = [];
    double[]? _outcome;

    public void Declare(ModelSpec spec)
    {
        foreach (var channel in spec.Channels)
        {
            var geos = Geos(channel);
            var isLinear = IsLinear(channel, spec);
            var (adstock, saturation) = (
                Component(channel, TransformPart.Adstock, channel.Adstock.Parameters, geos),
                Component(channel, TransformPart.Saturation, channel.Saturation.Parameters, geos));
            _numbers.Add(new(geos, adstock, saturation, Strengths(channel, geos, isLinear), isLinear) { Spread = Spread(channel, geos), Confounding = Confounding(channel) });
        }
    }

    public IReadOnlyList<MediaTerm> Terms(ModelSpec spec, int[] slots, IReadOnlyDictionary<string, EffectivenessCurve> curves) =>
        [.. spec.Channels.Select((channel, i) => Term(channel, constants.Channels[i], _numbers[i], slots, curves.GetValueOrDefault(channel.Name)))];

    /// <summary>The geos that have media of the channel, history included.</summary>
    int[] Geos(ChannelSpec channel)
    {
        var values = panel.Series[channel.ExposureColumn].Values;
        return [.. Enumerable.Range(0, panel.Geos.Count).Where(g => values.AsSpan(g * panel.Axis.Count, panel.Axis.Count).ContainsAnyExcept(0.0))];
    }

    TransformNumbers[] Component(ChannelSpec channel, TransformPart part, IReadOnlyList<ParameterDeclaration> parameters, int[] geos) =>
        [.. parameters.Select(p => Declare(channel, new TransformKey(channel.Name, part, p.Name), p, p.Meaning + (part == TransformPart.Saturation ? Unit(p, channel) : ""), geos))];

    TransformNumbers Declare(ChannelSpec channel, TransformKey key, ParameterDeclaration parameter, string meaning, int[] geos)
    {
        switch (channel.GeoParameters.FirstOrDefault(p => p.Parameter == key.Path)?.Pooling)
        {
            case HierarchicalPooling pooling:
                var mean = registry.Declare(key with { Form = ParameterForm.Mean }, parameter.Written!, ParameterRole.Shape, $"{meaning[..^1]}, in the average geo.");
                var sd = registry.Declare(key with { Form = ParameterForm.Spread }, pooling.Sd!, ParameterRole.Shape, "How far the geos differ: standard deviation of its log, or of its logit where it lies between two values.");
                return new([mean], parameter.Domain, (sd, registry.DeclareDeviations(sd, geos.Select(g => key with { Form = ParameterForm.Deviation, Geo = panel.Geos[g] }), ParameterRole.Shape, "How far a geo is from the common value, in standard deviations.")));
            case UnpooledPooling:
                return new([.. geos.Select(g => registry.Declare(key with { Geo = panel.Geos[g] }, parameter.Written!, ParameterRole.Shape, $"{meaning[..^1]}, in {panel.Geos[g]}."))], parameter.Domain);
            default:
                return new([registry.Declare(key, parameter.Written!, ParameterRole.Shape, meaning)], parameter.Domain);
        }
    }

    /// <summary>One strength for all geos together, or one for each.</summary>
    int[] Strengths(ChannelSpec channel, int[] geos, bool isLinear)
    {
        var strength = channel.Strength!;
        var key = strength.Key(channel.Name);
        if (channel.Pooling is UnpooledPooling)
            return [.. geos.Select(g => registry.Declare(key with { Geo = panel.Geos[g] }, strength.Prior, Role(channel, [g]), $"{StrengthText.Meaning(strength)[..^1]}, in {panel.Geos[g]}."))];
        var isMean = strength is CoefficientStrength && channel.Pooling is HierarchicalPooling;
        return [registry.Declare(isMean ? key with { Form = ParameterForm.Mean } : key, strength.Prior, isLinear ? ParameterRole.Linear : Role(channel, geos), StrengthText.Meaning(strength))];
    }

    (int Sd, int[] Members, bool IsLog)? Spread(ChannelSpec channel, int[] geos)
    {
        if (channel.Pooling is not HierarchicalPooling pooling)
            return null;
        var isLog = pooling.Link == PoolingLink.Log;
        var key = new StrengthKey(channel.Name, StrengthKind.Coefficient);
        var sd = registry.Declare(key with { Form = ParameterForm.Spread }, pooling.Sd!, ParameterRole.Shape, isLog
            ? "How far the geos' effects differ: standard deviation of their logs."
            : "How far the geos' effects differ: standard deviation, on the scale of the outcome.");
        return (sd, registry.DeclareDeviations(sd, geos.Select(g => key with { Form = ParameterForm.Deviation, Geo = panel.Geos[g] }), ParameterRole.Shape, "How far the effect in a geo is from the common one, in standard deviations."), isLog);
    }

    int? Confounding(ChannelSpec channel) => channel.Confounding is null or FixedPrior { Value: 0 } ? null
        : registry.Declare(new ConfoundingKey(channel.Name), channel.Confounding, ParameterRole.Shape, "Log of how many times the effect that experiments see the outcome seems to show: demand that the media follow.");

    static string Unit(ParameterDeclaration parameter, ChannelSpec channel) => (channel.SaturationUnits, parameter.ExposurePower) switch
    {
        (_, 1) when channel is { Frequency: not null } => " In exposures per person reached.",
        (_, -1) when channel is { Frequency: not null } => " Per exposure per person reached.",
        (SaturationUnits.Natural, 1) => $" In units of {channel.ExposureColumn}.",
        (SaturationUnits.Natural, -1) => $" Per unit of {channel.ExposureColumn}.",
        _ => "",
    };

    /// <summary>Value on the media scale of one unit in which a parameter of the saturation is stated: exactly one where that is the media scale.</summary>
    static double Unit(ChannelSpec channel, ChannelConstants facts, int parameter) =>
        (channel.SaturationUnits, channel.Saturation.Parameters[parameter].ExposurePower) switch
        {
            _ when channel.Reach is not null => 1,
            (SaturationUnits.Natural, 1) => 1 / facts.ExposureScale,
            (SaturationUnits.Natural, -1) => facts.ExposureScale,
            _ => 1,
        };

    /// <summary>True where the coefficient is stated, may be negative, and is all that is sampled of the channel: one that must be positive has its amplitude.</summary>
    static bool IsLinear(ChannelSpec channel, ModelSpec spec) =>
        channel.Confounding is null or FixedPrior { Value: 0 }
        && !spec.Experiments.Any(e => e.Channels.Contains(channel.Name, StringComparer.Ordinal))
        && !spec.TimeVarying.Any(group => group.Channels.Contains(channel.Name, StringComparer.Ordinal))
        && channel.GeoParameters.Count == 0
        && channel.Pooling is (null or SharedPooling) && channel.Strength is CoefficientStrength { Prior: not FixedPrior } strength && strength.Prior.Support.Lower < 0
        && channel.Adstock.Parameters.Concat(channel.Saturation.Parameters).All(static p => p.Written is FixedPrior);

    /// <summary>
    /// A series that never changes within the window has no amplitude, whatever its history did: its strength is sampled in its own coordinate. So is one to which the geos'
    /// deviations are added, since it may then be any number, and one that a group pools, whose coordinate the group's prior must know.
    /// </summary>
    ParameterRole Role(ChannelSpec channel, int[] geos)
    {
        if (channel.Pooling is HierarchicalPooling { Link: PoolingLink.Identity } || channel.Strength!.Prior is GroupPrior)
            return ParameterRole.Shape;
        return Array.Exists(geos, g => Varies(channel.ExposureColumn, g) || (channel.Frequency is { } frequency && Varies(frequency, g))) ? ParameterRole.Strength : ParameterRole.Shape;

        bool Varies(string column, int geo) =>
            panel.Series[column].Values.AsSpan(geo * panel.Axis.Count + panel.History, panel.Periods) is var values && values.ContainsAnyExcept(values[0]);
    }

    MediaTerm Term(ChannelSpec channel, ChannelConstants facts, Numbers numbers, int[] slots, EffectivenessCurve? effectiveness)
    {
        var transform = new MediaTransform(channel.Adstock, channel.Saturation, channel.Order!.Value, facts.MaxLag + 1, channel.Reach is not null);
        var counted = channel.Strength!.Window?.RowsIn(panel.Window) ?? ..panel.Periods;
        TransformParameter[] adstock = [.. numbers.Adstock.Select(p => p.Bind(slots, 1))];
        TransformParameter[] saturation = [.. numbers.Saturation.Select((p, i) => p.Bind(slots, Unit(channel, facts, i)))];
        return new MediaTerm
        {
            Name = channel.Name,
            Transform = transform,
            AdstockParameters = adstock,
            SaturationParameters = saturation,
            Varies = adstock.Concat(saturation).Any(static p => p.Varies),
            Strength = channel.Strength!.Kind,
            Strengths = numbers.Strengths.Length == 1 && channel.Pooling is not UnpooledPooling
                ? [new(slots[numbers.Strengths[0]], Numerator(channel.Strength, facts) / constants.OutcomeScale, 0, numbers.Geos.Length)]
                : [.. numbers.Strengths.Select((n, i) => new MediaStrength(slots[n], Numerator(channel, numbers.Geos[i], counted) / constants.OutcomeScale, i, 1))],
            Spread = numbers.Spread is { } spread ? new GeoSpread(slots[spread.Sd], [.. spread.Members.Select(n => slots[n])], spread.IsLog) : null,
            ConfoundingSlot = numbers.Confounding is { } delta ? slots[delta] : null,
            Panel = panel.Rows,
            Effectiveness = effectiveness,
            IsLinear = numbers.IsLinear,
            Series = [.. numbers.Geos.Select(g => Series(channel, facts, transform.Lead, counted, g))],
        };
    }

    MediaSeries Series(ChannelSpec channel, ChannelConstants facts, int lead, Range counted, int geo)
    {
        var actual = Input(channel, facts, lead, geo);
        var history = History(actual, lead);
        return new MediaSeries(geo, constants.Size(geo), actual)
        {
            History = history,
            Worth = channel.Strength is RoiStrength or MarginalRoiStrength ? worth.Of(geo) : null,
            Without = channel.Strength is not (RoiStrength or ContributionStrength) ? null
                : channel.Strength.Window is null ? history
                : Without(actual, Shift(counted, lead)),
            Stepped = channel.Strength is MarginalRoiStrength ? actual.Scale(Shift(counted, lead), 1 + MarginalRoiStrength.Step) : null,
        };
    }

    /// <summary>Spend or outcome of the rows that the strength counts, of all geos, in natural units: spend in units of outcome that it would buy at the value of one.</summary>
    double Numerator(Strength strength, ChannelConstants facts) => strength switch
    {
        RoiStrength => (facts.Counted?.Spend ?? facts.Spend) / worth.Number,
        MarginalRoiStrength => MarginalRoiStrength.Step * (facts.Counted?.Spend ?? facts.Spend) / worth.Number,
        _ => facts.Counted?.Outcome ?? constants.Outcome.Total,
    };

    /// <summary>The same of one geo.</summary>
    double Numerator(ChannelSpec channel, int geo, Range periods)
    {
        var cells = channel.Strength is RoiStrength or MarginalRoiStrength ? panel.WindowOf(channel.Spend!) : _outcome ??= WindowOutcome.Of(panel, constants.Sizes);
        var sum = cells.AsSpan(geo * panel.Periods, panel.Periods)[periods].ToArray().Sum();
        return channel.Strength switch
        {
            MarginalRoiStrength => MarginalRoiStrength.Step * sum / worth.Number,
            RoiStrength => sum / worth.Number,
            _ => sum,
        };
    }

    MediaInput Input(ChannelSpec channel, ChannelConstants facts, int lead, int geo)
    {
        var amount = Rows(channel.ExposureColumn, facts.ExposureScale * constants.Size(geo), lead, geo);
        return channel.Frequency is { } frequency ? new MediaInput(Rows(frequency, 1, lead, geo), amount) : new MediaInput(amount);
    }

    double[] Rows(string column, double scale, int lead, int geo)
    {
        var all = panel.Series[column].Values.AsSpan(geo * panel.Axis.Count, panel.Axis.Count);
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
    sealed record Numbers(int[] Geos, TransformNumbers[] Adstock, TransformNumbers[] Saturation, int[] Strengths, bool IsLinear)
    {
        public (int Sd, int[] Members, bool IsLog)? Spread { get; init; }

        public int? Confounding { get; init; }
    }

    /// <summary>A parameter of a transform by number.</summary>
    sealed record TransformNumbers(int[] Values, Interval Domain, (int Sd, int[] Members)? Spread = null)
    {
        public TransformParameter Bind(int[] slots, double unit) => new(
            [.. Values.Select(n => slots[n])], unit, Domain,
            Spread is { } spread ? new Hierarchy(slots[spread.Sd], [.. spread.Members.Select(n => slots[n])]) : null);
    }
}
