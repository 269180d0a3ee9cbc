using MediaMix.Numerics;

namespace MediaMix;

// The way back: from the outcome to coefficients, strengths, deviations of geos and the parameters of the transforms.
sealed partial class MediaTerm
{
    /// <summary>First pass of the way back, block by block: what the outcome says about the coefficients.</summary>
    /// <param name="block">0-based block of geos.</param>
    /// <param name="outcomeAdjoint">∂L/∂expected outcome on the model scale, per padded row of the panel.</param>
    /// <param name="tape">As filled on the way forward, coefficients set.</param>
    public void PullbackCoefficients(int block, ReadOnlySpan<double> outcomeAdjoint, MediaTape tape)
    {
        for (var g = tape.BlockStarts[block]; g < tape.BlockStarts[block + 1]; g++)
            tape.Series[g].CoefficientAdjoint = tape.OutcomeFactor * CoefficientAdjoint(g, tape.Series[g], outcomeAdjoint);
    }

    /// <summary>After the first pass: adds what the outcome says about δ at the same coefficients.</summary>
    public void PullbackConfounding(MediaTape tape, Span<double> valueAdjoint)
    {
        if (ConfoundingSlot is not { } slot)
            return;
        foreach (var series in tape.Series)
            valueAdjoint[slot] += series.CoefficientAdjoint * series.Coefficient;
    }

    /// <summary>
    /// Second pass, over all geos: adds the adjoints of strengths and of the geos' deviations. Of a strength that is sampled through
    /// its amplitude, <see cref="StrengthTape.AmplitudeAdjoint"/> is written instead of a value's adjoint.
    /// </summary>
    /// <param name="tape">After the first pass, and what others than the outcome add to the coefficients' adjoints; with amplitudes, <see cref="Moments(int, MediaTape)"/> too.</param>
    /// <param name="values">The value vector.</param>
    /// <param name="valueAdjoint">∂L/∂value, added to.</param>
    public void PullbackStrengths(MediaTape tape, ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        for (var s = 0; s < Strengths.Length; s++)
            PullbackStrength(s, tape, valueAdjoint);
        Spread?.Pullback(values, tape.ShiftAdjoint, valueAdjoint);
    }

    /// <summary>Third pass, block by block: the way back through the transforms, and to the curve of effectiveness.</summary>
    public void PullbackResponses(int block, ReadOnlySpan<double> outcomeAdjoint, MediaTape tape)
    {
        if (!Varies)
            tape.States[block].ClearAdjoints();
        for (var g = tape.BlockStarts[block]; g < tape.BlockStarts[block + 1]; g++)
        {
            if (Varies)
                tape.States[g].ClearAdjoints();
            PullbackSeries(g, outcomeAdjoint, tape);
        }
    }

    /// <summary>Last pass: adds the adjoints of the transforms' parameters.</summary>
    public void PullbackTransforms(MediaTape tape, ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        for (var s = 0; s < tape.States.Length; s++)
        {
            var state = tape.States[s];
            Transform.Finish(state);
            for (var i = 0; i < AdstockParameters.Length; i++)
                AdstockParameters[i].Pullback(values, s, state.AdstockAdjoint[i], valueAdjoint);
            for (var i = 0; i < SaturationParameters.Length; i++)
                SaturationParameters[i].Pullback(values, s, state.SaturationAdjoint[i], valueAdjoint);
        }
    }

