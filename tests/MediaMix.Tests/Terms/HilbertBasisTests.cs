using MediaMix.Testing;

namespace MediaMix.Tests.Terms;

/// <summary>The basis against the process it stands for; covariances and spectral densities are those of <see cref="NaiveProcess"/>.</summary>
public class HilbertBasisTests
{
    public static TheoryData<ProcessKernel> Kernels => [.. Enum.GetValues<ProcessKernel>()];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Root_IsThatOfTheSpectralDensity(ProcessKernel kernel)
    {
        foreach (var u in new[] { 0, 0.1, 1, 2.5, 10, 30 })
            Agreement.Within(1e-13, Math.Sqrt(NaiveProcess.Density(kernel, 1, 1, u)), StationaryKernel.Of(kernel).Root(u));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Root_SquaredAndIntegrated_IsTheVariance(ProcessKernel kernel)
    {
        // ∫ S(w) dw over the line is 2π α². w = tan θ: trapezoids converge fast for what vanishes at both ends.
        const int steps = 4000;
        var (sum, law) = (0.0, StationaryKernel.Of(kernel));
        for (var i = 1; i < steps; i++)
        {
            var θ = Math.PI * (i / (double)steps - 0.5);
            sum += Math.Pow(law.Root(Math.Abs(Math.Tan(θ))), 2) / Math.Pow(Math.Cos(θ), 2);
        }
        Assert.Equal(1, sum * Math.PI / steps / (2 * Math.PI), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Slope_IsTheDerivativeOfTheLog(ProcessKernel kernel)
    {
        const double h = 1e-5;
        var law = StationaryKernel.Of(kernel);
        foreach (var u in new[] { 0.01, 0.3, 1, 4, 20, 29, 35, 1000 })
            Assert.Equal((Math.Log(law.Root(u * Math.Exp(h))) - Math.Log(law.Root(u * Math.Exp(-h)))) / h, law.Slope(u), 1e-8 * Math.Max(1, u * u));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Sds_AreRootsOfTheSpectralDensity(ProcessKernel kernel)
    {
        const double halfRange = 60, boundary = 2.5, amplitude = 0.3, lengthScale = 17;
        var sds = new double[30];
        new HilbertBasis(kernel, halfRange, sds.Length, boundary).Sds(amplitude, lengthScale, sds);
        for (var j = 1; j <= sds.Length; j++)
            Agreement.Within(1e-12, Math.Sqrt(NaiveProcess.Density(kernel, amplitude, lengthScale, j * Math.PI / (2 * boundary * halfRange))), sds[j - 1]);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Pullback_AgreesWithCentralDifferences(ProcessKernel kernel)
    {
        const double h = 1e-5, amplitude = 0.3, lengthScale = 17;
        var basis = new HilbertBasis(kernel, 60, 30, 2.5);
        var (sds, adjoint) = (new double[30], Enumerable.Range(0, 30).Select(static j => Math.Sin(j + 1.0)).ToArray());
        basis.Sds(amplitude, lengthScale, sds);
        var (logAmplitude, logLength) = basis.Pullback(lengthScale, sds, adjoint);

        Assert.Equal((Sum(Math.Exp(h), 1) - Sum(Math.Exp(-h), 1)) / (2 * h), logAmplitude, 1e-8);
        Assert.Equal((Sum(1, Math.Exp(h)) - Sum(1, Math.Exp(-h))) / (2 * h), logLength, 1e-8);

        double Sum(double a, double l)
        {
            var moved = new double[30];
            basis.Sds(a * amplitude, l * lengthScale, moved);
            return moved.Zip(adjoint, static (x, y) => x * y).Sum();
        }
    }

    [Fact]
    public void Column_Waves_AreOrthonormalUpToTheBoundary()
    {
        // With c just above 1 the data reach the boundary; trapezoids are exact for sines that vanish there.
        var basis = new HilbertBasis(ProcessKernel.Matern52, 50, 6, 1.0000001);
        var places = HilbertBasis.Places(1001, 0.1);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                var (one, two) = (basis.Column(i, places), basis.Column(j, places));
                Assert.Equal(i == j ? 1 : 0, 0.1 * one.Zip(two, static (a, b) => a * b).Sum(), 1e-5);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Covariance_BySizeRule_IsThatOfTheProcess(ProcessKernel kernel)
    {
        const double halfRange = 78, shortest = 0.05 * halfRange, longest = 0.8 * halfRange;
        var boundary = HilbertBasis.BoundaryFor(kernel, halfRange, longest);
        var count = (int)HilbertBasis.CountFor(kernel, halfRange, boundary, shortest);
        var (basis, places) = (new HilbertBasis(kernel, halfRange, count, boundary), HilbertBasis.Places(53, 3));
        var columns = Enumerable.Range(0, count).Select(j => basis.Column(j, places)).ToArray();
        var sds = new double[count];
        foreach (var part in new[] { 0.05, 0.07, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8 })
        {
            basis.Sds(1, part * halfRange, sds);
            var error = 0.0;
            for (var a = 0; a < places.Length; a++)
            {
                for (var b = 0; b <= a; b++)
                {
                    var covariance = Enumerable.Range(0, count).Sum(j => sds[j] * sds[j] * columns[j][a] * columns[j][b]);
                    error = Math.Max(error, Math.Abs(covariance - NaiveProcess.Correlation(kernel, (places[a] - places[b]) / (part * halfRange))));
                }
            }
            Assert.InRange(error, 0, 0.012);
            // A grid that is coarser sees no more.
            Assert.InRange(basis.CovarianceError(part * halfRange), 0.5 * error, 1.1 * error + 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void CovarianceError_OneLengthScaleBySizeRule_IsSmall(ProcessKernel kernel)
    {
        foreach (var (lengthScale, limit) in new[] { (0.05, 0.012), (0.3, 0.012), (0.8, 0.012), (2, 0.012), (1e3, 0.02) })
        {
            var boundary = HilbertBasis.BoundaryFor(kernel, 1, lengthScale);
            var count = (int)HilbertBasis.CountFor(kernel, 1, boundary, lengthScale);
            Assert.InRange(new HilbertBasis(kernel, 1, count, boundary).CovarianceError(lengthScale), 0, limit);
        }
    }

    [Theory]
    [InlineData(ProcessKernel.SquaredExponential, 1.2)]
    [InlineData(ProcessKernel.Matern52, 1.23)]
    [InlineData(ProcessKernel.Matern32, 1.35)]
    public void CovarianceError_PublishedBoundary_IsTheReflectionAtTheEdge(ProcessKernel kernel, double published)
    {
        // ℓ/S = 0.3: the edge and its mirror image are 2(c − 1)S apart.
        const double lengthScale = 0.3;
        var reflected = NaiveProcess.Correlation(kernel, 2 * (published - 1) / lengthScale);
        Assert.InRange(reflected, 0.08, 0.42);
        Assert.Equal(reflected, new HilbertBasis(kernel, 1, 200, published).CovarianceError(lengthScale), 2e-3);
    }
}
