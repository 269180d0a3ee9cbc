using MediaMix.Numerics;

namespace MediaMix.Testing;

/// <summary>Parameter values of a model by name.</summary>
static class ParameterPoint
{
    /// <summary>Every sampled parameter at a random quantile of its prior between 10 and 90 %; fixed ones at their value.</summary>
    public static Dictionary<string, double> Draw(BoundModel model, ulong seed)
    {
        var rng = Rng.Create(seed, 0, 0, 901);
        return model.Parameters.ToDictionary(
            static p => p.Name, p => p.Prior.Quantile(0.1 + 0.8 * rng.NextDouble()), StringComparer.Ordinal);
    }

    /// <summary>The value vector that holds them.</summary>
    public static double[] Vector(BoundModel model, IReadOnlyDictionary<string, double> values)
    {
        var vector = model.AllocateValues();
        foreach (var parameter in model.Parameters)
            vector[parameter.Slot] = values[parameter.Name];
        return vector;
    }

    /// <summary>A simulator loaded with them.</summary>
    public static OutcomeSimulator Simulator(BoundModel model, IReadOnlyDictionary<string, double> values)
    {
        var simulator = model.CreateSimulator();
        simulator.Load(Vector(model, values));
        return simulator;
    }
}
