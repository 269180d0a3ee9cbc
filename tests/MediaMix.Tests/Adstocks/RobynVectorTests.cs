using System.Globalization;
using MediaMix.Numerics;
using MediaMix.Testing;

namespace MediaMix.Tests.Adstocks;

/// <summary>Weights and carried-over series of Robyn's transforms, as base R computes them.</summary>
public class RobynVectorTests
{
    sealed record Vector(string Case, Dictionary<string, double> Parameters, double[] Values);

    // Printed with 15 digits; below 1e-6 the min-max form subtracts densities of that size.
    const double Tolerance = 1e-13;

    [Fact]
    public void Geometric_EveryTheta_IsTheUnnormalisedAdstock()
    {
        foreach (var vector in Vectors("geometric"))
            Agreement.Within(Tolerance, vector.Values, Carry(new GeometricAdstock { Normalize = false }, vector.Values.Length, [vector.Parameters["theta"]]));
    }

    [Theory]
    [InlineData("weibull_cdf")]
    [InlineData("weibull_pdf")]
    public void Weibull_EveryShapeAndScale_HasTheWeights(string form)
    {
        foreach (var vector in Vectors($"{form}_weights"))
            Agreement.Within(Tolerance, vector.Values, Weights(Create(form), vector.Values.Length, Parameters(vector)));
    }

    [Theory]
    [InlineData("weibull_cdf")]
    [InlineData("weibull_pdf")]
    public void Weibull_EveryShapeAndScale_HasTheSeries(string form)
    {
        foreach (var vector in Vectors(form))
            Agreement.Within(Tolerance, vector.Values, Carry(Create(form), vector.Values.Length, Parameters(vector)));
    }

    [Fact]
    public void Hill_OfTheGeometricSeries_HasTheResponse()
    {
        foreach (var vector in Vectors("hill_of_geometric_0.3"))
        {
            var carried = Carry(new GeometricAdstock { Normalize = false }, vector.Values.Length, [0.3]);
            var response = new double[carried.Length];
            // Robyn's gamma is the half-saturation as a share of the largest value.
            new HillSaturation().Forward([vector.Parameters["gamma"] * carried.Max(), vector.Parameters["alpha"]], carried, response, new double[carried.Length]);
            Agreement.Within(Tolerance, vector.Values, response);
        }
    }

    static Adstock Create(string form) => AdstockCatalog.Find($"robyn_{form}")! with { Normalize = false };

    /// <summary>The vectors state the scale that Robyn rounds and the λ that it rounds to; ours is the scale that gives this λ without rounding.</summary>
    static double[] Parameters(Vector vector) => [(vector.Parameters["lambda"] - 1) / (vector.Values.Length - 1), vector.Parameters["shape"]];

    static double[] Weights(Adstock adstock, int lags, double[] parameters)
    {
        var weights = new double[lags];
        adstock.Weights(parameters, weights);
        return weights;
    }

    static double[] Carry(Adstock adstock, int periods, double[] parameters)
    {
        var (exposure, carried) = (new double[2 * periods - 1], new double[periods]);
        Assert.Single(Vectors("input")).Values.CopyTo(exposure, periods - 1);
        Convolution.Forward(exposure, Weights(adstock, periods, parameters), carried);
        return carried;
    }

    static IReadOnlyList<Vector> Vectors(string name)
    {
        var path = ReferenceData.Require("datasets/robyn/robyn_transform_vectors.csv");
        var found = File.ReadLines(path).Skip(1).Select(static line => line.Split(',')).Where(cells => cells[0] == name)
            .GroupBy(static cells => cells[1])
            .Select(group => new Vector(name, Named(group.Key), [.. group.Select(static cells => Number(cells[3]))]))
            .ToArray();
        Assert.NotEmpty(found);
        return found;
    }

    static Dictionary<string, double> Named(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static part => part.Split('=')).ToDictionary(static pair => pair[0], static pair => Number(pair[1]));

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
