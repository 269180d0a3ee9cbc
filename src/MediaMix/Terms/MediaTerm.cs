using MediaMix.Numerics;

namespace MediaMix;

/// <summary>What is sampled for the strength of a channel.</summary>
enum StrengthKind
{
    Coefficient,
    Roi,
    MarginalRoi,
    Contribution,
}

/// <summary>
/// One channel of a bound model: where its parameters stand, its scaled exposure in every geo and how its strength becomes
/// coefficients. ROI and share are solved by their definition: effect over the window plus the carryover after it of having no media
/// inside the window, so Σ_g size × coefficient × response = strength × numerator. Marginal ROI is solved by its own, the effect of
/// a step more media in every row of the window: there the response is what the step adds. With coefficients κ·exp(x_g) that is
/// κ = strength × numerator / Σ size × exp(x) × response; with κ + x_g it is κ = (strength × numerator − Σ size × x × response) / Σ size × response.
/// Immutable and thread-safe.
/// </summary>
sealed partial class MediaTerm
{
    public required string Name { get; init; }

    public required MediaTransform Transform { get; init; }

    /// <summary>Slots of the adstock parameters in the value vector.</summary>
    public required int[] AdstockSlots { get; init; }

    /// <summary>Slots of the saturation parameters in the value vector.</summary>
    public required int[] SaturationSlots { get; init; }

    /// <summary>Value on the media scale of one unit of each saturation parameter.</summary>
    public required double[] SaturationUnits { get; init; }

    public required StrengthKind Strength { get; init; }

    /// <summary>The stated strengths; together they hold for all series, in order.</summary>
    public required MediaStrength[] Strengths { get; init; }

    /// <summary>How geos differ; null where the coefficients of a strength are the same in all its geos.</summary>
    public GeoSpread? Spread { get; init; }

    /// <summary>Padded rows of the panel.</summary>
    public required PanelRows Panel { get; init; }

    /// <summary>What every geo that the channel reaches sees, in the order of geos.</summary>
    public required MediaSeries[] Series { get; init; }

    /// <summary>How its effectiveness moves over time, a curve that channels may share; null when it does not.</summary>
    public EffectivenessCurve? Effectiveness { get; init; }

    /// <summary>
    /// True where nothing of the response is sampled and the coefficient is what is stated: then the channel is one more linear
    /// coefficient, with <see cref="FixedResponse"/> as its column.
    /// </summary>
    public bool IsLinear { get; init; }

    /// <summary>Rows of the fitted window.</summary>
    public int Window => Panel.Periods;

    /// <summary>Rows of response of one geo that one evaluation needs.</summary>
    public int Rows => Strength == StrengthKind.Coefficient ? Window : Window + Transform.Lead;

    /// <summary>The response to the actual plan, per padded row of the window with zeros behind it. Allocates.</summary>
    /// <param name="values">Value vector with the fixed parameters filled in.</param>
    public double[] FixedResponse(ReadOnlySpan<double> values)
    {
        var tape = new MediaTape(this, null, withCarryOut: false);
        Load(values, tape);
        var column = new double[Panel.Count];
        for (var g = 0; g < Series.Length; g++)
        {
            RespondTo(Series[g].Actual, tape, tape.Series[g], tape.Series[g].Actual);
            tape.Series[g].Actual.Response.AsSpan(0, Window).CopyTo(Panel.Of(Series[g].Geo, column.AsSpan()));
        }
        return column;
    }

    /// <summary>Copies the channel's parameters to the tape and computes its lag weights.</summary>
    public void Load(ReadOnlySpan<double> values, MediaTape tape)
    {
        for (var i = 0; i < AdstockSlots.Length; i++)
            tape.State.AdstockParameters[i] = values[AdstockSlots[i]];
        for (var i = 0; i < SaturationSlots.Length; i++)
            tape.State.SaturationParameters[i] = SaturationUnits[i] * values[SaturationSlots[i]];
        Transform.Prepare(tape.State);
        Spread?.Forward(values, tape.Shifts, tape.Factors);
    }

    /// <summary>Computes the response to a plan; needs <see cref="Load"/>, and the curve of effectiveness before.</summary>
    public void RespondTo(MediaInput input, MediaTape tape, SeriesTape series, MediaRun run)
    {
        Transform.Forward(input, series.State, run);
        if (tape.Effectiveness is { } effectiveness)
            Kernels.Multiply(run.Transformed, effectiveness.Multiplier.AsSpan(0, run.Rows), run.Response);
    }

