
namespace MediaMix.Inference.Tests.Diagnostics;

/// <summary>Comparison by relative error, so that one tolerance suits numbers of every size.</summary>
static class Numbers
{
    public static void AreClose(double expected, double actual, double relative, string what)
    {
        double scale = Math.Max(Math.Abs(expected), double.Epsilon);
        bool close = double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(actual - expected) <= relative * scale;
        Assert.True(close, $"{what}: expected {expected:R}, got {actual:R}");
    }
}
