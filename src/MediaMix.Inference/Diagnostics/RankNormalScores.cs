using MathNet.Numerics.Distributions;

namespace MediaMix.Inference.Diagnostics;

/// <summary>Rank-normalised draws from one sort: the draws themselves, and their distances from the median.</summary>
/// <remarks>
/// z = Φ⁻¹((r − 3/8)/(S + 1/4)) with average ranks r of ties (Vehtari et al. 2021, eq. 14). The folded ranks need no
/// second sort: moving outward from the median both sides are already in order and only have to be merged.
/// </remarks>
sealed class RankNormalScores
{
    readonly ChainDraws draws;
    readonly int[] order;
    readonly double[] scores;

    /// <summary>Sorts the draws, which must be finite.</summary>
    public RankNormalScores(ChainDraws draws)
    {
        this.draws = draws;
        Sorted = [.. draws.Values];
        order = new int[draws.Count];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(Sorted, order);
        scores = ScoresOfRanks(draws.Count);
    }

    /// <summary>The draws in ascending order.</summary>
    public double[] Sorted { get; }

    /// <summary>Scores of the draws, in the draws' own layout.</summary>
    public ChainDraws Bulk() => Assign(Sorted, order);

    /// <summary>Scores of |x − median|, in the draws' own layout.</summary>
    /// <param name="median">Median of the whole chains, which for an odd number of iterations hold more draws than these.</param>
    public ChainDraws Folded(double median)
    {
        int count = Sorted.Length;
        var distance = new double[count];
        var index = new int[count];
        int above = Array.FindIndex(Sorted, x => x >= median);
        above = above < 0 ? count : above;
        int below = above - 1;
        for (int i = 0; i < count; i++)
        {
            bool takeBelow = above == count || (below >= 0 && median - Sorted[below] <= Sorted[above] - median);
            int taken = takeBelow ? below-- : above++;
            distance[i] = Math.Abs(Sorted[taken] - median);
            index[i] = order[taken];
        }

        return Assign(distance, index);
    }

    ChainDraws Assign(double[] ascending, int[] index)
    {
        var z = new double[ascending.Length];
        for (int first = 0, next; first < z.Length; first = next)
        {
            next = first + 1;
            while (next < z.Length && ascending[next] == ascending[first])
                next++;

            // Zero-based places first … next−1 share the one-based average rank (first + next + 1)/2.
            double score = next == first + 1 ? scores[first] : Score((first + next + 1) / 2.0, z.Length);
            for (int i = first; i < next; i++)
                z[index[i]] = score;
        }

        return draws.With(z);
    }

    static double[] ScoresOfRanks(int count)
    {
        var scores = new double[count];
        for (int i = 0; i < count / 2; i++)
        {
            double score = Score(i + 1, count);
            scores[i] = score;
            scores[count - 1 - i] = -score;
        }

        return scores;
    }

    static double Score(double rank, int count) => Normal.InvCDF(0, 1, (rank - 0.375) / (count + 0.25));
}
