namespace MediaMix;

/// <summary>The parameters of a channel's transforms in one evaluation, with their adjoints. Owned by one thread.</summary>
sealed class TransformState
{
    /// <summary>Allocates for a transform.</summary>
    public TransformState(MediaTransform transform)
    {
        AdstockParameters = new double[transform.Adstock.Parameters.Count];
        SaturationParameters = new double[transform.Saturation.Parameters.Count];
        Weights = new double[transform.Lags];
        AdstockAdjoint = new double[AdstockParameters.Length];
        SaturationAdjoint = new double[SaturationParameters.Length];
        WeightAdjoint = new double[transform.Lags];
    }

    public double[] AdstockParameters { get; }

    /// <summary>On the media scale.</summary>
    public double[] SaturationParameters { get; }

    /// <summary>Lag weights, lag 0 first.</summary>
    public double[] Weights { get; }

    public double[] AdstockAdjoint { get; }

    public double[] SaturationAdjoint { get; }

    public double[] WeightAdjoint { get; }

    public void ClearAdjoints()
    {
        Array.Clear(AdstockAdjoint);
        Array.Clear(SaturationAdjoint);
        Array.Clear(WeightAdjoint);
    }
}
