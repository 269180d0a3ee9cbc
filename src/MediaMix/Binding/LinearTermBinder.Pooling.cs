namespace MediaMix;

/// <content>How coefficients differ between geos.</content>
sealed partial class LinearTermBinder
{
    const string SdMeaning = "Standard deviation over the geos";
    const string DeviationMeaning = "How far a geo is from what all have in common, in standard deviations.";

    void Intercept(BaselineSpec baseline)
    {
        const string meaning = "Level of the outcome without media, on the scale of the outcome.";
        var column = DesignColumns.Ones(panel.Periods);
        // Knots with values of their own carry the level of one geo, against which the others are counted.
        var reference = baseline is { Trend: KnotTrend { Value: not null }, InterceptPooling: UnpooledPooling } ? Largest() : -1;
        Single(new InterceptKey(), new InterceptKey(), column, baseline.Intercept!, baseline.InterceptPooling, meaning, reference);
    }

    /// <summary>One coefficient, the same in all geos, scattered over them, or each geo's own.</summary>
    void Single(ParameterKey component, ParameterKey key, double[] column, Prior prior, Pooling? pooling, string meaning, int reference = -1)
    {
        switch (pooling)
        {
            case HierarchicalPooling hierarchical:
                Single(component, key with { Form = ParameterForm.Mean }, column, prior, $"{meaning[..^1]}, in the average geo.");
                Pool(hierarchical, key, [1]);
                break;
            case UnpooledPooling:
                var shared = Columns([column])[0];
                _terms.Add(new(
                    component,
                    [.. panel.Geos.Select((_, g) => In(shared, g))],
                    [.. panel.Geos.Select((geo, g) => registry.Declare(key with { Geo = geo }, g == reference ? new FixedPrior(0) : prior, ParameterRole.Linear, $"{meaning[..^1]}, in {geo}."))]));
                break;
            default:
                Single(component, key, column, prior, meaning);
                break;
        }
    }

    /// <summary>Lets the geos deviate from a pattern that was added last, each coefficient by the same share of how wide its own prior is.</summary>
    void Deviate(Pooling? pooling, ParameterKey key)
    {
        if (pooling is HierarchicalPooling hierarchical && _terms[^1] is { Component: var component, Numbers: var numbers } && component == key)
            Pool(hierarchical, key, [.. numbers.Select(n => Width(registry.PriorOf(n)))]);
    }

    /// <summary>
    /// How wide a prior is: the sd of a normal one, of any other half the distance of the quantiles between which a normal one has one sd to
    /// either side, which a Cauchy has, too; 1 where the coefficient is fixed.
    /// </summary>
    static double Width(Prior prior)
    {
        const double oneSd = 0.84134474606854293;
        return prior switch
        {
            NormalPrior { Sd: var sd } => sd,
            FixedPrior => 1,
            _ => 0.5 * (prior.Quantile(oneSd) - prior.Quantile(1 - oneSd)),
        };
    }

    /// <summary>Adds to the term that was added last what every geo deviates from it.</summary>
    /// <param name="pooling">How far.</param>
    /// <param name="key">What the geos differ in.</param>
    /// <param name="units">Deviation of each coefficient that an sd of 1 stands for.</param>
    void Pool(HierarchicalPooling pooling, ParameterKey key, double[] units)
    {
        var term = _terms[^1];
        var isOne = term.Columns.Count == 1;
        var sd = registry.Declare(key with { Form = ParameterForm.Spread }, pooling.Sd!, ParameterRole.Shape, units is [1] ? $"{SdMeaning}, on the scale of the outcome." : $"{SdMeaning}, in units of what is expected of the common pattern.");
        var keys = panel.Geos.SelectMany(geo => term.Columns.Select((_, k) => key with { Form = ParameterForm.Deviation, Geo = geo, Number = isOne ? null : k + 1 }));
        var deviations = registry.DeclareDeviations(sd, keys, ParameterRole.Linear, DeviationMeaning);
        _terms[^1] = term with
        {
            Columns = [.. term.Columns, .. panel.Geos.SelectMany((_, g) => term.Columns.Select(column => In(column, g)))],
            Numbers = [.. term.Numbers, .. deviations],
            Scale = slots => new PooledScale(term.Scale?.Invoke(slots), slots[sd], units),
        };
        if (!isOne || term.Scale is not null)
            return;
        foreach (var (g, geo) in panel.Geos.Index())
            _derived.Add((key with { Geo = geo }, [deviations[g]], [units[0]], sd, term.Numbers[0]));
    }

    /// <summary>The rows of one geo of a column of all.</summary>
    DesignColumn In(DesignColumn column, int geo) =>
        DesignColumn.OfOne(panel.Rows, geo, column.Repeats ? column.Values : column.Of(geo).ToArray());

    int Largest()
    {
        var sizes = constants.Sizes is { } known ? known.ToArray() : new double[panel.Geos.Count];
        return Array.IndexOf(sizes, sizes.Max());
    }
}
