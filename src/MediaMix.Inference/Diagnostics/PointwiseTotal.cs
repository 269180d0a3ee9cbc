namespace MediaMix.Inference.Diagnostics;

/// <summary>The sum of independent pointwise terms and its standard error √(n · var), divisor n − 1.</summary>
readonly record struct PointwiseTotal
{
    public PointwiseTotal(ReadOnlySpan<double> terms)
    {
        double mean = Moments.Mean(terms);
        Sum = mean * terms.Length;
        StandardError = Math.Sqrt(terms.Length * Moments.Variance(terms, mean));
    }

    public double Sum { get; }

    public double StandardError { get; }
}
