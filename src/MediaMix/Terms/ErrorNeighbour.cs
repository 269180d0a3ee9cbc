namespace MediaMix;

/// <summary>What a neighbouring standardised error says of one under first-order autoregression: it adds to the precision and pulls the mean.</summary>
/// <param name="Precision">φ²/(1 − φ²); 0 for a neighbour that is not there.</param>
/// <param name="Pull">φ z/(1 − φ²), the mean times the precision.</param>
readonly record struct ErrorNeighbour(double Precision, double Pull)
{
    /// <summary>A neighbour and its error.</summary>
    /// <param name="gap">The correlation with it.</param>
    /// <param name="error">Its z.</param>
    public static ErrorNeighbour Of(GapCorrelation gap, double error) =>
        new(gap.Correlation * gap.Correlation / gap.Unexplained, gap.Correlation * error / gap.Unexplained);
}
