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

    /// <summary>Whether the stretch makes a U-turn, diverged, ended, or can be extended.</summary>
    public TrajectoryEnd End;

    /// <summary>True when the trajectory ended before the first state of the stretch, or the stretch was given up.</summary>
    public readonly bool IsEmpty => First is null;

    public static Trajectory Single(PhasePoint point, double logWeight)
    {
        point.References += 3;
        return new Trajectory { First = point, Last = point, Selected = point, LogWeight = logWeight };
    }
}

/// <summary>Why a stretch of trajectory stopped.</summary>
enum TrajectoryEnd
{
    /// <summary>It did not.</summary>
    Open,

    /// <summary>It turns back; its states must not be used.</summary>
    Turning,

    /// <summary>The energy error exceeded the limit; its states must not be used.</summary>
    Divergent,

    /// <summary>The orbit has no further state; those of the stretch are fine.</summary>
    Blocked,
}
