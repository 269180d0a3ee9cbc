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

    /// <summary>What really happened: lead rows of history, the window, then nothing for the carryover after it.</summary>
    public required MediaInput Actual { get; init; }

    /// <summary>The plan without media inside the window, as many rows as its history works on; null when there is none before it either.</summary>
    public required MediaInput? History { get; init; }

    /// <summary>The plan without the media that ROI or share count; null when nothing is left, or other strengths are stated.</summary>
    public required MediaInput? Without { get; init; }

    /// <summary>The plan with a step more of the media that the strength counts; null unless that is the marginal ROI.</summary>
    public required MediaInput? Stepped { get; init; }

    /// <summary>How its effectiveness moves over time, a curve that channels may share; null when it does not.</summary>
    public EffectivenessCurve? Effectiveness { get; init; }

    /// <summary>
    /// True where nothing of the response is sampled and the coefficient is what is stated: then the channel is one more linear
    /// coefficient, with <see cref="FixedResponse"/> as its column.
    /// </summary>
    public bool IsLinear { get; init; }

    /// <summary>Rows of response that one evaluation needs.</summary>
    public int Rows => Strength == StrengthKind.Coefficient ? Window : Window + Transform.Lead;

    /// <summary>The response to the actual plan, per padded row of the window with zeros behind it. Allocates.</summary>
    /// <param name="values">Value vector with the fixed parameters filled in.</param>
    public double[] FixedResponse(ReadOnlySpan<double> values)
    {
        var tape = new MediaTape(this, null, withCarryOut: false);
        Load(values, tape);
        RespondTo(Actual, tape, tape.Actual);
        var column = Padding.Allocate(Window);
        tape.Actual.Response.AsSpan(0, Window).CopyTo(column);
        return column;
    }

    /// <summary>Copies the channel's parameters to the tape and computes its lag weights.</summary>
    public void Load(ReadOnlySpan<double> values, MediaTape tape)
    {
        for (var i = 0; i < AdstockSlots.Length; i++)
            tape.AdstockParameters[i] = values[AdstockSlots[i]];
        for (var i = 0; i < SaturationSlots.Length; i++)
            tape.SaturationParameters[i] = SaturationUnits[i] * values[SaturationSlots[i]];
        Transform.Prepare(tape);
    }

    /// <summary>Computes the response to a plan; needs <see cref="Load"/>, and the curve of effectiveness before.</summary>
    public void RespondTo(MediaInput input, MediaTape tape, MediaRun run)
    {
        Transform.Forward(input, tape, run);
        if (tape.Effectiveness is { } effectiveness)
            Kernels.Multiply(run.Transformed, effectiveness.Multiplier.AsSpan(0, run.Rows), run.Response);
    }

    /// <summary>Computes the response to the actual plan, and the denominator of the strength; needs <see cref="Load"/>.</summary>
    public void Respond(MediaTape tape)
    {
        RespondTo(Actual, tape, tape.Actual);
        if (Stepped is not null && tape.Stepped is { } stepped)
        {
            RespondTo(Stepped, tape, stepped);
            // Row by row before adding up: the two sums agree in their first digits.
            Kernels.Subtract(stepped.Response, tape.Actual.Response, stepped.ResponseAdjoint);
            tape.StrengthTotal = Kernels.Sum(stepped.ResponseAdjoint);
        }
        else if (Strength != StrengthKind.Coefficient)
        {
            tape.StrengthTotal = Kernels.Sum(tape.Actual.Response);
            if (Without is not null && tape.Without is { } without)
            {
                RespondTo(Without, tape, without);
                tape.StrengthTotal -= Kernels.Sum(without.Response);
            }
        }
    }

    /// <summary>Σ response less that of the history alone: what the media inside the window cause per unit of coefficient. Needs <see cref="Respond"/> with carryover after the window.</summary>
    public double ResponseTotal(MediaTape tape)
    {
        var total = Kernels.Sum(tape.Actual.Response);
        if (History is null || tape.History is not { } history)
            return total;
        if (!ReferenceEquals(history, tape.Without))
            RespondTo(History, tape, history);
        return total - Kernels.Sum(history.Response);
    }

    /// <summary>
    /// Coefficient per unit of strength, infinite where media cause nothing: of a channel that is saturated to the last digit,
    /// a step more may even seem to take away. Needs <see cref="Respond"/>.
    /// </summary>
    public double CoefficientPerStrength(MediaTape tape) =>
        Strength == StrengthKind.Coefficient ? 1 : StrengthNumerator / Math.Max(0, tape.StrengthTotal);

    /// <summary>Sets mean and variance over the window of the response; needs <see cref="Respond"/>.</summary>
    public void Moments(MediaTape tape)
    {
        var run = tape.Actual;
        var response = run.Response.AsSpan(0, Window);
        var deviation = run.ResponseAdjoint.AsSpan(0, Window);
        tape.ResponseMean = Kernels.Sum(response) / Window;
        // Two passes: a nearly saturated channel varies in the last digits only, and the gradient must see them.
        Kernels.Affine(1, response, -tape.ResponseMean, deviation);
        tape.ResponseVariance = Kernels.SumOfSquares(deviation) / Window;
    }

    /// <summary>Adds the adjoints of the transforms' parameters, and those of the curve of effectiveness to its tape.</summary>
    /// <param name="outcomeAdjoint">∂L/∂expected outcome on the model scale, per padded row of the window.</param>
    /// <param name="totalAdjoint">∂L/∂denominator of the strength, other than through the outcome.</param>
    /// <param name="spreadAdjoint">∂L/∂ln sd of the response over the window; needs <see cref="Moments"/> if not 0.</param>
    /// <param name="tape">As filled on the way forward, coefficient set.</param>
    /// <param name="valueAdjoint">∂L/∂value, added to.</param>
    public void Pullback(ReadOnlySpan<double> outcomeAdjoint, double totalAdjoint, double spreadAdjoint, MediaTape tape, Span<double> valueAdjoint)
    {
        tape.ClearAdjoints();
        ResponseAdjoint(outcomeAdjoint, tape.Stepped is null ? totalAdjoint : -totalAdjoint, spreadAdjoint, tape);
        if (Stepped is not null && tape.Stepped is { } stepped)
        {
            Array.Fill(stepped.ResponseAdjoint, totalAdjoint);
            PullbackRun(Stepped, tape, stepped);
        }
        else if (Without is not null && tape.Without is { } without && totalAdjoint != 0)
        {
            Array.Fill(without.ResponseAdjoint, -totalAdjoint);
            PullbackRun(Without, tape, without);
        }
        PullbackRun(Actual, tape, tape.Actual);
        Transform.Finish(tape);
        for (var i = 0; i < AdstockSlots.Length; i++)
            valueAdjoint[AdstockSlots[i]] += tape.AdstockAdjoint[i];
        for (var i = 0; i < SaturationSlots.Length; i++)
            valueAdjoint[SaturationSlots[i]] += SaturationUnits[i] * tape.SaturationAdjoint[i];
    }

    void PullbackRun(MediaInput input, MediaTape tape, MediaRun run)
    {
        if (tape.Effectiveness is { } effectiveness)
        {
            var adjoint = effectiveness.Adjoint.AsSpan(0, run.Rows);
            Kernels.MultiplyAdd(run.ResponseAdjoint, run.Transformed, adjoint, adjoint);
            Kernels.Multiply(run.ResponseAdjoint, effectiveness.Multiplier.AsSpan(0, run.Rows), run.TransformedAdjoint);
        }
        Transform.Pullback(input, tape, run);
    }

    /// <summary>∂L/∂response_t = coefficient·∂L/∂outcome_t + total + spread·(response_t − mean)/(n·variance).</summary>
    void ResponseAdjoint(ReadOnlySpan<double> outcomeAdjoint, double totalAdjoint, double spreadAdjoint, MediaTape tape)
    {
        var run = tape.Actual;
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
