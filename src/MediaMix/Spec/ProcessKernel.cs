namespace MediaMix;

/// <summary>How values of a Gaussian process at a distance go together: how smooth its curves are.</summary>
public enum ProcessKernel
{
    /// <summary>Matérn 5/2: curves with two derivatives, smooth to the eye.</summary>
    Matern52,

    /// <summary>Matérn 3/2: curves with one derivative, which may turn sharply.</summary>
    Matern32,

    /// <summary>Squared exponential: curves without any corner, however close one looks.</summary>
    SquaredExponential,
}
