using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// The simulator of the outcome for media plans: what planned media bring over the periods of a horizon and the carryover after them,
/// against none of a channel's media in those periods, with the exact derivative by every cell of the plan. It runs the same
/// transforms as <see cref="OutcomeSimulator"/>: for the whole window and the spend as it was, effects are those of ROI.
/// Owns a workspace; one instance per thread.
/// </summary>
/// <param name="horizon">The periods.</param>
public sealed partial class PlanSimulator(PlanHorizon horizon)
{
    /// <summary>Exposure below which a curve may be infinitely steep, as a share of the mean exposure (of a frequency: of one contact).</summary>
    internal const double SmallExposure = 0.01;

    readonly PlanWorkspace[] _channels = [.. horizon.Model.Media.Select((_, m) => new PlanWorkspace(horizon.Channel(m)))];

    /// <summary>The periods.</summary>
    public PlanHorizon Horizon => horizon;

    /// <summary>
    /// What a channel's plan brings in outcome units, over its periods and the carryover after them, added up over geos; under log-normal
    /// errors on the scale of the log of the outcome.
    /// </summary>
    /// <param name="response">A draw.</param>
    /// <param name="channel">0-based channel.</param>
    /// <param name="spend">Money, [geo, period], ≥ 0.</param>
    public double Effect(PlanResponse response, int channel, ReadOnlySpan<double> spend) => Effect(response, channel, spend, []);

    /// <summary>The same, with its derivative.</summary>
    /// <param name="response">A draw.</param>
    /// <param name="channel">0-based channel.</param>
    /// <param name="spend">Money, [geo, period], ≥ 0.</param>
    /// <param name="gradient">∂effect/∂spend, [geo, period]; overwritten. Empty when not wanted. At no exposure that of the secant to 1 % of the mean exposure.</param>
    /// <param name="yardstick">What is counted; default units of the outcome.</param>
    public double Effect(PlanResponse response, int channel, ReadOnlySpan<double> spend, Span<double> gradient, Yardstick yardstick = Yardstick.Outcome) =>
        Total(response, channel, spend, gradient, yardstick, null);

    /// <summary>
    /// An upper bound on <see cref="Effect(PlanResponse, int, ReadOnlySpan{double})"/> that is concave in the plan and holds for all
    /// plans between two: saturation is replaced, row by row, by the smallest concave function above it.
    /// </summary>
    /// <param name="response">A draw.</param>
    /// <param name="channel">0-based channel.</param>
    /// <param name="majorant">The bound, for this draw and channel.</param>
    /// <param name="spend">Money, [geo, period], within the limits of the bound.</param>
    /// <param name="gradient">A supergradient by spend, [geo, period]; overwritten. Empty when not wanted.</param>
    /// <param name="yardstick">What is counted; default units of the outcome.</param>
    public double UpperBound(
        PlanResponse response, int channel, PlanMajorant majorant, ReadOnlySpan<double> spend, Span<double> gradient, Yardstick yardstick = Yardstick.Outcome)
    {
        ArgumentNullException.ThrowIfNull(majorant);
        return Total(response, channel, spend, gradient, yardstick, majorant);
    }

    /// <summary>Prepares <see cref="UpperBound"/> for one draw and channel. Allocates where the channel's response is not concave.</summary>
    /// <param name="response">A draw.</param>
    /// <param name="channel">0-based channel.</param>
    /// <param name="lower">Least spend, [geo, period].</param>
    /// <param name="upper">Largest spend, [geo, period].</param>
    public PlanMajorant Majorize(PlanResponse response, int channel, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        var draw = Check(response, lower).Channels[channel];
        return _channels[channel].Majorize(draw, lower, upper, horizon.Periods);
    }

    /// <summary>What a channel's plan brings, row by row, in the unit of <see cref="Effect(PlanResponse, int, ReadOnlySpan{double})"/>.</summary>
    /// <param name="response">A draw.</param>
    /// <param name="channel">0-based channel.</param>
    /// <param name="spend">Money, [geo, period], ≥ 0.</param>
    /// <param name="effect">[geo, row]: periods of the plan, then of the carryover as far as there is room; overwritten.</param>
    /// <param name="withUnplanned">True to count what the media before and after the plan do in these rows, too.</param>
    public void EffectByRow(PlanResponse response, int channel, ReadOnlySpan<double> spend, Span<double> effect, bool withUnplanned = false)
    {
        var draw = Check(response, spend).Channels[channel];
        _channels[channel].Rows(draw, spend, horizon.Periods, effect, effect.Length / horizon.Geos, withUnplanned);
    }

    /// <summary>The draw with what the media around the plan do alone.</summary>
    internal ChannelDraw WithUnplanned(int channel, ChannelDraw draw)
    {
        var own = _channels[channel];
        var without = Enum.GetValues<Yardstick>().Select(unit => unit == Yardstick.Outcome || horizon.HasOwnWorth(unit) ? own.Unplanned(draw, horizon.Worth(unit).Rows) : double.NaN);
        if (!horizon.IsMultiplicative)
            return draw with { Without = [.. without] };
        var (withoutByRow, unpaidByRow) = own.ByRow(draw);
        return draw with { Without = [.. without], WithoutByRow = withoutByRow, UnpaidByRow = unpaidByRow };
    }

    double Total(PlanResponse response, int channel, ReadOnlySpan<double> spend, Span<double> gradient, Yardstick yardstick, PlanMajorant? majorant)
    {
        var draw = Check(response, spend).Channels[channel];
        gradient.Clear();
        var worth = horizon.Worth(yardstick);
        var effect = _channels[channel].Total(draw, spend, horizon.Periods, gradient, worth.Rows, majorant) - draw.Without[worth.Rows is null ? 0 : (int)yardstick];
        if (worth.Number == 1)
            return effect;
        Kernels.Scale(worth.Number, gradient, gradient);
        return worth.Number * effect;
    }

    PlanResponse Check(PlanResponse response, ReadOnlySpan<double> spend)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.Horizon != horizon)
            throw new ArgumentException("The draw was frozen for other periods.", nameof(response));
        return spend.Length == horizon.Cells ? response : throw new ArgumentException($"A plan of one channel has {horizon.Cells} cells, not {spend.Length}.", nameof(spend));
    }
}
