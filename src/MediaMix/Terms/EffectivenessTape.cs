namespace MediaMix;

/// <summary>One curve of effectiveness in one evaluation. Owned by one thread.</summary>
/// <param name="curve">The curve.</param>
sealed class EffectivenessTape(EffectivenessCurve curve)
{
    public EffectivenessCurve Curve => curve;

    /// <summary>Multiplier of the response in every row, mean one over the window; behind it that of its last row.</summary>
    public double[] Multiplier { get; } = new double[curve.Rows];

    /// <summary>∂L/∂multiplier; channels add to it on the way back.</summary>
    public double[] Adjoint { get; } = new double[curve.Rows];

    /// <summary>The curve before its mean is divided out, over the padded rows of the window.</summary>
    public double[] Level { get; } = new double[curve.WindowRows];

    public double[] LevelAdjoint { get; } = new double[curve.WindowRows];

    /// <summary>What the columns are multiplied by.</summary>
    public double[] Coefficients { get; } = new double[curve.Columns.Count];

    /// <summary>Sds of the coefficients, or of their logs.</summary>
    public double[] Sds { get; } = new double[curve.Columns.Count];

    public double[] CoefficientAdjoint { get; } = new double[curve.Columns.Count];

    /// <summary>Mean of <see cref="Level"/> over the window.</summary>
    public double Mean { get; set; }
}
