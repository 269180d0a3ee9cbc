using MediaMix.Numerics;

namespace MediaMix;

// The way back: from the outcome to coefficients, strengths, deviations of geos and the parameters of the transforms.
sealed partial class MediaTerm
{
    /// <summary>
    /// Adds the adjoints of all the channel's parameters, and those of the curve of effectiveness to its tape. Of a strength that is
    /// sampled through its amplitude, <see cref="StrengthTape.AmplitudeAdjoint"/> is written instead of a value's adjoint.
    /// </summary>
    /// <param name="outcomeAdjoint">∂L/∂expected outcome on the model scale, per padded row of the panel.</param>
    /// <param name="tape">As filled on the way forward, coefficients set; with amplitudes, <see cref="Moments"/> too.</param>
    /// <param name="values">The value vector.</param>
    /// <param name="valueAdjoint">∂L/∂value, added to.</param>
    public void Pullback(ReadOnlySpan<double> outcomeAdjoint, MediaTape tape, ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        tape.State.ClearAdjoints();
        for (var s = 0; s < Strengths.Length; s++)
            PullbackStrength(s, outcomeAdjoint, tape, valueAdjoint);
        Spread?.Pullback(values, tape.ShiftAdjoint, valueAdjoint);
        Transform.Finish(tape.State);
        for (var i = 0; i < AdstockSlots.Length; i++)
            valueAdjoint[AdstockSlots[i]] += tape.State.AdstockAdjoint[i];
        for (var i = 0; i < SaturationSlots.Length; i++)
            valueAdjoint[SaturationSlots[i]] += SaturationUnits[i] * tape.State.SaturationAdjoint[i];
    }

    void PullbackStrength(int s, ReadOnlySpan<double> outcomeAdjoint, MediaTape tape, Span<double> valueAdjoint)
    {
        var (strength, own) = (Strengths[s], tape.Strengths[s]);
        var (isSolved, isSum) = (Strength != StrengthKind.Coefficient, Spread is { IsLog: false });
        var adjoint = 0.0;
        for (var g = strength.First; g < strength.First + strength.Count; g++)
        {
            var series = tape.Series[g];
            series.CoefficientAdjoint = CoefficientAdjoint(g, series, outcomeAdjoint);
            adjoint += series.CoefficientAdjoint * tape.Factors[g];
        }
        var (total, spread) = (0.0, 0.0);
        if (own.IsAmplitude)
        {
            // The likelihood sees κ = e^q / sd, the prior sees u = q − ln(κ per strength) − ln sd, and κ per strength ∝ 1 / total.
            var (coefficient, prior) = (adjoint * own.Coefficient, own.AmplitudeAdjoint);
            own.AmplitudeAdjoint = coefficient + prior;
            total = isSolved ? prior / own.Total : 0;
            spread = -(coefficient + prior);
        }
        else
        {
            valueAdjoint[strength.Slot] += adjoint * CoefficientPerStrength(s, tape);
            total = isSolved ? -adjoint * own.Coefficient / own.Total : 0;
        }
        var offset = isSolved && isSum ? -adjoint / own.Total : 0;
        for (var g = strength.First; g < strength.First + strength.Count; g++)
        {
            var (series, size) = (tape.Series[g], Series[g].Size);
            var counted = isSum ? total + offset * tape.Shifts[g] : total * tape.Factors[g];
            tape.ShiftAdjoint[g] = isSum
                ? series.CoefficientAdjoint + offset * size * series.Counted
                : series.CoefficientAdjoint * series.Coefficient + counted * size * series.Counted;
            PullbackSeries(g, outcomeAdjoint, size * counted, spread == 0 ? 0 : spread / (strength.Count * Window * own.Variance), tape);
        }
    }

    /// <summary>∂L/∂coefficient of one geo; a response behind the window has no outcome.</summary>
    double CoefficientAdjoint(int g, SeriesTape series, ReadOnlySpan<double> outcomeAdjoint)
    {
        var rows = Panel.Of(Series[g].Geo, outcomeAdjoint);
        return Kernels.Dot(series.Actual.Response.AsSpan(0, rows.Length), rows);
    }

    /// <summary>Way back of one geo.</summary>
    /// <param name="g">0-based series.</param>
    /// <param name="outcomeAdjoint">Of all geos.</param>
    /// <param name="countedAdjoint">∂L/∂counted response, other than through the outcome.</param>
    /// <param name="slope">∂L/∂ln sd of the response over rows × variance.</param>
    /// <param name="tape">The channel.</param>
    void PullbackSeries(int g, ReadOnlySpan<double> outcomeAdjoint, double countedAdjoint, double slope, MediaTape tape)
    {
        var (series, own) = (Series[g], tape.Series[g]);
        ResponseAdjoint(own, Panel.Of(series.Geo, outcomeAdjoint), own.Stepped is null ? countedAdjoint : -countedAdjoint, slope);
        if (series.Stepped is not null && own.Stepped is { } stepped)
        {
            Array.Fill(stepped.ResponseAdjoint, countedAdjoint);
            PullbackRun(series.Stepped, tape, own, stepped);
        }
        else if (series.Without is not null && own.Without is { } without && countedAdjoint != 0)
        {
            Array.Fill(without.ResponseAdjoint, -countedAdjoint);
            PullbackRun(series.Without, tape, own, without);
        }
        PullbackRun(series.Actual, tape, own, own.Actual);
    }

    void PullbackRun(MediaInput input, MediaTape tape, SeriesTape series, MediaRun run)
    {
        if (tape.Effectiveness is { } effectiveness)
        {
            var adjoint = effectiveness.Adjoint.AsSpan(0, run.Rows);
            Kernels.MultiplyAdd(run.ResponseAdjoint, run.Transformed, adjoint, adjoint);
            Kernels.Multiply(run.ResponseAdjoint, effectiveness.Multiplier.AsSpan(0, run.Rows), run.TransformedAdjoint);
        }
        Transform.Pullback(input, series.State, run);
    }

    /// <summary>∂L/∂response_t = coefficient·∂L/∂outcome_t + counted + slope·(response_t − mean).</summary>
    void ResponseAdjoint(SeriesTape series, ReadOnlySpan<double> outcomeAdjoint, double countedAdjoint, double slope)
    {
        var run = series.Actual;
        var adjoint = run.ResponseAdjoint.AsSpan();
        if (slope != 0)
        {
            Kernels.Affine(slope, run.Response.AsSpan(0, Window), countedAdjoint - slope * series.Mean, adjoint[..Window]);
            adjoint[Window..].Fill(countedAdjoint);
        }
        else
        {
            adjoint.Fill(countedAdjoint);
        }
        // Rows behind the window have no outcome: their adjoint is 0 in the padding, and absent in the carryover.
        Kernels.Axpy(series.Coefficient, outcomeAdjoint, adjoint[..outcomeAdjoint.Length]);
    }
}
