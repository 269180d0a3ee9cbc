namespace MediaMix;

/// <summary>Who chose a prior.</summary>
public enum PriorOrigin
{
    /// <summary>It is written in the model.</summary>
    Written,

    /// <summary>It is the posterior of an earlier run, made wider.</summary>
    Carried,

    /// <summary>Nobody: binding filled it in.</summary>
    Default,
}
