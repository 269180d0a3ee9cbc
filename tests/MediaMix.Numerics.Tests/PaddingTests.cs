
namespace MediaMix.Numerics.Tests;

public class PaddingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(8, 8)]
    [InlineData(157, 160)]
    [InlineData(int.MaxValue - 7, int.MaxValue - 7)]
    public void RoundUp_Length_NextMultipleOfEight(int length, int expected) => Assert.Equal(expected, Padding.RoundUp(length));

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue - 6)]
    public void RoundUp_OutOfRange_Throws(int length) => Assert.Throws<ArgumentOutOfRangeException>(() => Padding.RoundUp(length));

    [Fact]
    public void Allocate_RaggedLength_ZerosOfPaddedLength()
    {
        var array = Padding.Allocate(13);
        Assert.Equal(16, array.Length);
        Assert.All(array, value => Assert.Equal(0, value));
    }
}
