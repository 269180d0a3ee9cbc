namespace MediaMix.Inference.Tests.Posteriordb;

/// <summary>Log density of one parameter, up to a constant, with its derivative.</summary>
delegate double Prior(double x, out double slope);

/// <summary>The priors of the regressions.</summary>
static class Priors
{
    public static double Flat(double x, out double slope)
    {
        slope = 0;
        return 0;
    }

    public static Prior Normal(double mean, double sd) => (double x, out double slope) =>
    {
        var z = (x - mean) / sd;
        slope = -z / sd;
        return -0.5 * z * z;
    };

    public static Prior StudentT(double freedom, double location, double scale) => (double x, out double slope) =>
    {
        var z = (x - location) / scale;
        slope = -(freedom + 1) * z / ((freedom + z * z) * scale);
        return -0.5 * (freedom + 1) * Math.Log(1 + z * z / freedom);
    };

    public static Prior Cauchy(double scale) => StudentT(1, 0, scale);
}
