using MediaMix.Analysis;

namespace MediaMix.Reporting.Tests;

/// <summary>Invented curves over frequency and over time.</summary>
internal static class SampleMovement
{
    /// <summary>A hump over 1, 1.1, …, 4 with its top at 2.4.</summary>
    public static FrequencyCurve Frequency(SampleChannel channel)
    {
        double[] grid = [.. Enumerable.Range(10, 31).Select(static i => i / 10.0)];
        var total = channel.Series(1).Sum();
        var effect = Array.ConvertAll(grid, f => total * 4.2 * Math.Pow(f, 1.5) / (Math.Pow(f, 2.5) + Math.Pow(2, 2.5)));
        var best = Array.IndexOf(effect, effect.Max());
        return new FrequencyCurve
        {
            Channel = channel.Name,
            Frequency = grid,
            Effect = SampleChannel.Around(effect),
            Roi = channel.IsOrganic ? null : SampleChannel.Around(Array.ConvertAll(effect, e => e / channel.Spend)),
            BestProbability = [.. grid.Select((_, i) => Math.Abs(i - best) <= 2 ? 0.2 : 0)],
            Best = best,
            BestFrequency = new Estimate(grid[best], 2.2, 2.4, 2.6),
            ActualFrequency = 3.437,
            ActualEffect = SampleChannel.Around(total),
            ActualRoi = channel.IsOrganic ? null : SampleChannel.Around(total / channel.Spend),
        };
    }

    /// <summary>One channel's own wave, and a flat curve that the others share.</summary>
    public static MovingEffectiveness[] Effectiveness(SampleChannel[] channels, int periods)
    {
        var wave = Enumerable.Range(0, periods).Select(static t => 1 + 0.6 * Math.Sin(t / 12.0)).ToArray();
        var flat = Enumerable.Repeat(1.0, periods).ToArray();
        MovingEffectiveness[] curves = [new([channels[0].Name], SampleChannel.Around(wave)), new([.. channels[1..].Select(static c => c.Name)], SampleChannel.Around(flat))];
        return channels.Length == 1 ? curves[..1] : curves;
    }
}
