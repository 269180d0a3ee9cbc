using MediaMix.Numerics;

namespace MediaMix;

/// <summary>One channel in one evaluation: its parameters and their adjoints, and its runs of the transforms. Owned by one thread.</summary>
sealed class MediaTape
{
    /// <summary>Allocates the buffers.</summary>
    /// <param name="term">The channel.</param>
    /// <param name="effectiveness">Its curve in this evaluation; null when its effectiveness is constant.</param>
    /// <param name="withCarryOut">True to run the rows after the window even where the strength does not need them, and the plan without media inside the window.</param>
    /// <param name="blocks">Blocks of geos that are worked on at the same time; null = one.</param>
    public MediaTape(MediaTerm term, EffectivenessTape? effectiveness, bool withCarryOut, GeoBlocks? blocks = null)
    {
        Effectiveness = effectiveness;
        BlockStarts = [.. Enumerable.Range(0, (blocks?.Count ?? 1) + 1).Select(b => blocks is null ? b * term.Series.Length : term.Series.Count(series => b > 0 && series.Geo < blocks.Of(b - 1).End))];
        // One for every geo where they differ, else one for every block, so that adjoints of blocks do not meet.
        States = [.. Enumerable.Range(0, term.Varies ? term.Series.Length : BlockStarts.Length - 1).Select(_ => new TransformState(term.Transform))];
        Series = [.. term.Series.Select((series, g) => new SeriesTape(series, term, States[term.Varies ? g : BlockOf(g)], effectiveness is not null, withCarryOut))];
        Strengths = [.. term.Strengths.Select(static _ => new StrengthTape())];
        (Shifts, Factors, ShiftAdjoint) = (Padding.Allocate(Series.Length), Padding.Allocate(Series.Length), new double[Series.Length]);
        Array.Fill(Factors, 1);
    }

    /// <summary>Parameters of the transforms: of every geo where they differ, else the same for every block of geos.</summary>
    public TransformState[] States { get; }

    /// <summary>First series of every block, and behind the last.</summary>
    public int[] BlockStarts { get; }

    /// <summary>How the effectiveness moves in this evaluation; null when it does not.</summary>
    public EffectivenessTape? Effectiveness { get; }

    /// <summary>One per geo that the channel has a series in.</summary>
    public SeriesTape[] Series { get; }

    /// <summary>One per stated strength.</summary>
    public StrengthTape[] Strengths { get; }

    /// <summary>True when some strength is sampled through the amplitude of the response.</summary>
    public bool HasAmplitude { get; set; }

    /// <summary>x_g, how far each geo is from κ; padded.</summary>
    public double[] Shifts { get; }

    /// <summary>exp(x_g) under the log link, else 1; padded.</summary>
    public double[] Factors { get; }

    public double[] ShiftAdjoint { get; }

    /// <summary>δ, unmeasured confounding.</summary>
    public double Confounding { get; set; }

    /// <summary>e^δ: the outcome sees this times the coefficients, experiments see the coefficients.</summary>
    public double OutcomeFactor { get; set; } = 1;

    int BlockOf(int series)
    {
        var block = 0;
        while (BlockStarts[block + 1] <= series)
            block++;
        return block;
    }
}
