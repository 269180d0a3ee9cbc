namespace MediaMix.Inference.Tests.Nuts;

/// <summary>Independent normals with given means and standard deviations.</summary>
sealed class GaussianDensity(double[] mean, double[] sd) : ILogDensity
{
    public int Evaluations { get; private set; }

    public int Dimension => mean.Length;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        Evaluations++;
        var sum = 0.0;
        for (var i = 0; i < mean.Length; i++)
        {
            var z = (position[i] - mean[i]) / sd[i];
            gradient[i] = -z / sd[i];
            sum -= 0.5 * z * z;
        }
        return sum;
    }
}
