namespace MediaMix;

/// <summary>
/// One experiment of a bound model: the media that it changed, with and without, and how a lift becomes what it states. The lift is
/// Σ over channels, geos and rows of unit × coefficient × (response to the actual plan − response to the counterfactual plan). Media
/// before the window are the same in both and only feed the carryover. Immutable and thread-safe.
/// </summary>
sealed class ExperimentTerm
{
    public required string Name { get; init; }

    public required ExperimentPiece[] Pieces { get; init; }

    /// <summary>What is stated.</summary>
    public required ExperimentStatement Statement { get; init; }

    /// <summary>Actual less counterfactual spend; 0 where media have no price.</summary>
    public required double SpendChange { get; init; }

    /// <summary>What the model states in place of the experiment.</summary>
    /// <param name="lift">Its lift, in outcome units.</param>
    /// <param name="slope">Derivative with respect to the lift.</param>
    public double Implied(double lift, out double slope)
    {
        switch (Statement)
        {
            case RoiStatement:
                slope = 1 / SpendChange;
                return lift / SpendChange;
            case CostStatement:
                slope = -SpendChange / (lift * lift);
                return SpendChange / lift;
            default:
                slope = 1;
                return lift;
        }
    }
}

/// <summary>What an experiment changed of one channel in one geo. Inputs begin a lead before the window of the experiment.</summary>
/// <param name="Channel">0-based channel of the model.</param>
/// <param name="Series">0-based series of the channel.</param>
/// <param name="Unit">Natural outcome per unit of outcome on the scale of the model in that geo; where a return is stated, the money that it is worth.</param>
/// <param name="First">Row of the panel's window in which the experiment begins.</param>
/// <param name="Rows">Rows whose response counts: those of the experiment and, if wanted, the carryover after it.</param>
/// <param name="Actual">What really happened.</param>
/// <param name="Counterfactual">What would have happened.</param>
sealed record ExperimentPiece(int Channel, int Series, double Unit, int First, int Rows, MediaInput Actual, MediaInput Counterfactual)
{
    /// <summary>True where only the saturation counts, without carryover: then the inputs are a single row.</summary>
    public bool IsCurve { get; init; }

    /// <summary>What a unit of outcome is worth in every row that counts, where a return is stated and rows differ; null = the unit of the piece says it.</summary>
    public double[]? Worth { get; init; }
}