    void PullbackStrength(int s, MediaTape tape, Span<double> valueAdjoint)
    {
        var (strength, own) = (Strengths[s], tape.Strengths[s]);
        var (isSolved, isSum) = (Strength != StrengthKind.Coefficient, Spread is { IsLog: false });
        var adjoint = 0.0;
        for (var g = strength.First; g < strength.First + strength.Count; g++)
            adjoint += tape.Series[g].CoefficientAdjoint * tape.Factors[g];
        var (total, spread) = (0.0, 0.0);
        if (own.IsAmplitude)
        {
            // The likelihood sees κ = e^q / sd, the prior sees u = q − ln(κ per strength) − ln sd, and κ per strength ∝ 1 / total.
            var (coefficient, prior) = (adjoint * own.Coefficient, own.AmplitudeAdjoint);
            own.AmplitudeAdjoint = coefficient + prior;
            total = isSolved ? prior / own.Total : 0;
            spread = -(coefficient + prior);
            // At the same amplitude, more confounding is less strength.
            if (ConfoundingSlot is { } slot)
                valueAdjoint[slot] += spread;
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
            series.CountedAdjoint = size * counted;
            series.SpreadSlope = 0;
            if (spread == 0)
                continue;
            series.SpreadSlope = tape.Factors[g] * tape.Factors[g] * (spread / (strength.Count * Window * own.Variance));
            tape.ShiftAdjoint[g] += series.SpreadSlope * series.Squares;
        }
    }

    /// <summary>∂L/∂coefficient of one geo; a response behind the window has no outcome.</summary>
    double CoefficientAdjoint(int g, SeriesTape series, ReadOnlySpan<double> outcomeAdjoint)
    {
        var rows = Panel.Of(Series[g].Geo, outcomeAdjoint);
        return Kernels.Dot(series.Actual.Response.AsSpan(0, rows.Length), rows);
    }

    void PullbackSeries(int g, ReadOnlySpan<double> outcomeAdjoint, MediaTape tape)
    {
        var (series, own) = (Series[g], tape.Series[g]);
        var countedAdjoint = own.CountedAdjoint;
        ResponseAdjoint(series, own, tape.OutcomeFactor, Panel.Of(series.Geo, outcomeAdjoint), own.Stepped is null ? countedAdjoint : -countedAdjoint);
        if (series.Stepped is not null && own.Stepped is { } stepped)
        {
            Fill(series, countedAdjoint, stepped.ResponseAdjoint);
            PullbackRun(series.Stepped, tape, own, stepped);
        }
        else if (series.Without is not null && own.Without is { } without && countedAdjoint != 0)
        {
            Fill(series, -countedAdjoint, without.ResponseAdjoint);
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

    /// <summary>∂L/∂response_t = e^δ·coefficient·∂L/∂outcome_t + counted·worth_t + slope·(response_t − mean).</summary>
    void ResponseAdjoint(MediaSeries series, SeriesTape own, double outcomeFactor, ReadOnlySpan<double> outcomeAdjoint, double countedAdjoint)
    {
        var (run, slope) = (own.Actual, own.SpreadSlope);
        var adjoint = run.ResponseAdjoint.AsSpan();
        if (slope != 0)
        {
            Kernels.Affine(slope, run.Response.AsSpan(0, Window), (series.Worth is null ? countedAdjoint : 0) - slope * own.Mean, adjoint[..Window]);
            adjoint[Window..].Fill(series.Worth is null ? countedAdjoint : 0);
            if (series.Worth is { } worth)
                Kernels.Axpy(countedAdjoint, worth.AsSpan(0, adjoint.Length), adjoint);
        }
        else
        {
            Fill(series, countedAdjoint, run.ResponseAdjoint);
        }
        // Rows behind the window have no outcome: their adjoint is 0 in the padding, and absent in the carryover.
        Kernels.Axpy(outcomeFactor * own.Coefficient, outcomeAdjoint, adjoint[..outcomeAdjoint.Length]);
    }

    /// <summary>The adjoint of responses that count, each times what a unit of outcome is worth in its row.</summary>
    static void Fill(MediaSeries series, double countedAdjoint, double[] adjoint)
    {
        if (series.Worth is { } worth)
            Kernels.Scale(countedAdjoint, worth.AsSpan(0, adjoint.Length), adjoint);
        else
            Array.Fill(adjoint, countedAdjoint);
    }
}
