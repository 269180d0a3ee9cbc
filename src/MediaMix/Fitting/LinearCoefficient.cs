namespace MediaMix;

/// <summary>
/// One linear coefficient b = c·x: the parameter x in its slot, times a multiplier c that other parameters of the model may
/// determine, sampled or fixed ones.
/// </summary>
/// <param name="Slot">Slot of x in the value vector.</param>
/// <param name="Scale">What gives c, shared by all coefficients of a term; null = 1.</param>
/// <param name="Column">Design column of b.</param>
sealed record LinearCoefficient(int Slot, CoefficientScale? Scale, DesignColumn Column)
{
    /// <summary>All linear coefficients of a model, in model order: those of linear terms, then of channels whose response is fixed.</summary>
    public static IEnumerable<LinearCoefficient> Of(BoundModel model) => model.Linear
        .SelectMany(static term => term.Slots.Zip(term.Columns, (slot, column) => new LinearCoefficient(slot, term.Scale, column)))
        .Concat(model.Media.Where(static m => m.IsLinear).Select(m => new LinearCoefficient(m.Strengths[0].Slot, null, DesignColumn.OfAll(model.Panel.Rows, m.FixedResponse(model.AllocateValues())))));
}
