namespace MediaMix;

/// <summary>A reported quantity that is a weighted sum of parameters, such as the effect of one level of a category.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Slots">Slots in the value vector.</param>
/// <param name="Weights">One per slot.</param>
/// <param name="ScaleSlot">Slot of a parameter that multiplies the sum; null = 1.</param>
/// <param name="BaseSlot">Slot of a parameter that is added after that; null = 0.</param>
sealed record DerivedParameter(ParameterKey Key, IReadOnlyList<int> Slots, IReadOnlyList<double> Weights, int? ScaleSlot = null, int? BaseSlot = null)
{
    /// <summary>Name as in results.</summary>
    public string Name => Key.Name;

    /// <summary>Its value in a value vector.</summary>
    public double Read(double[] values) => Slots.Zip(Weights, (slot, weight) => values[slot] * weight).Sum() * (ScaleSlot is { } scale ? values[scale] : 1)
        + (BaseSlot is { } level ? values[level] : 0);
}
