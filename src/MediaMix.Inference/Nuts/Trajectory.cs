namespace MediaMix.Inference;

/// <summary>A contiguous stretch of a trajectory in time order, with the state selected from it so far.</summary>
struct Trajectory
{
    /// <summary>Earliest state in time.</summary>
    public PhasePoint First;

    /// <summary>Latest state in time.</summary>
    public PhasePoint Last;

    /// <summary>State drawn from the stretch with probability proportional to exp(−H).</summary>
    public PhasePoint Selected;

    /// <summary>ln Σ exp(H₀ − H) over the stretch.</summary>
    public double LogWeight;

    /// <summary>Whether the stretch makes a U-turn, diverged, or is usable.</summary>
    public TrajectoryEnd End;

    public static Trajectory Single(PhasePoint point, double logWeight)
    {
        point.References += 3;
        return new Trajectory { First = point, Last = point, Selected = point, LogWeight = logWeight };
    }
}

/// <summary>Why a stretch of trajectory stopped.</summary>
enum TrajectoryEnd
{
    Open,
    Turning,
    Divergent,
}
