using System.Diagnostics;
using System.Runtime.Intrinsics;
using MediaMix.Numerics.BitCheck;

namespace MediaMix.Numerics.Tests;

/// <summary>The kernels' bits in a child process whose runtime is told to do without some instructions.</summary>
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
        var lines = await RunBitCheck(switchedOff);
        Assert.Equal(expectedInstructionSets, lines[0]);
        Assert.Equal(KernelDigest.Compute(), lines[1]);
    }

    static async Task<string[]> RunBitCheck(string switchedOff)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [typeof(KernelDigest).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[switchedOff] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{host} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
