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
        var transform = term.Transform;
        AdstockParameters = new double[transform.Adstock.Parameters.Count];
        SaturationParameters = new double[transform.Saturation.Parameters.Count];
        Weights = new double[transform.Lags];
        AdstockAdjoint = new double[AdstockParameters.Length];
        SaturationAdjoint = new double[SaturationParameters.Length];
        WeightAdjoint = new double[transform.Lags];
        Effectiveness = effectiveness;
        Actual = Run(withCarryOut ? term.Window + transform.Lead : term.Rows);
        Stepped = term.Stepped is null ? null : Run(term.Rows);
        Without = term.Without is null ? null : Run(term.Without.Length - transform.Lead);
        History = !withCarryOut || term.History is null ? null
            : ReferenceEquals(term.History, term.Without) ? Without
            : Run(term.History.Length - transform.Lead);

        MediaRun Run(int rows) => new(transform, rows, effectiveness is not null);
    }

    public double[] AdstockParameters { get; }

    public double[] SaturationParameters { get; }

    public double[] Weights { get; }

    public double[] AdstockAdjoint { get; }

    public double[] SaturationAdjoint { get; }

    public double[] WeightAdjoint { get; }

    /// <summary>How the effectiveness moves in this evaluation; null when it does not.</summary>
    public EffectivenessTape? Effectiveness { get; }

    /// <summary>What really happened.</summary>
    public MediaRun Actual { get; }

    /// <summary>See <see cref="MediaTerm.Stepped"/>.</summary>
    public MediaRun? Stepped { get; }

    /// <summary>See <see cref="MediaTerm.Without"/>.</summary>
    public MediaRun? Without { get; }

    /// <summary>See <see cref="MediaTerm.History"/>; null when not wanted.</summary>
    public MediaRun? History { get; }

    /// <summary>Effect of full response in one period, on the scale of the outcome.</summary>
    public double Coefficient { get; set; }

    /// <summary>The denominator of the strength: the response that its media cause for ROI and share, what a step more of them adds for marginal ROI.</summary>
    public double StrengthTotal { get; set; }

    /// <summary>Mean response over the window.</summary>
    public double ResponseMean { get; set; }

    /// <summary>Variance of the response over the window.</summary>
    public double ResponseVariance { get; set; }

    public void ClearAdjoints()
    {
        Array.Clear(AdstockAdjoint);
        Array.Clear(SaturationAdjoint);
        Array.Clear(WeightAdjoint);
    }
}
