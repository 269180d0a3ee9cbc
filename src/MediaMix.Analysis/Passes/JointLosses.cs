using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>
/// What would be lost without several channels together, per draw, where their losses overlap: all paid channels, and every group. Such models have one
/// geo. Filled by several threads, each with draws of its own.
/// </summary>
sealed class JointLosses
{
    readonly int[][] _sets;
    readonly int _periods;

    JointLosses(FittedModel fit)
    {
        _sets = [fit.Model.PaidChannels(), .. GroupMembers.Of(fit.Model).Select(static members => members.All)];
        _periods = fit.Model.Panel.Periods;
        Totals = BandBuilder.Allocate(_sets.Length, fit.Draws.Count);
        Bands = [.. _sets.Select(_ => BandBuilder.Allocate(_periods, DrawPass.BandDraws(fit)))];
    }

    /// <summary>Sum over the window, [paid channels, then groups][draw].</summary>
    public double[][] Totals { get; }

    /// <summary>[paid channels, then groups][period][kept draw].</summary>
    public double[][][] Bands { get; }

    /// <summary>Room for the losses of a model; null where contributions add up.</summary>
    public static JointLosses? Of(FittedModel fit) => ComponentPass.HasLosses(fit.Model) ? new JointLosses(fit) : null;

    /// <summary>Takes in one draw.</summary>
    /// <param name="draw">0-based draw over all chains.</param>
    /// <param name="kept">Its place among the kept draws; below 0 for others.</param>
    /// <param name="simulator">Loaded with the draw.</param>
    public void Take(int draw, int kept, OutcomeSimulator simulator)
    {
        var loss = new double[_periods];
        for (var i = 0; i < _sets.Length; i++)
        {
            simulator.Loss(_sets[i], loss);
            Totals[i][draw] = Kernels.Sum(loss);
            for (var t = 0; t < loss.Length && kept >= 0; t++)
                Bands[i][t][kept] = loss[t];
        }
    }
}
