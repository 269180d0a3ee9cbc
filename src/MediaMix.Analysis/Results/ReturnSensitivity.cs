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
    /// <value>
    /// By what share of itself the return would change if the priors counted twice, by its slope at one: e^(ln 2 · Cov(ln return, log prior)) − 1 of a positive
    /// return, which is above −1; ln 2 · Cov(return, log prior) / |mean| of one that may be negative. The sensitivities are relative to the spread of the return, this is relative to its size.
    /// </value>
    public double PriorShift { get; init; } = double.NaN;

    /// <value>The same if the data counted twice.</value>
    public double LikelihoodShift { get; init; } = double.NaN;

    /// <summary>From here on a sensitivity is notable: scaling by a factor of two would move the mean by about 0.3 standard deviations.</summary>
    public const double Threshold = 0.05;

    /// <summary>Share of the return from which a shift matters to a budget.</summary>
    public const double MaterialShift = 0.1;

    /// <summary>True where priors that count twice would move the return by a tenth of itself or more.</summary>
    public bool IsMaterial => Math.Abs(PriorShift) >= MaterialShift;

    /// <summary>What the two say together.</summary>
    public PowerScalingDiagnosis Diagnosis => PowerScaling.Diagnose(Prior, Likelihood, Threshold);
}
