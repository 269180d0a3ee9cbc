namespace MediaMix;

/// <summary>What the media of an experiment's channels, periods and geos would have been without the experiment, or without what it measures.</summary>
public abstract record Counterfactual;

/// <summary>A multiple of the actual media.</summary>
/// <param name="Factor">≥ 0 and not 1; 0 = none.</param>
public sealed record SpendMultiple(double Factor) : Counterfactual;

/// <summary>
/// A total spend over all periods, geos and channels of the experiment, spread like the actual one. Where the actual spend is zero
/// (the test went dark) it is spread evenly over the periods, over geos by their size, and buys exposure at the window's average price.
/// </summary>
/// <param name="Spend">≥ 0.</param>
public sealed record SpendTotal(double Spend) : Counterfactual;

/// <summary>As <see cref="SpendTotal"/>, stated by what the experiment changed: counterfactual spend = actual spend − change.</summary>
/// <param name="Change">Positive where the experiment spent more, negative where it spent less; not 0.</param>
public sealed record SpendChange(double Change) : Counterfactual;
