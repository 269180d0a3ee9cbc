namespace MediaMix.Numerics.Tests;

/// <summary>Dense arguments for each function, and its value there to about 30 digits.</summary>
static class Sweeps
{
    const int Count = 20_000;

    internal static IEnumerable<double> For(string name) => name switch
    {
        "Exp" => [.. Linear(-2, 2), .. Linear(-707, 709)],
        "Expm1" => [.. Linear(-0.7, 0.7), .. Linear(-40, 40), .. BothSigns(Geometric(-9, 0))],
        "Log" => [.. Linear(0.35, 2.9), .. Geometric(-307, 308), .. Geometric(-8, 0).Select(d => 1 + d)],
        "Log1p" => [.. Linear(-0.999, 3), .. Geometric(-9, 15), .. Geometric(-9, -0.1).Select(d => -d)],
        "Tanh" => [.. Linear(-1, 1), .. Linear(-20, 20), .. Geometric(-9, 0)],
        "Logistic" => [.. Linear(-4, 4), .. Linear(-690, 40)],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    internal static DoubleDouble Exact(string name, double x) => name switch
    {
        "Exp" => DoubleDouble.Exp(x),
        "Expm1" => DoubleDouble.Expm1(x),
        "Log" => DoubleDouble.Log(x),
        "Log1p" => DoubleDouble.Log1p(x, Math.Log(1 + x) - (1 + x - 1 - x) / (1 + x)),
        "Tanh" => DoubleDouble.Expm1(2 * x) / (DoubleDouble.Expm1(2 * x) + 2),
        "Logistic" => DoubleDouble.Exp(x) / (DoubleDouble.Exp(x) + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    // A step that is not a short binary fraction, so that the low bits vary.
    static IEnumerable<double> Linear(double from, double to) =>
        Enumerable.Range(0, Count).Select(i => from + (to - from) * (i + 0.377) / Count);

    static IEnumerable<double> Geometric(double fromPower, double toPower) =>
        Linear(fromPower, toPower).Select(power => Math.Pow(10, power));

    static IEnumerable<double> BothSigns(IEnumerable<double> values) => values.SelectMany(v => (double[])[v, -v]);
}
