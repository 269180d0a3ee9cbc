using MediaMix.Numerics;

namespace MediaMix.Scaling;

/// <summary>
/// What one collapsed gradient has to compute at least: elements of exp and log, and multiply-adds. Divisions, scalar functions,
/// copies and calls are left out, so the cost of these operations is a lower bound, not a prediction.
/// </summary>
/// <param name="Exps">Elements of exp.</param>
/// <param name="Logs">Elements of log.</param>
/// <param name="Convolved">Multiply-adds of convolutions, which stay in registers.</param>
/// <param name="Streamed">Multiply-adds that read every operand from memory.</param>
readonly record struct Operations(double Exps, double Logs, double Convolved, double Streamed)
{
    /// <summary>Per row and channel, beside the convolution: sum, mean and variance of the response (3), adding to the outcome and the adjoint
    /// of the coefficient (2), the adjoint of the response (2), the way back of Hill (4).</summary>
    const int StreamedPerChannel = 11;

    /// <summary>Per row: observed rows, residual, its squares, its scaling.</summary>
    const int StreamedPerRow = 4;

    /// <summary>Counts the operations for a size of <see cref="WorldSize"/>.</summary>
    public static Operations Of(WorldSize size)
    {
        // The response runs on after the window: the share of a channel counts its later carryover, too.
        double rows = Padding.RoundUp(size.Periods + size.Lags - 1), window = Padding.RoundUp(size.Periods);
        double channels = size.Channels, coordinates = channels * WorldSize.CoordinatesPerChannel + 1;
        return new Operations(
            Exps: channels * (rows + size.Lags) + coordinates,
            Logs: channels * rows + coordinates,
            Convolved: 2 * channels * rows * size.Lags,
            Streamed: channels * rows * StreamedPerChannel + window * (2 * WorldSize.LinearColumns + StreamedPerRow));
    }

    /// <summary>Nanoseconds of these operations at measured rates.</summary>
    public double Nanoseconds(in KernelRates rates) =>
        Exps * rates.Exp + Logs * rates.Log + Convolved * rates.Convolved + Streamed * rates.Streamed;
}

/// <summary>Measured nanoseconds per operation.</summary>
/// <param name="Exp">Per element of exp.</param>
/// <param name="Log">Per element of log.</param>
/// <param name="Convolved">Per multiply-add of a convolution.</param>
/// <param name="Streamed">Per multiply-add of a scaled addition.</param>
readonly record struct KernelRates(double Exp, double Log, double Convolved, double Streamed);
