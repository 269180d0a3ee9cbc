using MediaMix.Numerics;

namespace MediaMix;

/// <summary>
/// One channel of a bound model: where its parameters stand, its scaled exposure in every geo and how its strength becomes
/// coefficients. ROI and share are solved by their definition: effect over the window plus the carryover after it of having no media
/// inside the window, so Σ_g size × coefficient × response = strength × numerator. Marginal ROI is solved by its own, the effect of
/// a step more media in every row of the window: there the response is what the step adds. With coefficients κ·exp(x_g) that is
/// κ = strength × numerator / Σ size × exp(x) × response; with κ + x_g it is κ = (strength × numerator − Σ size × x × response) / Σ size × response.
/// Where units of outcome have values of their own, returns are money: responses of their rows count times the value.
/// Immutable and thread-safe.
/// </summary>
sealed partial class MediaTerm
{
    public required string Name { get; init; }

    public required MediaTransform Transform { get; init; }

    public required TransformParameter[] AdstockParameters { get; init; }

    public required TransformParameter[] SaturationParameters { get; init; }

    /// <summary>True when the transforms of geos differ.</summary>
    public required bool Varies { get; init; }

    public required StrengthKind Strength { get; init; }

    /// <summary>The stated strengths; together they hold for all series, in order.</summary>
    public required MediaStrength[] Strengths { get; init; }

    /// <summary>How geos differ; null where the coefficients of a strength are the same in all its geos.</summary>
    public GeoSpread? Spread { get; init; }