    /// <summary>Computes the responses to the actual plan, and the denominators of the strengths; needs <see cref="Load"/>.</summary>
    public void Respond(MediaTape tape)
    {
        for (var g = 0; g < Series.Length; g++)
            Respond(Series[g], tape, tape.Series[g]);
        if (Strength == StrengthKind.Coefficient)
            return;
        for (var s = 0; s < Strengths.Length; s++)
            Add(Strengths[s], tape, tape.Strengths[s]);
    }

    void Respond(MediaSeries series, MediaTape tape, SeriesTape own)
    {
        RespondTo(series.Actual, tape, own, own.Actual);
        if (series.Stepped is not null && own.Stepped is { } stepped)
        {
            RespondTo(series.Stepped, tape, own, stepped);
            // Row by row before adding up: the two sums agree in their first digits.
            Kernels.Subtract(stepped.Response, own.Actual.Response, stepped.ResponseAdjoint);
            own.Counted = Kernels.Sum(stepped.ResponseAdjoint);
        }
        else if (Strength != StrengthKind.Coefficient)
        {
            own.Counted = Kernels.Sum(own.Actual.Response);
            if (series.Without is not null && own.Without is { } without)
            {
                RespondTo(series.Without, tape, own, without);
                own.Counted -= Kernels.Sum(without.Response);
            }
        }
    }

    void Add(MediaStrength strength, MediaTape tape, StrengthTape own)
    {
        var (total, offset) = (0.0, 0.0);
        for (var g = strength.First; g < strength.First + strength.Count; g++)
        {
            var counted = Series[g].Size * tape.Series[g].Counted;
            total += counted * tape.Factors[g];
            offset += counted * tape.Shifts[g];
        }
        (own.Total, own.Offset) = (total, Spread is { IsLog: false } ? offset : 0);
    }

    /// <summary>Σ response less that of the history alone of one geo: what the media inside the window cause per unit of coefficient. Needs <see cref="Respond(MediaTape)"/> with carryover after the window.</summary>
    public double ResponseTotal(MediaTape tape, int geo)
    {
        var (series, own) = (Series[geo], tape.Series[geo]);
        var total = Kernels.Sum(own.Actual.Response);
        if (series.History is null || own.History is not { } history)
            return total;
        if (!ReferenceEquals(history, own.Without))
            RespondTo(series.History, tape, own, history);
        return total - Kernels.Sum(history.Response);
    }

    /// <summary>
    /// κ per unit of strength, infinite where media cause nothing: of a channel that is saturated to the last digit,
    /// a step more may even seem to take away. Needs <see cref="Respond(MediaTape)"/>.
    /// </summary>
    public double CoefficientPerStrength(int strength, MediaTape tape) =>
        Strength == StrengthKind.Coefficient ? 1 : Strengths[strength].Numerator / Math.Max(0, tape.Strengths[strength].Total);

    /// <summary>Sets the coefficient of every geo from the strengths; needs <see cref="Respond(MediaTape)"/>.</summary>
    public void SetCoefficients(ReadOnlySpan<double> values, MediaTape tape)
    {
        for (var s = 0; s < Strengths.Length; s++)
        {
            var (strength, own) = (Strengths[s], tape.Strengths[s]);
            own.Coefficient = values[strength.Slot] * CoefficientPerStrength(s, tape);
            if (own.Offset != 0)
                own.Coefficient -= own.Offset / own.Total;
            for (var g = strength.First; g < strength.First + strength.Count; g++)
                tape.Series[g].Coefficient = own.Coefficient * tape.Factors[g] + (Spread is { IsLog: false } ? tape.Shifts[g] : 0);
        }
    }

    /// <summary>Sets means and variance over the window of the responses of a strength; needs <see cref="Respond(MediaTape)"/>.</summary>
    public void Moments(int strength, MediaTape tape)
    {
        var (first, count) = (Strengths[strength].First, Strengths[strength].Count);
        var squares = 0.0;
        for (var g = first; g < first + count; g++)
        {
            var run = tape.Series[g].Actual;
            var response = run.Response.AsSpan(0, Window);
            var deviation = run.ResponseAdjoint.AsSpan(0, Window);
            tape.Series[g].Mean = Kernels.Sum(response) / Window;
            // Two passes: a nearly saturated channel varies in the last digits only, and the gradient must see them.
            Kernels.Affine(1, response, -tape.Series[g].Mean, deviation);
            squares += Kernels.SumOfSquares(deviation);
        }
        tape.Strengths[strength].Variance = squares / (count * Window);
    }
}
