namespace MediaMix;

/// <summary>
/// Predicts standardised first-order autoregressive errors from the known ones before: z_t given z_s is normal around φ z_s with
/// variance 1 − φ², φ = ρ^(t−s), and the first has nothing before it. A value that walks along the rows once.
/// </summary>
/// <param name="autocorrelation">ρ.</param>
struct ErrorPrediction(double autocorrelation)
{
    int _row = -1;
    double _error;

    /// <summary>Takes in the next known error and returns what of it could not be predicted, divided by its sd.</summary>
    /// <param name="row">Its row, above that of the last call.</param>
    /// <param name="error">z.</param>
    /// <param name="sd">The sd of what could not be predicted: 1 in the first row, then √(1 − φ²).</param>
    public double Next(int row, double error, out double sd)
    {
        var (before, gap) = (_error, row - _row);
        var isFirst = _row < 0;
        (_row, _error) = (row, error);
        if (isFirst || autocorrelation == 0)
        {
            sd = 1;
            return error;
        }
        var correlation = GapCorrelation.Of(autocorrelation, gap);
        sd = Math.Sqrt(correlation.Unexplained);
        return (error - correlation.Correlation * before) / sd;
    }
}