    /// <summary>Slot of δ, by which the outcome sees e^δ times the coefficients; null where it sees them as they are.</summary>
    public int? ConfoundingSlot { get; init; }

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
        for (var s = 0; s < tape.States.Length; s++)
        {
            var state = tape.States[s];
            for (var i = 0; i < AdstockParameters.Length; i++)
                state.AdstockParameters[i] = AdstockParameters[i].Of(values, s);
            for (var i = 0; i < SaturationParameters.Length; i++)
                state.SaturationParameters[i] = SaturationParameters[i].Of(values, s);
            Transform.Prepare(state);
        }
        Spread?.Forward(values, tape.Shifts, tape.Factors);
        if (ConfoundingSlot is { } slot)
            (tape.Confounding, tape.OutcomeFactor) = (values[slot], ScalarMath.Exp(values[slot]));
    }

    /// <summary>Computes the response to a plan; needs <see cref="Load"/>, and the curve of effectiveness before.</summary>
    public void RespondTo(MediaInput input, MediaTape tape, SeriesTape series, MediaRun run)
    {
        Transform.Forward(input, series.State, run);
        if (tape.Effectiveness is { } effectiveness)
            Kernels.Multiply(run.Transformed, effectiveness.Multiplier.AsSpan(0, run.Rows), run.Response);
    }

    /// <summary>Computes the responses of a block of geos to the actual plan; needs <see cref="Load"/>.</summary>
    public void Respond(int block, MediaTape tape)
    {
        for (var g = tape.BlockStarts[block]; g < tape.BlockStarts[block + 1]; g++)
            Respond(Series[g], tape, tape.Series[g]);
    }

    /// <summary>Adds up the denominators of the strengths; needs <see cref="Respond(int, MediaTape)"/> of all blocks.</summary>
    public void AddUp(MediaTape tape)
    {
        if (Strength == StrengthKind.Coefficient)
            return;
        for (var s = 0; s < Strengths.Length; s++)
            Add(Strengths[s], tape, tape.Strengths[s]);
    }

    void Respond(MediaSeries series, MediaTape tape, SeriesTape own)
    {
        RespondTo(series.Actual, tape, own, own.Actual);
        if (tape.HasAmplitude)
            Moments(own);
        if (series.Stepped is not null && own.Stepped is { } stepped)
        {
            RespondTo(series.Stepped, tape, own, stepped);
            // Row by row before adding up: the two sums agree in their first digits.
            Kernels.Subtract(stepped.Response, own.Actual.Response, stepped.ResponseAdjoint);
            own.Counted = Count(series, stepped.ResponseAdjoint);
        }
        else if (Strength != StrengthKind.Coefficient)
        {
            own.Counted = Count(series, own.Actual.Response);
            if (series.Without is not null && own.Without is { } without)
            {
                RespondTo(series.Without, tape, own, without);
                own.Counted -= Count(series, without.Response);
            }
        }
    }

    static double Count(MediaSeries series, double[] response) =>
        series.Worth is { } worth ? Kernels.Dot(response, worth.AsSpan(0, response.Length)) : Kernels.Sum(response);

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

    /// <summary>Σ response less that of the history alone of one geo: what the media inside the window cause per unit of coefficient. Needs <see cref="AddUp"/> with carryover after the window.</summary>
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

    /// <summary>The same in money, of what units of outcome are worth. Needs <see cref="ResponseTotal"/>.</summary>
    /// <param name="tape">As it was filled.</param>
    /// <param name="geo">0-based series.</param>
    /// <param name="worth">Value of a unit by row.</param>
    public double ResponseWorth(MediaTape tape, int geo, double[] worth)
    {
        var own = tape.Series[geo];
        var total = Kernels.Dot(own.Actual.Response, worth.AsSpan(0, own.Actual.Rows));
        return Series[geo].History is null || own.History is not { } history ? total : total - Kernels.Dot(history.Response, worth.AsSpan(0, history.Rows));
    }

    /// <summary>
    /// κ per unit of strength, infinite where media cause nothing: of a channel that is saturated to the last digit,
    /// a step more may even seem to take away. Needs <see cref="AddUp"/>.
    /// </summary>
    public double CoefficientPerStrength(int strength, MediaTape tape) =>
        Strength == StrengthKind.Coefficient ? 1 : Strengths[strength].Numerator / Math.Max(0, tape.Strengths[strength].Total);

    /// <summary>Sets the coefficient of every geo from the strengths; needs <see cref="AddUp"/>.</summary>
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

    /// <summary>Adds e^δ × coefficient × response of a block of geos to the rows of the panel; needs <see cref="SetCoefficients"/>.</summary>
    public void AddTo(int block, MediaTape tape, Span<double> outcome)
    {
        for (var g = tape.BlockStarts[block]; g < tape.BlockStarts[block + 1]; g++)
        {
            var rows = Panel.Of(Series[g].Geo, outcome);
            Kernels.Axpy(tape.OutcomeFactor * tape.Series[g].Coefficient, tape.Series[g].Actual.Response.AsSpan(0, rows.Length), rows);
        }
    }

    /// <summary>
    /// Sets the variance over the window of the responses of a strength, each geo's times its factor, so that an amplitude is that of
    /// the effects: it does not change when all geos deviate by the same and κ makes up for it. Needs <see cref="Respond(int, MediaTape)"/> of all blocks.
    /// </summary>
    public void Moments(int strength, MediaTape tape)
    {
        var (first, count) = (Strengths[strength].First, Strengths[strength].Count);
        var squares = 0.0;
        for (var g = first; g < first + count; g++)
            squares += tape.Factors[g] * tape.Factors[g] * tape.Series[g].Squares;
        tape.Strengths[strength].Variance = squares / (count * Window);
    }

    /// <summary>Sets mean and squared deviations over the window of the response of one geo.</summary>
    void Moments(SeriesTape own)
    {
        var response = own.Actual.Response.AsSpan(0, Window);
        var deviation = own.Actual.ResponseAdjoint.AsSpan(0, Window);
        own.Mean = Kernels.Sum(response) / Window;
        // Two passes: a nearly saturated channel varies in the last digits only, and the gradient must see them.
        Kernels.Affine(1, response, -own.Mean, deviation);
        own.Squares = Kernels.SumOfSquares(deviation);
    }
}
