namespace MediaMix;

/// <summary>Where the priors of a model come from when it is fitted again: the posterior of an earlier run, made wider.</summary>
/// <param name="Run">Run folder, relative to the model file.</param>
public sealed record RefreshSpec(string Run)
{
    /// <summary>Largest factor that may be asked for; beyond it the earlier run says nothing.</summary>
    public const double LargestInflation = 1000;

    /// <value>
    /// Factor ≥ 1 on the standard deviation of every parameter (of the log of a positive one): the earlier run then counts 1/factor² of what
    /// it knew. Default 2, a quarter: enough to steady a refit, not enough to outvote new data.
    /// </value>
    public double Inflate { get; init; } = 2;

    /// <value>True: a prior may become wider than what the model states without the earlier run; false (default): it then keeps what the model states.</value>
    public bool MayWiden { get; init; }
}
