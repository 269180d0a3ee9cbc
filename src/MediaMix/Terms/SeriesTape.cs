namespace MediaMix;

/// <summary>One geo's runs of a channel in one evaluation. Owned by one thread.</summary>
sealed class SeriesTape
{
    /// <summary>Allocates the buffers.</summary>
    /// <param name="series">The geo.</param>
    /// <param name="term">Its channel.</param>
    /// <param name="state">Parameters of the transforms.</param>
    /// <param name="varies">True when the effectiveness moves over time.</param>
    /// <param name="withCarryOut">True to run the rows after the window even where the strength does not need them, and the plan without media inside the window.</param>
    public SeriesTape(MediaSeries series, MediaTerm term, TransformState state, bool varies, bool withCarryOut)
    {
        var transform = term.Transform;
        State = state;
        Actual = Run(withCarryOut ? term.Window + transform.Lead : term.Rows);
        Stepped = series.Stepped is null ? null : Run(term.Rows);
        Without = series.Without is null ? null : Run(series.Without.Length - transform.Lead);
        History = !withCarryOut || series.History is null ? null
            : ReferenceEquals(series.History, series.Without) ? Without
            : Run(series.History.Length - transform.Lead);

        MediaRun Run(int rows) => new(transform, rows, varies);
    }

    /// <summary>Parameters of the transforms, shared with other geos unless they differ.</summary>
    public TransformState State { get; }

    /// <summary>What really happened.</summary>
    public MediaRun Actual { get; }

    /// <summary>See <see cref="MediaSeries.Stepped"/>.</summary>
    public MediaRun? Stepped { get; }

    /// <summary>See <see cref="MediaSeries.Without"/>.</summary>
    public MediaRun? Without { get; }

    /// <summary>See <see cref="MediaSeries.History"/>; null when not wanted.</summary>
    public MediaRun? History { get; }

    /// <summary>Effect of full response in one period, on the scale of the outcome.</summary>
    public double Coefficient { get; set; }

    /// <summary>∂L/∂coefficient; first what the outcome adds, then experiments.</summary>
    public double CoefficientAdjoint { get; set; }

    /// <summary>Response that the strength counts: caused by its media for ROI and share, added by a step more of them for marginal ROI.</summary>
    public double Counted { get; set; }

    /// <summary>Mean response over the window; with amplitudes only, as is <see cref="Squares"/>.</summary>
    public double Mean { get; set; }

    /// <summary>Sum over the window of squared deviations of the response from its mean.</summary>
    public double Squares { get; set; }

    /// <summary>∂L/∂counted response, other than through the outcome.</summary>
    public double CountedAdjoint { get; set; }

    /// <summary>∂L/∂ln sd of the response over rows × variance.</summary>
    public double SpreadSlope { get; set; }
}
