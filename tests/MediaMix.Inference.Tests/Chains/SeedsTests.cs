using MediaMix.Numerics;

namespace MediaMix.Inference.Tests.Chains;

/// <summary>Seeds of the fits of a study.</summary>
public class SeedsTests
{
    /// <summary>Old seeds replay: the streams are those by which these studies have always found their seeds.</summary>
    [Theory]
    [InlineData(SeedKind.Origin, 0, 15)]
    [InlineData(SeedKind.Replicate, 1, 12)]
    [InlineData(SeedKind.Variant, 1_000, 12)]
    [InlineData(SeedKind.Placebo, 2_000, 12)]
    public void Of_AKind_IsTheFirstNumberOfItsStream(SeedKind kind, int chain, int purpose) =>
        Assert.Equal(Rng.Create(42, chain, 7, purpose).NextUInt64(), Seeds.Of(42, kind, 7));

    [Fact]
    public void Of_OtherSeedKindOrNumber_IsAnother()
    {
        ulong[] seeds = [.. from seed in (ulong[])[0, 1, ulong.MaxValue] from kind in Enum.GetValues<SeedKind>() from number in Enumerable.Range(0, 50) select Seeds.Of(seed, kind, number)];

        Assert.Equal(seeds.Length, seeds.Distinct().Count());
        // A fit of a study is never the fit that it is compared with.
        Assert.DoesNotContain(1UL, seeds);
    }

    [Fact]
    public void Of_UnknownKind_Throws() => Assert.Throws<ArgumentOutOfRangeException>(static () => Seeds.Of(1, (SeedKind)99, 0));

    [Fact]
    public void Purposes_AllOfThem_HaveNumbersOfTheirOwn() =>
        Assert.Equal(Enum.GetNames<RngPurpose>().Length, Enum.GetValues<RngPurpose>().Distinct().Count());
}
