namespace MediaMix.Inference;

/// <summary>
/// What a random stream is for. Streams are keyed by (seed, chain, iteration, purpose), so no use of randomness can
/// shift another one. Numbers are part of what makes old seeds replay: never reuse one.
/// </summary>
public enum RngPurpose
{
    /// <summary>Starting point of a chain; the iteration is the attempt.</summary>
    Start = 1,

    /// <summary>Search of the step size.</summary>
    StepSize = 2,

    /// <summary>One transition.</summary>
    Transition = 3,

    /// <summary>Recovery of an integrated-out block.</summary>
    Recovery = 4,

    /// <summary>Posterior predictive noise.</summary>
    Predictive = 5,

    /// <summary>Draws from the prior.</summary>
    Prior = 6,

    /// <summary>Simulated data.</summary>
    Simulation = 7,

    /// <summary>Search of starting points by Pathfinder; a path takes the place of the chain.</summary>
    Pathfinder = 8,

    /// <summary>Forecasts: parameters that the fit says nothing of, then noise.</summary>
    Forecast = 9,

    /// <summary>Seeds of the fits of a backtest; the number of known periods takes the place of the iteration.</summary>
    Backtest = 15,

    /// <summary>A fit among many of one study: its truth, or by <see cref="Seeds"/> its seed; the iteration is the number of the fit.</summary>
    Refit = 12,

    /// <summary>Noise of held-out outcomes that goes on from known ones.</summary>
    CarriedOn = 18,

    /// <summary>Media that nobody bought, to see whether a model pays them.</summary>
    Placebo = 13,

    /// <summary>Noise around the outcome of a media plan; the draw takes the place of the iteration.</summary>
    PlanNoise = 16,

    /// <summary>Where in its cell a rank lies; a channel takes the place of the chain.</summary>
    Rank = 19,

    /// <summary>Truth and outcome of the demo.</summary>
    DemoTruth = 101,

    /// <summary>Media of the demo.</summary>
    DemoMedia = 102,

    /// <summary>Controls of the demo.</summary>
    DemoControls = 103,
}
