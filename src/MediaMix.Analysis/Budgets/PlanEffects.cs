using MediaMix.Inference;

namespace MediaMix.Analysis;

/// <summary>
/// What plans bring per draw, in units of the outcome or in money: all channels together, and each of them among the others. Where effects multiply a
/// channel brings what would be lost without it, so that the channels do not add up to all of them. Thread-safe.
/// </summary>
/// <param name="map">What is decided.</param>
/// <param name="draws">The draws.</param>
/// <param name="run">Threads, and when to stop.</param>
sealed class PlanEffects(DecisionMap map, PlanResponse[] draws, Execution run = default)
{
    /// <summary>What every channel brings, [block][draw].</summary>
    /// <param name="x">Variables of all blocks.</param>
    /// <param name="yardstick">What is counted.</param>
    public double[][] ByChannel(ReadOnlySpan<double> x, Yardstick yardstick = Yardstick.Outcome)
    {
        var (spend, effects) = (map.SpreadAll(x), BandBuilder.Allocate(map.Channels.Length, draws.Length));
        Run((draw, simulator) =>
        {
            var own = new double[map.Channels.Length];
            simulator.ChannelEffects(draws[draw], map.Channels, spend, own, yardstick);
            for (var b = 0; b < own.Length; b++)
                effects[b][draw] = own[b];
        });
        return effects;
    }

    /// <summary>What all channels bring together, per draw.</summary>
    /// <param name="x">Variables of all blocks.</param>
    /// <param name="yardstick">What is counted.</param>
    public double[] Together(ReadOnlySpan<double> x, Yardstick yardstick = Yardstick.Outcome)
    {
        var (spend, effects) = (map.SpreadAll(x), new double[draws.Length]);
        Run((draw, simulator) => effects[draw] = simulator.JointEffect(draws[draw], map.Channels, spend, [], yardstick));
        return effects;
    }

    /// <summary>What a channel brings with a spend of its own among others as in a plan, per draw.</summary>
    /// <param name="block">0-based planned channel.</param>
    /// <param name="x">Variables of all blocks; those of this one are not read.</param>
    /// <param name="part">Variables of this one.</param>
    /// <param name="yardstick">What is counted.</param>
    public double[] Among(int block, ReadOnlySpan<double> x, ReadOnlySpan<double> part, Yardstick yardstick = Yardstick.Outcome)
    {
        var (effects, cells) = (new double[draws.Length], map.Horizon.Cells);
        if (!map.Horizon.IsMultiplicative)
        {
            var alone = new double[cells];
            map.Spread(block, part, alone);
            Run((draw, simulator) => effects[draw] = simulator.Effect(draws[draw], map.Channels[block], alone, [], yardstick));
            return effects;
        }
        var spend = map.SpreadAll(x);
        map.Spread(block, part, spend.AsSpan(block * cells, cells));
        Run((draw, simulator) =>
        {
            var own = new double[map.Channels.Length];
            simulator.ChannelEffects(draws[draw], map.Channels, spend, own, yardstick);
            effects[draw] = own[block];
        });
        return effects;
    }

    void Run(Action<int, PlanSimulator> visit) => run.For(draws.Length, () => new PlanSimulator(map.Horizon), visit);
}
