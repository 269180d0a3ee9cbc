using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Buffers of all channels in one evaluation, with the passes that are the same whatever is sampled. Owned by one thread.</summary>
sealed class MediaWorkspace
{
    readonly IReadOnlyList<MediaTerm> _terms;
    readonly EffectivenessTape[] _curves;

    /// <summary>Allocates the buffers.</summary>
    /// <param name="terms">Channels.</param>
    /// <param name="withCarryOut">True to run the rows after the window even where the strength does not need them.</param>
    public MediaWorkspace(IReadOnlyList<MediaTerm> terms, bool withCarryOut = false)
    {
        _terms = terms;
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

    /// <summary>Adds coefficient × response of every channel.</summary>
    public void AddTo(Span<double> outcome)
    {
        for (var m = 0; m < Tapes.Length; m++)
            Kernels.Axpy(Tapes[m].Coefficient, Tapes[m].Actual.Response.AsSpan(0, outcome.Length), outcome);
    }

    /// <summary>∂L/∂coefficient of a channel.</summary>
    public double CoefficientAdjoint(int m, ReadOnlySpan<double> outcomeAdjoint) =>
        Kernels.Dot(Tapes[m].Actual.Response.AsSpan(0, outcomeAdjoint.Length), outcomeAdjoint);

    /// <summary>Way back of one channel; see <see cref="MediaTerm.Pullback"/>.</summary>
    public void Pullback(int m, ReadOnlySpan<double> outcomeAdjoint, double totalAdjoint, double spreadAdjoint, Span<double> valueAdjoint) =>
        _terms[m].Pullback(outcomeAdjoint, totalAdjoint, spreadAdjoint, Tapes[m], valueAdjoint);

    /// <summary>Way back of the curves of effectiveness, after that of all channels.</summary>
    public void PullbackCurves(ReadOnlySpan<double> values, Span<double> valueAdjoint)
    {
        foreach (var tape in _curves)
            tape.Curve.Pullback(values, tape, valueAdjoint);
    }
}
