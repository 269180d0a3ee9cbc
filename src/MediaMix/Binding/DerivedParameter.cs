namespace MediaMix;

/// <summary>A reported quantity that is a weighted sum of parameters, such as the effect of one level of a category.</summary>
/// <param name="Name">Name as in results.</param>
/// <param name="Slots">Slots in the value vector.</param>
/// <param name="Weights">One per slot.</param>
sealed record DerivedParameter(string Name, IReadOnlyList<int> Slots, IReadOnlyList<double> Weights);
