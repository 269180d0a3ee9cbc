using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Coordinates;

/// <summary>x = sinh q in every coordinate: a curved map whose derivatives are known.</summary>
sealed class SinhMap(int dimension) : CoordinateMap(dimension, 0)
{
    public override double Forward(scoped ReadOnlySpan<double> q, scoped Span<double> x, scoped Span<double> workspace)
    {
        var sum = 0.0;
        for (var i = 0; i < q.Length; i++)
        {
            x[i] = Math.Sinh(q[i]);
            sum += Math.Log(Math.Cosh(q[i]));
        }
        return sum;
    }

    public override void Pullback(
        scoped ReadOnlySpan<double> q, scoped ReadOnlySpan<double> x, scoped ReadOnlySpan<double> gradientX,
        scoped Span<double> gradientQ, scoped Span<double> workspace)
    {
        for (var i = 0; i < q.Length; i++)
            gradientQ[i] = gradientX[i] * Math.Cosh(q[i]) + Math.Tanh(q[i]);
    }

    public override void Inverse(scoped ReadOnlySpan<double> x, scoped Span<double> q, scoped Span<double> workspace)
    {
        for (var i = 0; i < q.Length; i++)
            q[i] = Math.Asinh(x[i]);
    }
}

/// <summary>Maps and points that the tests of all maps share. Coordinates 0–9.</summary>
static class SampleMaps
{
    public const int Dimension = 10;

    /// <summary>
    /// Two levels, the lower one first: 0–3 around 8, itself a member of the upper one (8, 9 around 4, ln sd 5); and 6, 7
    /// around a constant, with the ln sd of the upper one.
    /// </summary>
    public static IReadOnlyList<NormalHierarchy> Nested { get; } =
    [
        new NormalHierarchy { Members = [0, 1, 2, 3], MeanCoordinate = 8, LogSdCoordinate = 9 },
        new NormalHierarchy { Members = [8, 9], MeanCoordinate = 4, LogSdCoordinate = 5 },
        new NormalHierarchy { Members = [6, 7], ConstantMean = 1.5, LogSdCoordinate = 5 },
    ];

    public static CentringMap Centring { get; } =
        new(Dimension, Nested, [[0, 0.3, 0.7, 1], [0.4, 0.9], [0.2, 0]]);

    public static CoordinateMap Of(string name) => name switch
    {
        "centring" => Centring,
        "identity" => CentringMap.Uniform(Dimension, Nested, 1),
        "one" => new ComposedMap(Centring),
        "two" => new ComposedMap(new SinhMap(Dimension), Centring),
        "four" => new ComposedMap(Centring, new SinhMap(Dimension), CentringMap.Uniform(Dimension, Nested, 0.5), new SinhMap(Dimension)),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static TheoryData<string> Names => ["centring", "identity", "one", "two", "four"];

    public static double[] Point(int seed)
    {
        var rng = Rng.Create((ulong)seed, 0, 0, 1);
        var point = new double[Dimension];
        for (var i = 0; i < point.Length; i++)
            point[i] = 1.6 * rng.NextDouble() - 0.8;
        return point;
    }
}
