namespace MediaMix.Inference;

/// <summary>A place on a path: position, log density and gradient.</summary>
sealed class PathPoint(int dimension)
{
    public double[] Position { get; } = new double[dimension];

    public double[] Gradient { get; } = new double[dimension];

    public double LogDensity { get; set; } = double.NegativeInfinity;
}
