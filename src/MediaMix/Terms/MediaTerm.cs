using MediaMix.Numerics;

namespace MediaMix;

/// <summary>What is sampled for the strength of a channel.</summary>
enum StrengthKind
{
    Coefficient,
    Roi,
    MarginalRoi,
    Contribution,
}

/// <summary>
/// One channel of a bound model: where its parameters stand, its scaled exposure and how its strength becomes a coefficient.
/// ROI and share are solved by their definition: effect over the window plus the carryover after it of having no media
/// inside the window, so coefficient = strength × numerator / Σ response. Marginal ROI is solved by its own, the effect of a step
/// more media in every row of the window: coefficient = strength × numerator / Σ (stepped response − response).
/// Immutable and thread-safe.
/// </summary>
sealed class MediaTerm
{
    public required string Name { get; init; }

    public required MediaTransform Transform { get; init; }

    /// <summary>Slots of the adstock parameters in the value vector.</summary>
    public required int[] AdstockSlots { get; init; }

    /// <summary>Slots of the saturation parameters in the value vector.</summary>
    public required int[] SaturationSlots { get; init; }

    /// <summary>Value on the media scale of one unit of each saturation parameter.</summary>
    public required double[] SaturationUnits { get; init; }

    /// <summary>Slot of the strength in the value vector.</summary>
    public required int StrengthSlot { get; init; }

    public required StrengthKind Strength { get; init; }

    /// <summary>Spend (ROI), a step of it (marginal ROI) or total outcome (share) in the window, on the scale of the outcome.</summary>
    public required double StrengthNumerator { get; init; }

    /// <summary>Rows of the fitted window.</summary>
    public required int Window { get; init; }

    /// <summary>Natural exposure is divided by this.</summary>
    public required double ExposureScale { get; init; }

    /// <summary>Scaled exposure: lead rows of history, the window, then zeros for the carryover after it.</summary>
    public required double[] Exposure { get; init; }

    /// <summary>Scaled exposure without media inside the window, or null when there is none before it either.</summary>
    public required double[]? HistoryExposure { get; init; }

    /// <summary>Scaled exposure with a step more inside the window; null unless the strength is the marginal ROI.</summary>
    public required double[]? SteppedExposure { get; init; }

    /// <summary>Rows of response that one evaluation needs.</summary>
    public int Rows => Strength == StrengthKind.Coefficient ? Window : Window + Transform.Lead;

    /// <summary>Copies the channel's parameters to the tape and computes its lag weights.</summary>
    public void Load(ReadOnlySpan<double> values, MediaTape tape)
    {
        for (var i = 0; i < AdstockSlots.Length; i++)
            tape.AdstockParameters[i] = values[AdstockSlots[i]];
        for (var i = 0; i < SaturationSlots.Length; i++)
            tape.SaturationParameters[i] = SaturationUnits[i] * values[SaturationSlots[i]];
        Transform.Prepare(tape);
    }

    /// <summary>Computes the response of the actual plan, and the denominator of the strength; needs <see cref="Load"/>.</summary>
    public void Respond(MediaTape tape, MediaRun run, MediaRun? history, MediaRun? stepped)
    {
        Transform.Forward(Exposure, tape, run);
        if (SteppedExposure is not null && stepped is not null)
        {
            Transform.Forward(SteppedExposure, tape, stepped);
            // Row by row before adding up: the two sums agree in their first digits.
            Kernels.Subtract(stepped.Response, run.Response, stepped.ResponseAdjoint);
            tape.StrengthTotal = Kernels.Sum(stepped.ResponseAdjoint);
        }
        else if (Strength != StrengthKind.Coefficient)
        {
            Total(tape, run, history);
            tape.StrengthTotal = tape.ResponseTotal;
        }
    }

    /// <summary>Sets the response total from a response that covers the window and the carryover after it.</summary>
    public void Total(MediaTape tape, MediaRun run, MediaRun? history)
    {
        tape.ResponseTotal = Kernels.Sum(run.Response);
        if (HistoryExposure is null || history is null)
            return;
        Transform.Forward(HistoryExposure, tape, history);
        tape.ResponseTotal -= Kernels.Sum(history.Response);
    }

