using MediaMix.Numerics;

namespace MediaMix;

/// <summary>One piece of an experiment in one evaluation. Owned by one thread.</summary>
sealed class PieceTape
{
    readonly ExperimentPiece _piece;
    readonly MediaTransform _transform;
    readonly MediaTape _media;
    readonly SeriesTape _series;
    readonly MediaRun _actual;
    readonly MediaRun _counterfactual;
    double _difference;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="experiment">Number of its experiment.</param>
    /// <param name="transform">Transforms of its channel.</param>
    /// <param name="media">The channel in this evaluation.</param>
    public PieceTape(ExperimentPiece piece, int experiment, MediaTransform transform, MediaTape media)
    {
        (_piece, Experiment, _transform, _media) = (piece, experiment, transform, media);
        _series = media.Series[piece.Series];
        (_actual, _counterfactual) = (Run(), Run());

        MediaRun Run() => new(transform, piece.Rows, media.Effectiveness is not null);
    }

    /// <summary>Number of the experiment.</summary>
    public int Experiment { get; }

    /// <summary>Lift of the piece in outcome units, or in money where a return is stated; needs the channel's parameters, coefficients and curve of effectiveness.</summary>
    public double Lift()
    {
        Respond(_piece.Actual, _actual);
        Respond(_piece.Counterfactual, _counterfactual);
        // Row by row before adding up: where little was changed, the two sums agree in their first digits.
        var difference = _counterfactual.ResponseAdjoint.AsSpan(0, _piece.Rows);
        Kernels.Subtract(_actual.Response.AsSpan(0, _piece.Rows), _counterfactual.Response.AsSpan(0, _piece.Rows), difference);
        _difference = _piece.Worth is { } worth ? Kernels.Dot(difference, worth) : Kernels.Sum(difference);
        return _piece.Unit * _series.Coefficient * _difference;
    }

    /// <summary>Adds the adjoint of the coefficient.</summary>
    /// <param name="liftAdjoint">∂L/∂lift.</param>
    public void PullbackCoefficient(double liftAdjoint) => _series.CoefficientAdjoint += liftAdjoint * _piece.Unit * _difference;

    /// <summary>Adds the adjoints of transforms and effectiveness.</summary>
    /// <param name="liftAdjoint">∂L/∂lift.</param>
    public void PullbackResponses(double liftAdjoint)
    {
        var adjoint = liftAdjoint * _piece.Unit;
        Pullback(_piece.Actual, _actual, adjoint * _series.Coefficient);
        Pullback(_piece.Counterfactual, _counterfactual, -adjoint * _series.Coefficient);
    }

    void Respond(MediaInput input, MediaRun run)
    {
        var state = _series.State;
        if (_piece.IsCurve)
        {
            _transform.Saturation.Forward(state.SaturationParameters, input.Exposure, run.Transformed, run.Tape.AsSpan(0, run.Rows));
            return;
        }
        _transform.Forward(input, state, run);
        if (_media.Effectiveness is { } effectiveness)
            Kernels.Multiply(run.Transformed.AsSpan(0, _piece.Rows), Multiplier(effectiveness.Multiplier), run.Response.AsSpan(0, _piece.Rows));
    }

    void Pullback(MediaInput input, MediaRun run, double responseAdjoint)
    {
        var state = _series.State;
        var rows = run.ResponseAdjoint.AsSpan(0, _piece.Rows);
        Array.Clear(run.TransformedAdjoint);
        if (_piece.Worth is { } worth)
            Kernels.Scale(responseAdjoint, worth, rows);
        else
            rows.Fill(responseAdjoint);
        if (_piece.IsCurve)
        {
            _transform.Saturation.Pullback(
                state.SaturationParameters, input.Exposure, run.Transformed, run.Tape.AsSpan(0, run.Rows), run.TransformedAdjoint, [], state.SaturationAdjoint);
            return;
        }
        if (_media.Effectiveness is { } effectiveness)
        {
            var adjoint = Multiplier(effectiveness.Adjoint);
            Kernels.MultiplyAdd(rows, run.Transformed.AsSpan(0, _piece.Rows), adjoint, adjoint);
            Kernels.Multiply(rows, Multiplier(effectiveness.Multiplier), run.TransformedAdjoint.AsSpan(0, _piece.Rows));
        }
        _transform.Pullback(input, state, run);
    }

    Span<double> Multiplier(double[] rows) => rows.AsSpan(_piece.First, _piece.Rows);
}
