namespace MediaMix;

/// <summary>Parameters of one channel in one evaluation, with their adjoints. Owned by one thread.</summary>
sealed class MediaTape
{
    public MediaTape(MediaTransform transform)
    {
        AdstockParameters = new double[transform.Adstock.Parameters.Count];
        SaturationParameters = new double[transform.Saturation.Parameters.Count];
        Weights = new double[transform.Lags];
        AdstockAdjoint = new double[AdstockParameters.Length];
        SaturationAdjoint = new double[SaturationParameters.Length];
        WeightAdjoint = new double[transform.Lags];
    }

    public double[] AdstockParameters { get; }

    public double[] SaturationParameters { get; }

    public double[] Weights { get; }

    public double[] AdstockAdjoint { get; }

    public double[] SaturationAdjoint { get; }

    public double[] WeightAdjoint { get; }

    /// <summary>Effect of full response in one period, on the scale of the outcome.</summary>
    public double Coefficient { get; set; }

    /// <summary>Σ response of the fitted window less that of its history alone: what its media cause per unit of coefficient.</summary>
    public double ResponseTotal { get; set; }

    /// <summary>The denominator of the strength: the response total for ROI and share, what a step more adds to it for marginal ROI.</summary>
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
