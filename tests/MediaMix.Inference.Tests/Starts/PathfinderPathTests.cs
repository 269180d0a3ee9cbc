using MediaMix.Inference.Tests.Nuts;
using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Starts;

public class PathfinderPathTests
{
    static readonly PathfinderOptions Options = new() { History = 40, DrawsPerPath = 200 };

    [Theory]
    [InlineData(1, 0.001)]
    [InlineData(2, 0.05)]
    [InlineData(5, 0.1)]
    [InlineData(12, 0.4)]
    public void Run_CorrelatedNormal_FindsMeanAndCovariance(int dimension, double covarianceError)
    {
        var rng = Rng.Create(31, dimension, 0, 1);
        var precision = Dense.Positive(dimension, ref rng);
        var path = Path(new FunctionDensity(dimension, (p, g) =>
        {
            var product = Dense.Multiply(precision, [.. p.ToArray().Select(static (x, i) => x - i)]);
            for (var i = 0; i < g.Length; i++)
                g[i] = -product[i];
            return -0.5 * p.ToArray().Select(static (x, i) => x - i).Zip(product, static (x, y) => x * y).Sum();
        }));
        var draws = path.Run();

        // log p − log q is ½ ln det(2π Σ) plus the misfit. Its mean over draws of q is that constant less KL(q‖p).
        var constant = 0.5 * dimension * Math.Log(2 * Math.PI)
            - Enumerable.Range(0, dimension).Sum(i => Math.Log(Cholesky.Of(precision)!.Columns[i][i]));
        // The limit is a twentieth of a nat per dimension.
        Assert.InRange(constant - draws.Average(static d => d.LogRatio), -0.02, 0.05 * dimension);
        var centre = path.Best!.Centre.ToArray();
        var offset = centre.Select(static (x, i) => x - i).ToArray();
        Assert.InRange(offset.Zip(Dense.Multiply(precision, offset), static (x, y) => x * y).Sum(), 0, 1e-3);
        Assert.InRange(Dense.Difference(Covariance(path.Best.Covariance), Dense.Inverse(precision)), 0, covarianceError);
    }

    [Fact]
    public void Run_ScalesNineOrdersApart_FindsThem()
    {
        double[] sd = [1, 10, 1e-3, 1e-6];
        var draws = Path(new GaussianDensity([1, -2, 1000, 0.001], sd)).Run();

        Assert.InRange(draws.Average(static d => d.LogRatio) - sd.Sum(Math.Log) - 2 * Math.Log(2 * Math.PI), -0.1, 0.1);
    }

    [Fact]
    public void Run_StartAtTheMode_RatesWhatThereIs()
    {
        var path = Path(new GaussianDensity([0, 0], [1, 1]), (int _, int _, ref Rng _, Span<double> p) => p.Clear());

        Assert.Equal(200, path.Run().Length);
        Assert.Equal(0, path.Steps);
        // The identity is the covariance, so that the ratio is ln 2π for every draw.
        Assert.Equal(Math.Log(2 * Math.PI), path.BestRating, 1e-13);
    }

    [Fact]
    public void Run_StartsThatFail_AreTriedAgain()
    {
        var path = Path(Landscapes.Wall(), (int _, int attempt, ref Rng _, Span<double> p) => p[0] = attempt - 7.5);

        Assert.NotEmpty(path.Run());
    }

    static PathfinderPath Path(ILogDensity density, StartingPoint? start = null) =>
        new(0, new CountedDensity(density), start ?? Uniform, 5, Options, TestContext.Current.CancellationToken);

    static void Uniform(int path, int attempt, ref Rng rng, Span<double> position)
    {
        foreach (ref var x in position)
            x = 4 * rng.NextDouble() - 2;
    }

    static double[][] Covariance(InverseHessian inverse)
    {
        var columns = Dense.Map(inverse.Dimension, inverse.Dimension, static (i, j) => i == j ? 1 : 0);
        foreach (var column in columns)
            inverse.Apply(column, column);
        return columns;
    }
}
