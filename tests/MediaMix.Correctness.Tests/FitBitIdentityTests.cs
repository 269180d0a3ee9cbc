using System.Runtime.Intrinsics;
using MediaMix.BitCheck;
using MediaMix.Numerics.BitCheck;

namespace MediaMix.Correctness.Tests;

/// <summary>Every bit of every draw of whole fits, in a child process whose runtime is told to do without some instructions.</summary>
public class FitBitIdentityTests
{
    static readonly Lazy<IReadOnlyList<string>> Here = new(FitDigest.Lines);

    [Fact]
    public async Task Draws_WithoutAvx512_SameBits()
    {
        Assert.SkipUnless(Vector512.IsHardwareAccelerated, "This processor has no AVX-512 to switch off.");
        await AssertSameBits("DOTNET_EnableAVX512", InstructionSets.Describe(wide: false, middle: true, narrow: true));
    }

    [Fact]
    public async Task Draws_WithoutAvx2_SameBits()
    {
        Assert.SkipUnless(Vector256.IsHardwareAccelerated, "This processor has no AVX2 to switch off.");
        await AssertSameBits("DOTNET_EnableAVX2", InstructionSets.Describe(wide: false, middle: false, narrow: true));
    }

    [Fact]
    public async Task Draws_WithoutHardwareVectors_SameBits() =>
        await AssertSameBits("DOTNET_EnableHWIntrinsic", InstructionSets.Describe(wide: false, middle: false, narrow: false));

    // Compared line by line, so that a failure names the first case and quantity that differ.
    static async Task AssertSameBits(string switchedOff, string expectedInstructionSets)
    {
        var lines = await ChildProgram.RunAsync(typeof(FitDigest).Assembly.Location, switchedOff, TestContext.Current.CancellationToken);
        Assert.Equal([expectedInstructionSets, .. Here.Value], lines);
    }
}
