namespace MediaMix.Analysis;

/// <summary>Posterior correlations of returns, and pairs of channels that are better read as a sum.</summary>
static class PairTable
{
    /// <summary>Correlation over draws of the logs of what effects are worth (of the worth where some are negative), [channel][channel]; NaN where one is the same in all draws.</summary>
    public static double[][] Correlations(ReturnPass returns)
    {
        double[][] sizes = [.. returns.Worth.Select(ReturnTable.Sizes)];
        var matrix = BandBuilder.Allocate(sizes.Length, sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
        {
            matrix[i][i] = 1;
            for (var j = 0; j < i; j++)
                matrix[i][j] = matrix[j][i] = ReturnTable.Correlation(sizes[i], sizes[j]);
        }
        return matrix;
    }

    /// <summary>Pairs beyond the threshold, the most correlated first.</summary>
    public static IReadOnlyList<ChannelPair> Pairs(FittedModel fit, ReturnPass returns, double[][] correlations)
    {
        var channels = fit.Model.Constants.Channels;
        var pairs =
            from i in Enumerable.Range(0, channels.Count)
            from j in Enumerable.Range(i + 1, channels.Count - i - 1)
            where Math.Abs(correlations[i][j]) > ReturnTable.TooCorrelated
            orderby -Math.Abs(correlations[i][j])
            select Pair(i, j);
        return [.. pairs];

        // Under log-normal errors losses overlap, and the sum of two is not the loss of both; it is what can be formed here.
        ChannelPair Pair(int i, int j)
        {
            var effect = ReturnTable.Add([i, j], m => returns.Effect[m]);
            var arePaid = channels[i].Spend > 0 && channels[j].Spend > 0;
            var spend = arePaid ? channels[i].Spend + channels[j].Spend : 0;
            return new ChannelPair(
                channels[i].Name, channels[j].Name, correlations[i][j], spend, BandBuilder.Estimate(effect),
                arePaid ? BandBuilder.Estimate([.. ReturnTable.Add([i, j], m => returns.Worth[m]).Select(worth => worth / spend)]) : null);
        }
    }
}
