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
    /// <summary>0-based place among the coefficients of its term.</summary>
    public int Place { get; init; }

    /// <summary>Number of coefficients of its term.</summary>
    public int TermSize { get; init; } = 1;

    /// <summary>All linear coefficients of a model, in model order: those of linear terms, then of channels whose response is fixed.</summary>
    public static IEnumerable<LinearCoefficient> Of(BoundModel model) => model.Linear
        .SelectMany(static term => term.Slots.Select((slot, k) => new LinearCoefficient(slot, term.Scale, term.Columns[k]) { Place = k, TermSize = term.Slots.Count }))
        .Concat(model.Media.Where(static m => m.IsLinear).Select(m => new LinearCoefficient(m.Strengths[0].Slot, null, DesignColumn.OfAll(model.Panel.Rows, m.FixedResponse(model.AllocateValues())))));
}
