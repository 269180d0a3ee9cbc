namespace MediaMix.Analysis;

/// <summary>A specification without its priors: equal for two models that differ in priors alone. Fixed values belong to the structure.</summary>
static class Structure
{
    static readonly NormalPrior Some = new(0, 1);

    public static ModelSpec Of(ModelSpec spec)
    {
        var bare = (spec with { Name = null, ParameterPriors = [] }).MapPriors(static prior => prior is FixedPrior ? prior : Some);
        return bare with
        {
            // The coefficient that follows from it has the prior that counts.
            Controls = [.. bare.Controls.Select(static c => c with { Contribution = null })],
            Baseline = bare.Baseline with
            {
                Seasonality = bare.Baseline.Seasonality is { } seasons ? [.. seasons.Select(static s => s is FourierSpec fourier ? fourier with { DividesByHarmonic = false } : s)] : null,
                Holidays = bare.Baseline.Holidays is { } holidays ? holidays with { Dates = null } : null,
            },
        };
    }
}
