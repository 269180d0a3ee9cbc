namespace MediaMix;

/// <summary>
/// Experiments whose errors are not independent, such as tests with the same control geos: they are jointly normal. Only experiments
/// that share one may overlap in channel, time and geo.
/// </summary>
/// <param name="Experiments">Names, at least two; an experiment is in one such group at most.</param>
/// <param name="Covariance">Positive definite, in units of the statements; its diagonal holds the squared standard errors.</param>
public sealed record ExperimentCovariance(SpecList<string> Experiments, SpecList<SpecList<double>> Covariance);
