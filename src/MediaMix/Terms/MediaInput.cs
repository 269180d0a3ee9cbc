namespace MediaMix;

/// <summary>
/// What the transforms of one channel see of a media plan, row by row: lead rows of history, the window, then zeros for the
/// carryover after it. Immutable by convention; edits make new inputs.
/// </summary>
/// <param name="Exposure">Exposure on the media scale; of reach × frequency, the frequency in exposures per person reached.</param>
/// <param name="Reach">People reached, on the media scale, as long as the exposure; null where media are one series.</param>
sealed record MediaInput(double[] Exposure, double[]? Reach = null)
{
    /// <summary>Rows, lead included.</summary>
    public int Length => Exposure.Length;

    /// <summary>How much media there is in each row: what spend buys. Frequency without reach is nothing.</summary>
    public double[] Amount => Reach ?? Exposure;

    /// <summary>True when some row has media.</summary>
    public bool HasMedia => Amount.AsSpan().ContainsAnyExcept(0.0);

    /// <summary>The same plan with the amount of some rows multiplied.</summary>
    /// <param name="rows">Rows, counted from the first of the lead.</param>
    /// <param name="factor">≥ 0; 0 = none.</param>
    public MediaInput Scale(Range rows, double factor)
    {
        var amount = (double[])Amount.Clone();
        foreach (ref var x in amount.AsSpan(rows))
            x *= factor;
        return Reach is null ? new MediaInput(amount) : new MediaInput(Exposure, amount);
    }

    /// <summary>The first rows.</summary>
    /// <param name="rows">Number of rows.</param>
    public MediaInput Take(int rows) => new(Exposure[..rows], Reach?[..rows]);
}
