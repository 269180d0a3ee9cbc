using MediaMix.Inference.Diagnostics;

namespace MediaMix.Analysis;

/// <summary>
/// How much a return moves when all priors, or the whole likelihood, are made a little stronger or weaker (power-scaling, K24 in
/// docs/references.md); notable from <see cref="Threshold"/> on.
/// </summary>
/// <param name="Channel">Channel, or <c>all</c> paid channels together.</param>
/// <param name="Prior">Sensitivity to the priors that state something; those of deviations inside a hierarchy are left alone.</param>
/// <param name="Likelihood">Sensitivity to outcome and experiments.</param>
/// <param name="Khat">Largest Pareto k̂ of the weights; above 0.7 the two numbers are rough.</param>
public sealed record ReturnSensitivity(string Channel, double Prior, double Likelihood, double Khat)
{
    /// <summary>From here on a sensitivity is notable: scaling by a factor of two would move the mean by about 0.3 standard deviations.</summary>
    public const double Threshold = 0.05;

    /// <summary>What the two say together.</summary>
    public PowerScalingDiagnosis Diagnosis => PowerScaling.Diagnose(Prior, Likelihood, Threshold);
}
