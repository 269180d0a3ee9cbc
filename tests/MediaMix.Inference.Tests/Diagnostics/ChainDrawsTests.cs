using MediaMix.Inference.Diagnostics;

namespace MediaMix.Inference.Tests.Diagnostics;

public class ChainDrawsTests
{
    [Fact]
    public void FromChains_TwoChains_LaysThemOneAfterTheOther()
    {
        ChainDraws draws = ChainDraws.FromChains([[1, 2, 3], [4, 5, 6]]);
        Assert.Equal((2, 3, 6), (draws.Chains, draws.Iterations, draws.Count));
        Assert.Equal([1, 2, 3, 4, 5, 6], draws.Values);
        Assert.Equal([4, 5, 6], draws.Chain(1).ToArray());
    }

    [Fact]
    public void Split_EvenIterations_IsTheSameArray()
    {
        var draws = new ChainDraws([1, 2, 3, 4, 5, 6, 7, 8], 2, 4);
        ChainDraws split = draws.Split();
        Assert.Equal((4, 2), (split.Chains, split.Iterations));
        Assert.Same(draws.Values, split.Values);
    }

    [Fact]
    public void Split_OddIterations_DropsTheMiddleDraws()
    {
        ChainDraws split = new ChainDraws([1, 2, 99, 3, 4, 5, 6, 99, 7, 8], 2, 5).Split();
        Assert.Equal((4, 2), (split.Chains, split.Iterations));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], split.Values);
    }

    [Fact]
    public void Split_SingleDraw_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new ChainDraws([1, 2], 2, 1).Split());

    [Fact]
    public void Constructor_LengthsThatDoNotMultiply_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ChainDraws([1, 2, 3], 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChainDraws([], 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChainDraws([], 5, 0));
        // 65,536 · 65,536 overflows an int to 0.
        Assert.Throws<ArgumentException>(() => new ChainDraws([], 65536, 65536));
    }

    [Fact]
    public void FromChains_RaggedOrNone_Throws()
    {
        Assert.Throws<ArgumentException>(() => ChainDraws.FromChains([[1, 2], [3]]));
        Assert.Throws<ArgumentException>(() => ChainDraws.FromChains([]));
    }

    [Fact]
    public void Chain_OutOfRange_Throws()
    {
        var draws = new ChainDraws([1, 2], 1, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Chain(1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Chain(-1).Length);
    }
}
