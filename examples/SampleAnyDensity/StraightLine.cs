using MediaMix.Inference;
using MediaMix.Numerics;

/// <summary>weight_i ~ normal(a + b·height_i, e^s), flat in a, b and s: the log density at (a, b, s) and its gradient.</summary>
sealed class StraightLine : ILogDensity
{
    // Average heights (inches) and weights (pounds) of American women, 1975: the data set `women` of R.
    static readonly double[] Height = [58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72];
    static readonly double[] Weight = [115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164];

    public int Dimension => 3;

    public double Evaluate(scoped ReadOnlySpan<double> position, scoped Span<double> gradient)
    {
        var (a, b, s) = (position[0], position[1], position[2]);
        var (precision, squares) = (ScalarMath.Exp(-2 * s), 0.0);
        gradient.Clear();
        for (var i = 0; i < Height.Length; i++)
        {
            var residual = Weight[i] - a - b * Height[i];
            gradient[0] += precision * residual;
            gradient[1] += precision * residual * Height[i];
            squares += residual * residual;
        }
        gradient[2] = precision * squares - Height.Length;
        return -Height.Length * s - 0.5 * precision * squares;
    }
}
