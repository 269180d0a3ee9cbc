using MediaMix.Numerics;

namespace MediaMix;

/// <summary>The prior of a multiple: what is believed of factor·x, where something is believed of x.</summary>
static class PriorScaling
{
    /// <summary>The prior of <paramref name="factor"/>·x; null where no family of ours holds it.</summary>
    /// <param name="prior">Prior of x.</param>
    /// <param name="factor">Finite, not 0; a negative one turns the prior round, which families on one side of 0 cannot follow.</param>
    public static Prior? Times(Prior prior, double factor)
    {
        var size = Math.Abs(factor);
        return prior switch
        {
            FixedPrior p => new FixedPrior(p.Value * factor),
            NormalPrior p => new NormalPrior(p.Location * factor, p.Sd * size),
            StudentTPrior p => new StudentTPrior(p.DegreesOfFreedom, p.Location * factor, p.Scale * size),
            CauchyPrior p => new CauchyPrior(p.Location * factor, p.Scale * size),
            LaplacePrior p => new LaplacePrior(p.Location * factor, p.Scale * size),
            UniformPrior p => new UniformPrior(Math.Min(p.Lower * factor, p.Upper * factor), Math.Max(p.Lower * factor, p.Upper * factor)),
            TruncatedNormalPrior p => new TruncatedNormalPrior(p.Location * factor, p.Sd * size, Math.Min(p.Lower * factor, p.Upper * factor), Math.Max(p.Lower * factor, p.Upper * factor)),
            _ => factor > 0 ? OfPositive(prior, factor) : null,
        };
    }

    static Prior? OfPositive(Prior prior, double factor) => prior switch
    {
        HalfNormalPrior p => new HalfNormalPrior(p.Sd * factor),
        HalfCauchyPrior p => new HalfCauchyPrior(p.Scale * factor),
        HalfStudentTPrior p => new HalfStudentTPrior(p.DegreesOfFreedom, p.Scale * factor),
        LogNormalPrior p => new LogNormalPrior(p.Mu + ScalarMath.Log(factor), p.Sigma),
        ExponentialPrior p => new ExponentialPrior(p.Rate / factor),
        GammaPrior p => new GammaPrior(p.Shape, p.Rate / factor),
        InverseGammaPrior p => new InverseGammaPrior(p.Shape, p.Scale * factor),
        _ => null,
    };
}
