namespace MediaMix;

/// <summary>Lays out the size of the noise.</summary>
sealed class NoiseBinder(Panel panel, ParameterRegistry registry)
{
    /// <summary>Declares the parameters and returns what makes the term once their slots are known.</summary>
    /// <param name="spec">With priors and pooling filled in.</param>
    /// <param name="meaning">One sentence.</param>
    public Func<int[], NoiseTerm> Declare(NoiseSpec spec, string meaning)
    {
        var key = new NoiseKey();
        switch (spec.Pooling)
        {
            case HierarchicalPooling pooling:
                var mean = registry.Declare(key with { Form = ParameterForm.Mean }, spec.Prior!, ParameterRole.Shape, $"{meaning[..^1]}, in the average geo.");
                var sd = registry.Declare(key with { Form = ParameterForm.Spread }, pooling.Sd!, ParameterRole.Shape, "How far the noise of the geos differs: standard deviation of the logs of their standard deviations.");
                var deviations = registry.DeclareDeviations(sd, panel.Geos.Select(geo => key with { Form = ParameterForm.Deviation, Geo = geo }), ParameterRole.Shape, "How far the log of a geo's noise is from the common one, in standard deviations.");
                return slots => new NoiseTerm([slots[mean]], spec.IsVariance, new Hierarchy(slots[sd], [.. deviations.Select(n => slots[n])]));
            case UnpooledPooling:
                int[] own = [.. panel.Geos.Select(geo => registry.Declare(key with { Geo = geo }, spec.Prior!, ParameterRole.Shape, $"{meaning[..^1]}, in {geo}."))];
                return slots => new NoiseTerm([.. own.Select(n => slots[n])], spec.IsVariance, null);
            default:
                var one = registry.Declare(key, spec.Prior!, ParameterRole.Shape, meaning);
                return slots => new NoiseTerm([slots[one]], spec.IsVariance, null);
        }
    }
}
