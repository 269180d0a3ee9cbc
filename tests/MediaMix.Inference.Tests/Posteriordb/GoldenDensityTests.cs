namespace MediaMix.Inference.Tests.Posteriordb;

public class GoldenDensityTests
{
    public static TheoryData<string> Names => [.. Catalogue.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_GoldenPoints_MatchesDensityDifferencesAndGradients(string name)
    {
        var density = Catalogue.Load(name).Density();
        var points = ReferencePosteriors.Points(name);
        var gradient = new double[density.Dimension];
        // The golden gradients are central differences, whose error does not shrink with the element: one part in 10⁶ is
        // of the largest element over the points. All differences of densities are good to one part in 10⁹.
        var size = points.Max(static p => p.Gradient.Max(Math.Abs));
        var first = density.Evaluate(points[0].Position, gradient);
        foreach (var point in points)
        {
            Assert.Equal(density.Dimension, point.Position.Length);
            var difference = density.Evaluate(point.Position, gradient) - first;
            var expected = point.LogDensity - points[0].LogDensity;
            Assert.True(Math.Abs(difference - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{difference} instead of {expected}");
            for (var i = 0; i < gradient.Length; i++)
                Assert.True(Math.Abs(gradient[i] - point.Gradient[i]) <= 1e-6 * size, $"{i}: {gradient[i]} instead of {point.Gradient[i]}");
        }
    }
}
