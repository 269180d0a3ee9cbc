namespace MediaMix;

/// <summary>
/// One linear coefficient b = c·x: the parameter x in its slot, times the parameter c that scales its term, which may be
/// sampled, fixed or absent (1).
/// </summary>
/// <param name="Slot">Slot of x in the value vector.</param>
/// <param name="ScaleSlot">Slot of c; null where there is none.</param>
/// <param name="Column">Design column of b.</param>
readonly record struct LinearCoefficient(int Slot, int? ScaleSlot, double[] Column)
{
    /// <summary>All linear coefficients of a model, in model order.</summary>
    public static IEnumerable<LinearCoefficient> Of(BoundModel model) => model.Linear
        .SelectMany(static term => term.Slots.Zip(term.Columns, (slot, column) => new LinearCoefficient(slot, term.ScaleSlot, column)));

    /// <summary>c.</summary>
    public double Scale(ReadOnlySpan<double> values) => ScaleSlot is { } slot ? values[slot] : 1;
}
