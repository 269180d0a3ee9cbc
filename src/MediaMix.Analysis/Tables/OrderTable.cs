namespace MediaMix.Analysis;

/// <summary>Probabilities of the order of paid channels by their returns.</summary>
static class OrderTable
{
    /// <summary>Null with fewer than two paid channels.</summary>
    public static ReturnOrder? Of(FittedModel fit, ReturnPass returns)
    {
        var paid = fit.Model.PaidChannels();
        if (paid.Length < 2)
            return null;
        var facts = fit.Model.Constants.Channels;
        int[] ranked = [.. paid.OrderByDescending(m => returns.Worth[m].Average() / facts[m].Spend)];
        double[][] roi = [.. ranked.Select(m => Array.ConvertAll(returns.Worth[m], e => e / facts[m].Spend))];
        double[][] next = [.. ranked.Select(m => Array.ConvertAll(returns.MarginalEffect[m], e => e / facts[m].Spend))];
        return new ReturnOrder([.. ranked.Select(m => facts[m].Name)], Higher(roi), Higher(next), Extreme(roi, 1), Extreme(roi, -1));
    }

    static double[][] Higher(double[][] draws) =>
        [.. draws.Select((own, i) => draws.Select((other, j) => i == j ? 0.5 : Share(own, other)).ToArray())];

    static double Share(double[] own, double[] other)
    {
        var higher = 0.0;
        for (var d = 0; d < own.Length; d++)
            higher += own[d] > other[d] ? 1 : own[d] == other[d] ? 0.5 : 0;
        return higher / own.Length;
    }

    /// <summary>Share of draws in which each channel is the highest (sign 1) or the lowest (sign −1); the first of equal ones.</summary>
    static double[] Extreme(double[][] draws, int sign)
    {
        var counts = new double[draws.Length];
        for (var d = 0; d < draws[0].Length; d++)
        {
            var extreme = 0;
            for (var i = 1; i < draws.Length; i++)
                if (sign * draws[i][d] > sign * draws[extreme][d])
                    extreme = i;
            counts[extreme]++;
        }
        return Array.ConvertAll(counts, count => count / draws[0].Length);
    }
}
