namespace MediaMix;

/// <summary>
/// The prior of one parameter by its name in results, in place of the one that the rest of the model gives it: of a single harmonic of a season,
/// say, whose prior is otherwise stated for all of them together. On the scale of that parameter.
/// </summary>
/// <param name="Name">Such as <c>tv.adstock.decay</c> or <c>seasonality.fourier[yearly].sin[1]</c>; not one of the deviations inside a hierarchy.</param>
/// <param name="Prior">Within the support of the prior in whose place it stands; not a fixed value.</param>
public sealed record ParameterPrior(string Name, Prior Prior);
