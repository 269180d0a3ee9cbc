using System.Runtime.Intrinsics;

namespace MediaMix.Numerics.Tests;

public class VectorMathTests
{
    static readonly Dictionary<string, (Func<double, double> Scalar, Func<Vector512<double>, Vector512<double>> Vector, (double X, double Y)[] Table)>
        Functions = new()
        {
            ["Exp"] = (ScalarMath.Exp, VectorMath.Exp, ReferenceValues.Exp),
            ["Expm1"] = (ScalarMath.Expm1, VectorMath.Expm1, ReferenceValues.Expm1),
            ["Log"] = (ScalarMath.Log, VectorMath.Log, ReferenceValues.Log),
            ["Log1p"] = (ScalarMath.Log1p, VectorMath.Log1p, ReferenceValues.Log1p),
            ["Tanh"] = (ScalarMath.Tanh, VectorMath.Tanh, ReferenceValues.Tanh),
            ["Logistic"] = (ScalarMath.Logistic, VectorMath.Logistic, ReferenceValues.Logistic),
        };

    public static TheoryData<string> Names => [.. Functions.Keys];

    // Against rounded values an error below 1½ (2½) ulp is at most one (two) whole steps.
    [Theory]
    [MemberData(nameof(Names))]
    public void Function_TabulatedArguments_WithinBound(string name)
    {
        var steps = name is "Tanh" or "Logistic" ? 2 : 1;
        foreach (var (x, y) in Functions[name].Table)
            Assert.True(Ulp.Distance(Functions[name].Scalar(x), y) <= steps, $"{name}({x:R}) = {Functions[name].Scalar(x):R}, not {y:R}");
    }

