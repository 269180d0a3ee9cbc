using MediaMix.Testing;

namespace MediaMix.Tests.Experiments;

/// <summary>Densities of statements against closed forms, and their derivatives against differences.</summary>
public class ExperimentErrorsTests
{
    static readonly double[] Implied = [1.3, -0.4, 2.5];

    static readonly double[][] Covariance = [[0.04, 0.01, 0.0], [0.01, 0.09, -0.02], [0.0, -0.02, 0.25]];

    public static TheoryData<string> Kinds => ["normal", "student_t", "gamma", "correlated"];

    static ExperimentErrors Create(string kind) => kind switch
    {
        "normal" => new SingleErrors(1, 0.2, 0.7, null),
        "student_t" => new SingleErrors(1, 0.2, 0.7, 3),
        "gamma" => new GammaErrors(1, -0.6, 0.3),
        _ => new CorrelatedErrors([2, 0, 1], [2.2, 1.6, 0.1], Covariance),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void LogDensity_Adjoint_IsTheDerivative(string kind)
    {
        var errors = Create(kind);
        var adjoint = new double[3];
        errors.LogDensity(Implied, adjoint);
        for (var i = 0; i < Implied.Length; i++)
            Agreement.Within(1e-8, (At(i, 1e-5) - At(i, -1e-5)) / 2e-5, adjoint[i], 1);

        double At(int i, double by)
        {
            var moved = (double[])Implied.Clone();
            moved[i] += by;
            return errors.LogDensity(moved, new double[3]);
        }
    }

    [Fact]
    public void LogDensity_Single_IsThatOfThePriorFamilyAtTheStatement()
    {
        Assert.Equal(new NormalPrior(-0.4, 0.7).LogDensity(0.2, out _), Value("normal"), 1e-14);
        Assert.Equal(new StudentTPrior(3, -0.4, 0.7).LogDensity(0.2, out _), Value("student_t"), 1e-14);
        Assert.Equal(GammaPrior.FromMeanSd(0.4, 0.3).LogDensity(0.6, out _), Value("gamma"), 1e-13);
    }

    [Fact]
    public void LogDensity_GammaOfNoEffect_IsImpossible() =>
        Assert.Equal(double.NegativeInfinity, new GammaErrors(1, 0.6, 0.3).LogDensity([1, 0, 1], new double[3]));

    [Fact]
    public void LogDensity_Correlated_IsTheChainOfConditionals()
    {
        // By hand: r = stated − implied in the order of the members, then one member at a time given those before it.
        double[] r = [2.2 - 2.5, 1.6 - 1.3, 0.1 + 0.4];
        var first = Normal(r[0], 0.04);
        var second = Normal(r[1] - 0.25 * r[0], 0.09 - 0.01 * 0.25);
        // Regression of the third on the first two, by Cramer's rule.
        var determinant = 0.04 * 0.09 - 0.01 * 0.01;
        var (a, b) = (-0.01 * -0.02 / determinant, 0.04 * -0.02 / determinant);
        var third = Normal(r[2] - a * r[0] - b * r[1], 0.25 - b * -0.02);

        Assert.Equal(first + second + third, Value("correlated"), 1e-12);
        Assert.Equal(third, Create("correlated").Pointwise(2, Implied), 1e-12);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("student_t")]
    [InlineData("gamma")]
    public void Pointwise_OfAnIndependentStatement_IsItsDensity(string kind) => Assert.Equal(Value(kind), Create(kind).Pointwise(0, Implied), 1e-14);

    [Fact]
    public void Factor_ImpossibleCovariance_IsNull() => Assert.Null(CorrelatedErrors.Factor([[1.0, 2.0], [2.0, 1.0]]));

    static double Value(string kind) => Create(kind).LogDensity(Implied, new double[3]);

    static double Normal(double x, double variance) => -0.5 * (x * x / variance + Math.Log(2 * Math.PI * variance));
}
