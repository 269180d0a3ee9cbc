using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Buffers of all channels in one evaluation, with the passes that are the same whatever is sampled. Owned by one thread.</summary>
sealed class MediaWorkspace
{
    readonly MediaTerm[] _terms;
    readonly EffectivenessTape[] _curves;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="terms">Channels.</param>
    /// <param name="withCarryOut">True to run the rows after the window even where the strength does not need them.</param>
    public MediaWorkspace(IReadOnlyList<MediaTerm> terms, bool withCarryOut = false)
    {
        _terms = [.. terms];
        var curves = terms.Select(static m => m.Effectiveness).OfType<EffectivenessCurve>().Distinct().ToDictionary(static c => c, static c => new EffectivenessTape(c));
        _curves = [.. curves.Values];
        Tapes = [.. terms.Select(m => new MediaTape(m, m.Effectiveness is { } curve ? curves[curve] : null, withCarryOut))];
    }

    public MediaTape[] Tapes { get; }

    /// <summary>Loads the transforms' parameters and computes every channel's response.</summary>
    public void Respond(ReadOnlySpan<double> values)
    {
        foreach (var tape in _curves)
            tape.Curve.Forward(values, tape);
        for (var m = 0; m < Tapes.Length; m++)
        {
            _terms[m].Load(values, Tapes[m]);
            _terms[m].Respond(Tapes[m]);
        }
    }

    /// <summary>Sets the coefficients of all channels and adds coefficient × response to the rows of the panel.</summary>
    public void AddTo(ReadOnlySpan<double> values, Span<double> outcome)
    {
        for (var m = 0; m < Tapes.Length; m++)
        {
            var (term, tape) = (_terms[m], Tapes[m]);
            term.SetCoefficients(values, tape);
            for (var g = 0; g < tape.Series.Length; g++)
            {
                var rows = term.Panel.Of(term.Series[g].Geo, outcome);
                Kernels.Axpy(tape.Series[g].Coefficient, tape.Series[g].Actual.Response.AsSpan(0, rows.Length), rows);
            }
        }
    }

    /// <summary>Way back of all channels and of the curves of effectiveness; see <see cref="MediaTerm.Pullback"/>.</summary>
    public void Pullback(ReadOnlySpan<double> outcomeAdjoint, ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        for (var m = 0; m < Tapes.Length; m++)
            _terms[m].Pullback(outcomeAdjoint, Tapes[m], values, valueAdjoint);
        foreach (var tape in _curves)
            tape.Curve.Pullback(values, tape, valueAdjoint);
    }
}