    [Theory]
    [InlineData("Exp", 1.1)]
    [InlineData("Expm1", 1.2)]
    [InlineData("Log", 1.0)]
    [InlineData("Log1p", 1.0)]
    [InlineData("Tanh", 2.2)]
    [InlineData("Logistic", 2.2)]
    public void Function_DenseSweep_WithinStatedError(string name, double bound)
    {
        var worst = 0.0;
        var worstAt = 0.0;
        foreach (var x in Sweeps.For(name))
        {
            var error = Ulp.Distance(Functions[name].Scalar(x), Sweeps.Exact(name, x));
            if (!(error <= worst))
                (worst, worstAt) = (error, x);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {worst:F3} ulp at {worstAt:R}");
        Assert.True(worst <= bound, $"{name}: {worst} ulp at {worstAt:R}");
        Assert.True(worst > 0.5, "No double result is that good on this many arguments: the sweep does not measure.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_SweepAndRandomBitPatterns_ScalarHasVectorBits(string name)
    {
        var rng = Rng.Create(15, 0, 0, 0);
        var patterns = Enumerable.Range(0, 50_000).Select(_ => BitConverter.UInt64BitsToDouble(rng.NextUInt64()));
        foreach (var x in Sweeps.For(name).Concat(patterns))
        {
            var vector = Functions[name].Vector(Vector512.Create(x))[5];
            Assert.True(Functions[name].Scalar(x).Equals(vector), $"{name}({x:R}): {Functions[name].Scalar(x):R} against {vector:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_AnyLaneAmongAnyNeighbours_SameBits(string name)
    {
        // Ordinary, extreme and special arguments side by side, so that each lane sees both paths.
        double[] extremes = [0.0, -0.0, double.NaN, double.PositiveInfinity, -1e308, 5e-324, -745.0, 1e308];
        var (scalar, vector, table) = Functions[name];
        for (var i = 0; i < table.Length; i++)
        for (var lane = 0; lane < 8; lane++)
        {
            var calm = Vector512.Create(0.75).WithElement(lane, table[i].X);
            var wild = Vector512.Create(extremes).WithElement(lane, table[i].X);
            var expected = BitConverter.DoubleToUInt64Bits(scalar(table[i].X));
            Assert.Equal(expected, BitConverter.DoubleToUInt64Bits(vector(calm)[lane]));
            Assert.Equal(expected, BitConverter.DoubleToUInt64Bits(vector(wild)[lane]));
        }
    }

    const double Inf = double.PositiveInfinity;

    [Theory]
    [InlineData("Exp", 0.0, 1.0)]
    [InlineData("Exp", Inf, Inf)]
    [InlineData("Exp", -Inf, 0.0)]
    [InlineData("Exp", 5e-324, 1.0)]
    [InlineData("Exp", 709.7827128933841, Inf)]
    [InlineData("Exp", double.MaxValue, Inf)]
    [InlineData("Exp", double.MinValue, 0.0)]
    [InlineData("Exp", -745.1332191019411, 5e-324)]
    [InlineData("Exp", -745.1332191019412, 0.0)]
    [InlineData("Expm1", 0.0, 0.0)]
    [InlineData("Expm1", 5e-324, 5e-324)]
    [InlineData("Expm1", -5e-324, -5e-324)]
    [InlineData("Expm1", -Inf, -1.0)]
    [InlineData("Expm1", -800.0, -1.0)]
    [InlineData("Expm1", Inf, Inf)]
    [InlineData("Expm1", 710.0, Inf)]
    [InlineData("Log", 1.0, 0.0)]
    [InlineData("Log", 0.0, -Inf)]
    [InlineData("Log", Inf, Inf)]
    [InlineData("Log", -1.0, double.NaN)]
    [InlineData("Log", -5e-324, double.NaN)]
    [InlineData("Log", -Inf, double.NaN)]
    [InlineData("Log1p", 0.0, 0.0)]
    [InlineData("Log1p", 5e-324, 5e-324)]
    [InlineData("Log1p", -5e-324, -5e-324)]
    [InlineData("Log1p", -1.0, -Inf)]
    [InlineData("Log1p", -1.0000000000000002, double.NaN)]
    [InlineData("Log1p", -Inf, double.NaN)]
    [InlineData("Log1p", Inf, Inf)]
    [InlineData("Tanh", 0.0, 0.0)]
    [InlineData("Tanh", 5e-324, 5e-324)]
    [InlineData("Tanh", 22.0, 1.0)]
    [InlineData("Tanh", -Inf, -1.0)]
    [InlineData("Tanh", Inf, 1.0)]
    [InlineData("Logistic", 0.0, 0.5)]
    [InlineData("Logistic", Inf, 1.0)]
    [InlineData("Logistic", -Inf, 0.0)]
    [InlineData("Logistic", -800.0, 0.0)]
    [InlineData("Logistic", 800.0, 1.0)]
    public void Function_SpecialArgument_ExactValue(string name, double x, double expected)
    {
        var actual = Functions[name].Scalar(x);
        if (double.IsNaN(expected))
            Assert.True(double.IsNaN(actual));
        else
            Assert.Equal(BitConverter.DoubleToUInt64Bits(expected), BitConverter.DoubleToUInt64Bits(actual));
    }

    // Apart from the table above: the analyser takes −0 and 0 for the same row.
    [Fact]
    public void Function_NegativeZero_SignKeptWhereOdd()
    {
        foreach (var odd in (string[])["Expm1", "Log1p", "Tanh"])
            Assert.Equal(1UL << 63, BitConverter.DoubleToUInt64Bits(Functions[odd].Scalar(-0.0)));
        Assert.Equal(1.0, ScalarMath.Exp(-0.0));
        Assert.Equal(0.5, ScalarMath.Logistic(-0.0));
        Assert.Equal(double.NegativeInfinity, ScalarMath.Log(-0.0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_NaN_NaN(string name) => Assert.True(double.IsNaN(Functions[name].Scalar(double.NaN)));

    [Theory]
    [InlineData(1e-15)]
    [InlineData(-1e-12)]
    [InlineData(3e-9)]
    [InlineData(-2e-6)]
    public void Log1pAndExpm1_NearZero_RelativeErrorBelow1e15(double x)
    {
        // Taylor series: the first omitted term is below 1e-17 of the sum.
        var log1p = x * (1 - x * (0.5 - x * (1.0 / 3 - x * 0.25)));
        var expm1 = x * (1 + x * (0.5 + x * (1.0 / 6 + x / 24)));
        Assert.InRange(ScalarMath.Log1p(x) / log1p - 1, -1e-15, 1e-15);
        Assert.InRange(ScalarMath.Expm1(x) / expm1 - 1, -1e-15, 1e-15);
    }
}
