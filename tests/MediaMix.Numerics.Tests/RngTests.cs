
namespace MediaMix.Numerics.Tests;

public class RngTests
{
    const ulong Ones = ulong.MaxValue;

    // Known answers of philox4x64-10 from the Random123 distribution (Salmon et al. 2011), file kat_vectors.
    public static TheoryData<ulong[], ulong[], ulong[]> KnownAnswers => new()
    {
        { [0, 0, 0, 0], [0, 0], [0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b] },
        { [Ones, Ones, Ones, Ones], [Ones, Ones], [0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0] },
        {
            [0x243f6a8885a308d3, 0x13198a2e03707344, 0xa4093822299f31d0, 0x082efa98ec4e6c89],
            [0x452821e638d01377, 0xbe5466cf34e90c6c],
            [0xa528f45403e61d95, 0x38c72dbd566e9788, 0xa5a1610e72fd18b5, 0x57bd43b5e52b7fe6]
        },
    };

    [Theory]
    [MemberData(nameof(KnownAnswers))]
    public void Philox_PublishedVector_KnownAnswer(ulong[] counter, ulong[] key, ulong[] expected)
    {
        var (r0, r1, r2, r3) = Philox.Block((counter[0], counter[1], counter[2], counter[3]), (key[0], key[1]));
        Assert.Equal(expected, new ulong[] { r0, r1, r2, r3 });
    }

    [Fact]
    public void NextUInt64_FiveCalls_BlocksOfTheDocumentedLayout()
    {
        var rng = Rng.Create(99, 3, 5, 7);
        var (a0, a1, a2, a3) = Philox.Block((0, 5, 0, 0), (99, 3UL << 32 | 7));
        var (b0, _, _, _) = Philox.Block((1, 5, 0, 0), (99, 3UL << 32 | 7));
        Assert.Equal([a0, a1, a2, a3, b0], Enumerable.Range(0, 5).Select(_ => rng.NextUInt64()));
    }

    [Fact]
    public void Create_NegativeArguments_DistinctStreams()
    {
        // −1 must not spill its sign into the neighbouring field.
        (int Chain, int Iteration, int Purpose)[] keys = [(0, 0, 0), (-1, 0, 0), (0, -1, 0), (0, 0, -1), (0, 0, 1), (1, 0, 0), (0, 1, 0)];
        var first = keys.Select(k => Rng.Create(5, k.Chain, k.Iteration, k.Purpose).NextUInt64());
        Assert.Equal(keys.Length, first.Distinct().Count());
    }

    [Fact]
    public void NextDouble_ExtremeBits_StaysInsideOpenInterval()
    {
        Assert.Equal(Math.ScaleB(1, -53), Rng.ToOpenUnit(0));
        Assert.Equal(1 - Math.ScaleB(1, -53), Rng.ToOpenUnit(ulong.MaxValue));
        Assert.Equal(0.5 + Math.ScaleB(1, -53), Rng.ToOpenUnit(1UL << 63));
    }

    [Fact]
    public void NextNormal_MillionDraws_MomentsAndTailsWithinFiveStandardErrors()
    {
        const int N = 1_000_000;
        var rng = Rng.Create(2024, 0, 0, 0);
        var values = new double[N];
        rng.NextNormals(values);
        double root = Math.Sqrt(N);
        // Standard errors of the first four moments of N(0, 1): 1, √2, √15, √96 over √n.
        Assert.Equal(0, values.Average(), 5 / root);
        Assert.Equal(1, values.Average(z => z * z), 5 * Math.Sqrt(2) / root);
        Assert.Equal(0, values.Average(z => z * z * z), 5 * Math.Sqrt(15) / root);
        Assert.Equal(3, values.Average(z => z * z * z * z), 5 * Math.Sqrt(96) / root);
        const double Tail = 0.0026997960632601866; // P(|z| > 3)
        Assert.Equal(Tail, values.Count(z => Math.Abs(z) > 3) / (double)N, 5 * Math.Sqrt(Tail / N));
    }

    [Fact]
    public void NextDouble_HundredCells_ChiSquareWithinBounds()
    {
        const int N = 1_000_000;
        var rng = Rng.Create(7, 1, 2, 3);
        var cells = new int[100];
        for (var i = 0; i < N; i++)
            cells[(int)(rng.NextDouble() * 100)]++;
        var chiSquare = cells.Sum(c => (c - N / 100.0) * (c - N / 100.0) / (N / 100.0));
        // 99 degrees of freedom: mean 99, standard deviation 14.07.
        Assert.InRange(chiSquare, 99 - 5 * 14.07, 99 + 5 * 14.07);
    }

    [Theory]
    [InlineData(1, 0, 0, 0)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 0, 1, 0)]
    [InlineData(0, 0, 0, 1)]
    public void Streams_NeighbouringKeys_Uncorrelated(int seed, int chain, int iteration, int purpose)
    {
        const int N = 200_000;
        double[] a = new double[N], b = new double[N];
        var first = Rng.Create(42, 4, 4, 4);
        var second = Rng.Create(42 + (ulong)seed, 4 + chain, 4 + iteration, 4 + purpose);
        first.NextNormals(a);
        second.NextNormals(b);
        Assert.Equal(0, Kernels.Dot(a, b) / N, 5 / Math.Sqrt(N));
        Assert.Equal(0, Kernels.Dot(a.AsSpan(1), b.AsSpan(0, N - 1)) / N, 5 / Math.Sqrt(N));
    }

    [Fact]
    public void Streams_FirstNumberOverIterations_UniformAndUncorrelated()
    {
        // One number from each of many streams: what a sampler that takes a new stream per iteration sees.
        const int N = 200_000;
        var z = new double[N];
        for (var i = 0; i < N; i++)
            z[i] = Rng.Create(42, 0, i, 1).NextNormal();
        Assert.Equal(0, z.Average(), 5 / Math.Sqrt(N));
        Assert.Equal(1, Kernels.SumOfSquares(z) / N, 5 * Math.Sqrt(2.0 / N));
        Assert.Equal(0, Kernels.Dot(z.AsSpan(1), z.AsSpan(0, N - 1)) / N, 5 / Math.Sqrt(N));
    }

    [Fact]
    public void NextBool_ManyDraws_Fair()
    {
        var rng = Rng.Create(3, 0, 0, 0);
        var heads = Enumerable.Range(0, 100_000).Count(_ => rng.NextBool());
        Assert.InRange(heads, 50_000 - 5 * 158, 50_000 + 5 * 158);
    }

    [Fact]
    public void NextNormals_Span_SameAsSingleCalls()
    {
        Rng together = Rng.Create(8, 1, 1, 1), single = Rng.Create(8, 1, 1, 1);
        var values = new double[11];
        together.NextNormals(values);
        Assert.All(values, value => Assert.Equal(single.NextNormal(), value));
    }
}
