namespace MediaMix;

/// <summary>Lays out the curves of effectiveness.</summary>
sealed class EffectivenessBinder(Panel panel, ModelConstants constants, ParameterRegistry registry)
{
    readonly List<(IReadOnlyList<string> Channels, Func<int[], EffectivenessCurve> Create)> _curves = [];

    public void Declare(ModelSpec spec)
    {
        foreach (var group in spec.TimeVarying)
        {
            foreach (var (name, channels) in group.Curves())
            {
                var lead = constants.Channels.Where(c => channels.Contains(c.Name, StringComparer.Ordinal)).Max(static c => c.MaxLag);
                _curves.Add((channels, Curve(name, group.Effectiveness, lead)));
            }
        }
    }

    /// <summary>The curve of each channel that has one.</summary>
    public IReadOnlyDictionary<string, EffectivenessCurve> Curves(int[] slots)
    {
        var curves = new Dictionary<string, EffectivenessCurve>(StringComparer.Ordinal);
        foreach (var (channels, create) in _curves)
        {
            var curve = create(slots);
            foreach (var channel in channels)
                curves.Add(channel, curve);
        }
        return curves;
    }

    Func<int[], EffectivenessCurve> Curve(string name, EffectivenessSpec spec, int lead) => spec switch
    {
        EffectivenessKnots knots => Knots(name, knots, lead),
        EffectivenessProcess process => Process(name, process.Process, lead),
        _ => throw new ArgumentException($"An effectiveness {spec.GetType().Name} cannot be bound."),
    };

    Func<int[], EffectivenessCurve> Knots(string name, EffectivenessKnots knots, int lead)
    {
        var spread = registry.Declare(new EffectivenessKey(name, EffectivenessPart.Spread), knots.Spread!, ParameterRole.Shape, "How far the effectiveness moves: standard deviation of its log from knot to knot.");
        var places = KnotPlaces.Even(panel, knots.Count!.Value);
        double[][] columns = [.. Enumerable.Range(0, KnotPlaces.Count(places, knots.Count.Value)).Select(k => DesignColumns.Hat(places, k))];
        var numbers = columns.Select((_, k) => Part(name, EffectivenessPart.Knot, k, "Log effectiveness at a knot, in units of the spread.")).ToArray();
        return slots => new KnotEffectiveness(columns, [.. numbers.Select(n => slots[n])], slots[spread], panel.Periods, lead);
    }

    Func<int[], EffectivenessCurve> Process(string name, GaussianProcess process, int lead)
    {
        var use = EffectivenessChecks.Use(name);
        var (basis, places) = ProcessBasis.Of(process, panel, panel.Periods);
        var amplitude = registry.Declare(use.Amplitude, process.Amplitude!, ParameterRole.Shape, "How far the effectiveness moves: standard deviation of its log.");
        var lengthScale = registry.Declare(use.LengthScale, process.LengthScale!, ParameterRole.Shape, ProcessBasis.LengthScaleMeaning(process, use, basis, panel));
        double[][] columns = [.. Enumerable.Range(0, basis.Count).Select(wave => basis.Column(wave, places))];
        var numbers = columns.Select((_, wave) => Part(name, EffectivenessPart.Basis, wave, "Part of the log effectiveness, in units of its standard deviation.")).ToArray();
        return slots => new ProcessEffectiveness(basis, columns, [.. numbers.Select(n => slots[n])], slots[amplitude], slots[lengthScale], panel.Periods, lead);
    }

    int Part(string name, EffectivenessPart part, int k, string meaning) => registry.Declare(
        new EffectivenessKey(name, part) { Number = k + 1 }, new NormalPrior(0, 1), ParameterRole.Shape, meaning, isDeviation: true);
}
