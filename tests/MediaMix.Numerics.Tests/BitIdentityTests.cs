using System.Runtime.Intrinsics;
using MediaMix.Numerics.BitCheck;

namespace MediaMix.Numerics.Tests;

/// <summary>The bits of kernels and decompositions in a child process whose runtime is told to do without some instructions.</summary>
public class BitIdentityTests
{
    [Fact]
    public async Task Digest_WithoutAvx512_SameBits()
    {
        Assert.SkipUnless(Vector512.IsHardwareAccelerated, "This processor has no AVX-512 to switch off.");
        await AssertSameBits("DOTNET_EnableAVX512", InstructionSets.Describe(wide: false, middle: true, narrow: true));
    }

    [Fact]
    public async Task Digest_WithoutAvx2_SameBits()
    {
        Assert.SkipUnless(Vector256.IsHardwareAccelerated, "This processor has no AVX2 to switch off.");
        await AssertSameBits("DOTNET_EnableAVX2", InstructionSets.Describe(wide: false, middle: false, narrow: true));
    }

    [Fact]
    public async Task Digest_WithoutHardwareVectors_SameBits() =>
        await AssertSameBits("DOTNET_EnableHWIntrinsic", InstructionSets.Describe(wide: false, middle: false, narrow: false));

    static async Task AssertSameBits(string switchedOff, string expectedInstructionSets)
    {
        var lines = await ChildProgram.RunAsync(typeof(KernelDigest).Assembly.Location, switchedOff, TestContext.Current.CancellationToken);
        Assert.Equal([expectedInstructionSets, KernelDigest.Compute(), LinearAlgebraDigest.Compute()], lines);
    }
}
