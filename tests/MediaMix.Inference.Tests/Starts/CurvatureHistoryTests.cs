namespace MediaMix.Inference.Tests.Starts;

public class CurvatureHistoryTests
{
    static readonly double[] Step = [1, -0.5, 2];
    static readonly double[] Change = [3, -0.1, 5];

    [Fact]
    public void Diagonal_NoPairs_IsTheInverseGradientOrOne() =>
        Assert.Equal([1e-6, 1, 1, 0.5], new CurvatureHistory([1e6, 0, 0.3, -2], 4).Diagonal.ToArray());

    [Fact]
    public void Add_FirstPair_DiagonalIsThatOfTheUpdatedAndScaledHessian()
    {
        var history = new CurvatureHistory([0, 0, 0], 4);
        history.Add(new CurvaturePair(Step, Change));

        // B = (yᵀAy/yᵀs) A⁻¹ updated by the pair, with A = I; its diagonal is 1/α.
        double sy = 1 * 3 + 0.5 * 0.1 + 2 * 5, yy = 9 + 0.01 + 25, ss = 1 + 0.25 + 4;
        for (var i = 0; i < 3; i++)
        {
            var expected = yy / sy - yy / sy * Step[i] * Step[i] / ss + Change[i] * Change[i] / sy;
            Assert.Equal(1 / expected, history.Diagonal[i], 1e-14);
        }
        Assert.Equal(1, history.Count);
    }

    [Fact]
    public void Add_StiffCoordinate_DiagonalIsTheInverseCurvature()
    {
        var history = new CurvatureHistory([0], 4);
        history.Add(new CurvaturePair([0.3], [0.6e15]));

        Assert.Equal(0.5e-15, history.Diagonal[0], 1e-28);
    }

    public static TheoryData<double, double> Unusable => new() { { -1, 0 }, { 0, 0 }, { double.NaN, 0 }, { double.PositiveInfinity, 0 }, { 1e-9, 1 } };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Add_NoPositiveCurvature_ChangesNothing(double along, double across)
    {
        var history = new CurvatureHistory([0, 0, 0], 4);
        history.Add(new CurvaturePair([1, 0, 0], [along, across, 0]));

        Assert.Equal(0, history.Count);
        Assert.Equal([1, 1, 1], history.Diagonal.ToArray());
    }

    [Fact]
    public void Add_BeyondCapacity_ForgetsTheOldest()
    {
        var (history, result) = (new CurvatureHistory([0, 0], 2), new double[2]);
        history.Add(new CurvaturePair([1, 0], [100, 0]));
        history.Add(new CurvaturePair([1, 0], [2, 0]));
        history.Add(new CurvaturePair([0, 1], [0, 4]));

        Assert.Equal(2, history.Count);
        history.Build().Apply([1, 1], result);
        Assert.Equal(0.5, result[0], 1e-15);
        Assert.Equal(0.25, result[1], 1e-15);
    }
}
