namespace MediaMix.Testing;

/// <summary>Gaussian processes a second time, as they are printed in books.</summary>
static class NaiveProcess
{
    /// <summary>Spectral density of a kernel with amplitude a and length scale l at a frequency.</summary>
    public static double Density(ProcessKernel kernel, double a, double l, double w) => kernel switch
    {
        ProcessKernel.SquaredExponential => a * a * l * Math.Sqrt(2 * Math.PI) * Math.Exp(-l * l * w * w / 2),
        ProcessKernel.Matern32 => a * a * 12 * Math.Sqrt(3) / Math.Pow(l, 3) * Math.Pow(3 / (l * l) + w * w, -2),
        _ => a * a * 400 * Math.Sqrt(5) / (3 * Math.Pow(l, 5)) * Math.Pow(5 / (l * l) + w * w, -3),
    };

    /// <summary>Correlation at a distance of so many length scales.</summary>
    public static double Correlation(ProcessKernel kernel, double distance)
    {
        var (root3, root5, d) = (Math.Sqrt(3), Math.Sqrt(5), Math.Abs(distance));
        return kernel switch
        {
            ProcessKernel.SquaredExponential => Math.Exp(-d * d / 2),
            ProcessKernel.Matern32 => (1 + root3 * d) * Math.Exp(-root3 * d),
            _ => (1 + root5 * d + 5 * d * d / 3) * Math.Exp(-root5 * d),
        };
    }

    /// <summary>The curve of a process per fitted row, less its mean.</summary>
    public static double[] Curve(string name, GaussianProcess process, int periods, double weeksPerPeriod, IReadOnlyDictionary<string, double> values)
    {
        var (middle, end) = ((periods - 1) / 2.0, process.Boundary!.Value * weeksPerPeriod * (periods - 1) / 2.0);
        var curve = new double[periods];
        for (var j = 1; j <= process.Count; j++)
        {
            var w = j * Math.PI / 2 / end;
            var sd = Math.Sqrt(Density(process.Kernel, values[$"{name}.amplitude"], values[$"{name}.length_scale"], w));
            for (var t = 0; t < periods; t++)
                curve[t] += sd * Math.Sin(w * ((t - middle) * weeksPerPeriod + end)) / Math.Sqrt(end) * values[$"{name}.basis[{j}]"];
        }
        return [.. curve.Select(f => f - curve.Average())];
    }
}
