namespace MediaMix.Analysis;

/// <summary>Draws with importance weights: mean, variance and quantiles of what they stand for.</summary>
/// <param name="Values">Draws.</param>
/// <param name="Weights">As many, adding up to one; null = all the same.</param>
sealed record WeightedDraws(double[] Values, double[]? Weights = null)
{
    public double Mean => Average(static x => x);

    public double Variance
    {
        get
        {
            var mean = Mean;
            return Average(x => (x - mean) * (x - mean));
        }
    }

    public WeightedDraws Map(Converter<double, double> function) => new(Array.ConvertAll(Values, function), Weights);

    public Estimate Estimate()
    {
        if (Weights is null)
            return BandBuilder.Estimate(Values);
        var (sorted, order) = ((double[])Values.Clone(), (double[])Weights.Clone());
        Array.Sort(sorted, order);
        return new Estimate(Mean, Quantile(sorted, order, 0.05), Quantile(sorted, order, 0.5), Quantile(sorted, order, 0.95));
    }

    double Average(Func<double, double> function)
    {
        var sum = 0.0;
        for (var i = 0; i < Values.Length; i++)
            sum += (Weights is null ? 1.0 / Values.Length : Weights[i]) * function(Values[i]);
        return sum;
    }

    /// <summary>The value at which half of the weight of the draws before it and of its own reaches the probability, linear in between.</summary>
    static double Quantile(double[] sorted, double[] weights, double probability)
    {
        var (before, place) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            var middle = before + 0.5 * weights[i];
            if (middle >= probability)
                return i == 0 ? sorted[0] : sorted[i - 1] + (probability - place) / (middle - place) * (sorted[i] - sorted[i - 1]);
            (before, place) = (before + weights[i], middle);
        }
        return sorted[^1];
    }
}
