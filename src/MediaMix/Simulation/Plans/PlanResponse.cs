namespace MediaMix;

/// <summary>
/// How the media of all channels respond to a plan in one draw: everything that the effect of a plan needs, frozen, so that a plan
/// can be tried on many draws without computing them again. Immutable and thread-safe.
/// </summary>
public sealed class PlanResponse
{
    internal PlanResponse(PlanHorizon horizon, ChannelDraw[] channels, double[]? level) => (Horizon, Channels, Level) = (horizon, channels, level);

    /// <summary>The periods that it holds for.</summary>
    public PlanHorizon Horizon { get; }

    internal ChannelDraw[] Channels { get; }

    /// <summary>Log of the expected outcome without any media, per row of the horizon; null where effects add up.</summary>
    internal double[]? Level { get; }
}

/// <summary>One channel in one draw.</summary>
/// <param name="States">Transforms: one for all geos, or one per series where geos differ.</param>
/// <param name="Gains">Outcome per unit of response, per series; under log-normal errors on the scale of the log.</param>
/// <param name="Multiplier">Effectiveness in every row of the plan and after it; null where it is constant.</param>
sealed record ChannelDraw(TransformDraw[] States, double[] Gains, double[]? Multiplier)
{
    /// <summary>Effect of the media before and after the plan, without any in it, added up over all rows, by <see cref="Yardstick"/>; of money only where rows differ in it.</summary>
    public double[] Without { get; init; } = [];

    /// <summary>The same row by row, on the scale of the log; empty where effects add up.</summary>
    public double[] WithoutByRow { get; init; } = [];

    /// <summary>What the media do that no money buys, those in the periods of the plan included, row by row on the scale of the log; empty where effects add up.</summary>
    public double[] UnpaidByRow { get; init; } = [];

    public TransformDraw State(int series) => States[States.Length == 1 ? 0 : series];
}

/// <summary>The parameters of a channel's transforms in one draw.</summary>
/// <param name="Weights">Lag weights, lag 0 first.</param>
/// <param name="Saturation">Parameters of the saturation on the media scale.</param>
/// <param name="FirstSlope">
/// What the plan's derivative is at no exposure, where that of the curve may be infinite or unknown: the secant to 1 % of the mean
/// exposure.
/// </param>
/// <param name="IsConcave">True where every further exposure adds less than the one before.</param>
sealed record TransformDraw(double[] Weights, double[] Saturation, double FirstSlope, bool IsConcave);
