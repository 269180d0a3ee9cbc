using MediaMix.Numerics;

namespace MediaMix;

/// <summary>One channel in one evaluation: its parameters and their adjoints, and its runs of the transforms. Owned by one thread.</summary>
sealed class MediaTape
{
    /// <summary>Allocates the buffers.</summary>
    /// <param name="term">The channel.</param>
    /// <param name="effectiveness">Its curve in this evaluation; null when its effectiveness is constant.</param>
    /// <param name="withCarryOut">True to run the rows after the window even where the strength does not need them, and the plan without media inside the window.</param>
    public MediaTape(MediaTerm term, EffectivenessTape? effectiveness, bool withCarryOut)
    {
        State = new TransformState(term.Transform);
        Effectiveness = effectiveness;
        Series = [.. term.Series.Select(series => new SeriesTape(series, term, State, effectiveness is not null, withCarryOut))];
        Strengths = [.. term.Strengths.Select(static _ => new StrengthTape())];
        (Shifts, Factors, ShiftAdjoint) = (Padding.Allocate(Series.Length), Padding.Allocate(Series.Length), new double[Series.Length]);
        Array.Fill(Factors, 1);
    }

    /// <summary>Parameters of the transforms, the same in all geos.</summary>
    public TransformState State { get; }

    /// <summary>How the effectiveness moves in this evaluation; null when it does not.</summary>
    public EffectivenessTape? Effectiveness { get; }

    /// <summary>One per geo that the channel has a series in.</summary>
    public SeriesTape[] Series { get; }

    /// <summary>One per stated strength.</summary>
    public StrengthTape[] Strengths { get; }

    /// <summary>x_g, how far each geo is from κ; padded.</summary>
    public double[] Shifts { get; }

    /// <summary>exp(x_g) under the log link, else 1; padded.</summary>
    public double[] Factors { get; }

    public double[] ShiftAdjoint { get; }
}
