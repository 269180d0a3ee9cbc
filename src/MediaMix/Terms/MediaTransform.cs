using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// Carryover and saturation of one channel, in either order: exposure in, response out, and the way back.
/// Pure; state and run hold everything that belongs to one evaluation. Thread-safe.
/// </summary>
/// <param name="Adstock">Carryover with its lag set.</param>
/// <param name="Saturation">Diminishing returns.</param>
/// <param name="Order">Which comes first.</param>
/// <param name="Lags">Number of lags, max lag + 1.</param>
/// <param name="HasReach">True when what is saturated is a frequency, which reach multiplies before the carryover; saturation first only.</param>
sealed record MediaTransform(Adstock Adstock, Saturation Saturation, TransformOrder Order, int Lags, bool HasReach = false)
{
    /// <summary>Rows of exposure needed before the first row of the response.</summary>
    public int Lead => Lags - 1;

    /// <summary>Computes the weights of the lags from the parameters on the state.</summary>
    public void Prepare(TransformState state) => Adstock.Weights(state.AdstockParameters, state.Weights);

    /// <summary>Writes what is transformed; needs <see cref="Prepare"/>.</summary>
    /// <param name="input">The plan, <see cref="Lead"/> rows before the first response row; at least lead + rows long.</param>
    /// <param name="state">Parameters and weights.</param>
    /// <param name="run">Buffers of this run; its rows say how many responses are written.</param>
    public void Forward(MediaInput input, TransformState state, MediaRun run)
    {
        var exposure = input.Exposure.AsSpan();
        if (Order == TransformOrder.AdstockFirst)
        {
            Convolution.Forward(exposure[..(Lead + run.Rows)], state.Weights, run.Intermediate);
            Saturation.Forward(state.SaturationParameters, run.Intermediate, run.Transformed, run.Tape);
            return;
        }
        var length = Lead + run.Rows;
        Saturation.Forward(state.SaturationParameters, exposure[..length], run.Intermediate.AsSpan(0, length), run.Tape.AsSpan(0, length));
        if (input.Reach is { } reach)
            Kernels.Multiply(run.Intermediate, reach.AsSpan(0, length), run.Reached);
        Convolution.Forward(run.Reached.AsSpan(0, length), state.Weights, run.Transformed);
    }

    /// <summary>Adds the adjoints of weights and saturation parameters to the state.</summary>
    /// <param name="input">As given to <see cref="Forward"/>.</param>
    /// <param name="state">As given to <see cref="Forward"/>.</param>
    /// <param name="run">As filled by <see cref="Forward"/>, with <see cref="MediaRun.TransformedAdjoint"/> set.</param>
    public void Pullback(MediaInput input, TransformState state, MediaRun run)
    {
        var exposure = input.Exposure.AsSpan();
        if (Order == TransformOrder.AdstockFirst)
        {
            Saturation.Pullback(
                state.SaturationParameters, run.Intermediate, run.Transformed, run.Tape, run.TransformedAdjoint,
                run.IntermediateAdjoint, state.SaturationAdjoint);
            Convolution.WeightAdjoint(exposure[..(Lead + run.Rows)], run.IntermediateAdjoint, state.WeightAdjoint);
            return;
        }
        var length = Lead + run.Rows;
        var adjoint = run.IntermediateAdjoint.AsSpan(0, length);
        adjoint.Clear();
        Convolution.WeightAdjoint(run.Reached.AsSpan(0, length), run.TransformedAdjoint, state.WeightAdjoint);
        Convolution.ExposureAdjoint(state.Weights, run.TransformedAdjoint, adjoint);
        if (input.Reach is { } reach)
            Kernels.Multiply(adjoint, reach.AsSpan(0, length), adjoint);
        Saturation.Pullback(
            state.SaturationParameters, exposure[..length], run.Intermediate.AsSpan(0, length), run.Tape.AsSpan(0, length),
            adjoint, [], state.SaturationAdjoint);
    }

    /// <summary>Turns the adjoint of the weights into that of the adstock parameters.</summary>
    public void Finish(TransformState state) =>
        Adstock.Pullback(state.AdstockParameters, state.Weights, state.WeightAdjoint, state.AdstockAdjoint);
}