    /// <summary>
    /// Coefficient per unit of strength, infinite where media cause nothing: of a channel that is saturated to the last digit,
    /// a step more may even seem to take away. Needs <see cref="Respond"/>.
    /// </summary>
    public double CoefficientPerStrength(MediaTape tape) =>
        Strength == StrengthKind.Coefficient ? 1 : StrengthNumerator / Math.Max(0, tape.StrengthTotal);

    /// <summary>Sets mean and variance over the window of the response; needs <see cref="Respond"/>.</summary>
    public void Moments(MediaTape tape, MediaRun run)
    {
        var response = run.Response.AsSpan(0, Window);
        var deviation = run.ResponseAdjoint.AsSpan(0, Window);
        tape.ResponseMean = Kernels.Sum(response) / Window;
        // Two passes: a nearly saturated channel varies in the last digits only, and the gradient must see them.
        Kernels.Affine(1, response, -tape.ResponseMean, deviation);
        tape.ResponseVariance = Kernels.SumOfSquares(deviation) / Window;
    }

    /// <summary>Adds the adjoints of the transforms' parameters.</summary>
    /// <param name="outcomeAdjoint">∂L/∂expected outcome on the model scale, per padded row of the window.</param>
    /// <param name="totalAdjoint">∂L/∂denominator of the strength, other than through the outcome.</param>
    /// <param name="spreadAdjoint">∂L/∂ln sd of the response over the window; needs <see cref="Moments"/> if not 0.</param>
    /// <param name="tape">As filled on the way forward, coefficient set.</param>
    /// <param name="run">As filled on the way forward.</param>
    /// <param name="history">As filled on the way forward.</param>
    /// <param name="stepped">As filled on the way forward.</param>
    /// <param name="valueAdjoint">∂L/∂value, added to.</param>
    public void Pullback(
        ReadOnlySpan<double> outcomeAdjoint,
        double totalAdjoint,
        double spreadAdjoint,
        MediaTape tape,
        MediaRun run,
        MediaRun? history,
        MediaRun? stepped,
        Span<double> valueAdjoint)
    {
        tape.ClearAdjoints();
        var isMarginal = SteppedExposure is not null && stepped is not null;
        ResponseAdjoint(outcomeAdjoint, isMarginal ? -totalAdjoint : totalAdjoint, spreadAdjoint, tape, run);
        if (isMarginal)
        {
            Array.Fill(stepped!.ResponseAdjoint, totalAdjoint);
            Transform.Pullback(SteppedExposure, tape, stepped);
        }
        else if (HistoryExposure is not null && history is not null && totalAdjoint != 0)
        {
            Array.Fill(history.ResponseAdjoint, -totalAdjoint);
            Transform.Pullback(HistoryExposure, tape, history);
        }
        Transform.Pullback(Exposure, tape, run);
        Transform.Finish(tape);
        for (var i = 0; i < AdstockSlots.Length; i++)
            valueAdjoint[AdstockSlots[i]] += tape.AdstockAdjoint[i];
        for (var i = 0; i < SaturationSlots.Length; i++)
            valueAdjoint[SaturationSlots[i]] += SaturationUnits[i] * tape.SaturationAdjoint[i];
    }

    /// <summary>∂L/∂response_t = coefficient·∂L/∂outcome_t + total + spread·(response_t − mean)/(n·variance).</summary>
    void ResponseAdjoint(ReadOnlySpan<double> outcomeAdjoint, double totalAdjoint, double spreadAdjoint, MediaTape tape, MediaRun run)
    {
        var adjoint = run.ResponseAdjoint.AsSpan();
        if (spreadAdjoint != 0)
        {
            var slope = spreadAdjoint / (Window * tape.ResponseVariance);
            Kernels.Affine(slope, run.Response.AsSpan(0, Window), totalAdjoint - slope * tape.ResponseMean, adjoint[..Window]);
            adjoint[Window..].Fill(totalAdjoint);
        }
        else
        {
            adjoint.Fill(totalAdjoint);
        }
        // Rows behind the window have no outcome: their adjoint is 0 in the padding, and absent in the carryover.
        Kernels.Axpy(tape.Coefficient, outcomeAdjoint, adjoint[..outcomeAdjoint.Length]);
    }
}
