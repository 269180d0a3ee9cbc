using MediaMix.Numerics;

namespace MediaMix;

// What several channels' plans bring together. Where effects add up that is their sum. Under log-normal errors every row is
// exp(level + Σ parts), parts being what each channel adds to the log, so that channels help each other and a channel alone is what would be lost without it.
public sealed partial class PlanSimulator
{
    readonly double[][] _parts = [.. horizon.Model.Media.Select((_, m) => new double[horizon.Channel(m).Rows])];
    readonly double[] _without = new double[horizon.Rows];
    readonly double[] _rise = new double[horizon.Rows];
    readonly double[] _weight = new double[horizon.Rows];

    /// <summary>
    /// What plans of several channels bring together, over the periods and the carryover after them: the outcome with them less the
    /// outcome without any media of these channels in the periods, all else as it is. The other channels have the media that no money buys.
    /// </summary>
    /// <param name="response">A draw.</param>
    /// <param name="channels">0-based channels, each once.</param>
    /// <param name="spend">Money, [channel of the list, geo, period], ≥ 0.</param>
    /// <param name="gradient">∂effect/∂spend, as long as the spend; overwritten. Empty when not wanted.</param>
    /// <param name="yardstick">What is counted; default units of the outcome.</param>
    public double JointEffect(PlanResponse response, ReadOnlySpan<int> channels, ReadOnlySpan<double> spend, Span<double> gradient, Yardstick yardstick = Yardstick.Outcome)
    {
        Check(response, channels, spend);
        if (horizon.IsMultiplicative)
            return Together(response, channels, spend, gradient, yardstick, null);
        var (sum, cells) = (0.0, horizon.Cells);
        for (var i = 0; i < channels.Length; i++)
            sum += Effect(response, channels[i], spend.Slice(i * cells, cells), gradient.IsEmpty ? [] : gradient.Slice(i * cells, cells), yardstick);
        return sum;
    }

    /// <summary>What would be lost of <see cref="JointEffect"/> without the media of each channel, the others as planned. Losses overlap under log-normal errors: they do not add up.</summary>
    /// <param name="response">A draw.</param>
    /// <param name="channels">0-based channels, each once.</param>
    /// <param name="spend">Money, [channel of the list, geo, period], ≥ 0.</param>
    /// <param name="effects">One per channel of the list; overwritten.</param>
    /// <param name="yardstick">What is counted; default units of the outcome.</param>
    public void ChannelEffects(PlanResponse response, ReadOnlySpan<int> channels, ReadOnlySpan<double> spend, Span<double> effects, Yardstick yardstick = Yardstick.Outcome)
    {
        Check(response, channels, spend);
        var cells = horizon.Cells;
        if (!horizon.IsMultiplicative)
        {
            for (var i = 0; i < channels.Length; i++)
                effects[i] = Effect(response, channels[i], spend.Slice(i * cells, cells), [], yardstick);
            return;
        }
        Rise(response, channels, spend, null);
        var worth = horizon.Worth(yardstick);
        for (var i = 0; i < channels.Length; i++)
        {
            var (part, without, lost) = (_parts[channels[i]], response.Channels[channels[i]].WithoutByRow, 0.0);
            for (var row = 0; row < part.Length; row++)
                lost -= Counted(worth, row) * ScalarMath.Exp(_without[row] + _rise[row]) * ScalarMath.Expm1(without[row] - part[row]);
            effects[i] = lost;
        }
    }

    /// <summary>
    /// Prepares <see cref="JointUpperBound"/> for one draw where effects multiply; null where no bound is known, as for media that harm or
    /// are counted by reach. Channels weigh by the most that they can add to the log. Allocates.
    /// </summary>
    /// <param name="response">A draw.</param>
    /// <param name="channels">0-based channels, each once.</param>
    /// <param name="lower">Least spend, [channel of the list, geo, period].</param>
    /// <param name="upper">Largest spend, [channel of the list, geo, period].</param>
    /// <exception cref="InvalidOperationException">Effects add up; see <see cref="Majorize"/>.</exception>
    public JointMajorant? MajorizeJointly(PlanResponse response, ReadOnlySpan<int> channels, ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        Check(response, channels, upper);
        if (!horizon.IsMultiplicative)
            throw new InvalidOperationException("Effects add up: every channel has a bound of its own.");
        Rise(response, channels, upper, null);
        var (sizes, chords, cells) = (new double[channels.Length], new LogChords?[channels.Length], horizon.Cells);
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = Math.Max(0, _parts[channels[i]].Max());
        for (var i = 0; i < sizes.Length; i++)
        {
            var weight = sizes[i] / Math.Max(sizes.Sum(), double.Epsilon);
            if (!_channels[channels[i]].TryMajorize(response.Channels[channels[i]], weight, lower.Slice(i * cells, cells), upper.Slice(i * cells, cells), out chords[i]))
                return null;
        }
        return new JointMajorant(chords);
    }

    /// <summary>An upper bound on <see cref="JointEffect"/> that is concave in the plans and holds for all between two.</summary>
    /// <param name="response">A draw.</param>
    /// <param name="channels">0-based channels, those of the bound.</param>
    /// <param name="majorant">The bound, for this draw.</param>
    /// <param name="spend">Money, [channel of the list, geo, period], within the limits of the bound.</param>
    /// <param name="gradient">A supergradient by spend; overwritten. Empty when not wanted.</param>
    /// <param name="yardstick">What is counted; default units of the outcome.</param>
    public double JointUpperBound(
        PlanResponse response, ReadOnlySpan<int> channels, JointMajorant majorant, ReadOnlySpan<double> spend, Span<double> gradient, Yardstick yardstick = Yardstick.Outcome)
    {
        ArgumentNullException.ThrowIfNull(majorant);
        Check(response, channels, spend);
        return Together(response, channels, spend, gradient, yardstick, majorant);
    }

    double Together(PlanResponse response, ReadOnlySpan<int> channels, ReadOnlySpan<double> spend, Span<double> gradient, Yardstick yardstick, JointMajorant? majorant)
    {
        Rise(response, channels, spend, majorant);
        var (worth, sum) = (horizon.Worth(yardstick), 0.0);
        for (var row = 0; row < _rise.Length; row++)
        {
            var level = Counted(worth, row) * ScalarMath.Exp(_without[row]);
            var rise = ScalarMath.Expm1(_rise[row]);
            sum += level * rise;
            _weight[row] = level * (1 + rise);
        }
        if (gradient.IsEmpty)
            return sum;
        gradient.Clear();
        for (var i = 0; i < channels.Length; i++)
            _channels[channels[i]].AddSlope(response.Channels[channels[i]], _weight, majorant?.Channels[i], gradient.Slice(i * horizon.Periods, horizon.Periods));
        return sum;
    }

    /// <summary>Writes the log of the outcome without the planned media, and by how much these raise it.</summary>
    void Rise(PlanResponse response, ReadOnlySpan<int> channels, ReadOnlySpan<double> spend, JointMajorant? majorant)
    {
        response.Level!.CopyTo(_without, 0);
        Array.Clear(_rise);
        for (var m = 0; m < response.Channels.Length; m++)
        {
            var (draw, i) = (response.Channels[m], channels.IndexOf(m));
            var around = i < 0 ? draw.UnpaidByRow : draw.WithoutByRow;
            for (var row = 0; row < around.Length; row++)
                _without[row] += around[row];
            if (i < 0)
                continue;
            _channels[m].Parts(draw, spend.Slice(i * horizon.Periods, horizon.Periods), _parts[m], majorant?.Channels[i]);
            for (var row = 0; row < around.Length; row++)
                _rise[row] += _parts[m][row] - around[row];
        }
    }

    static double Counted(PlanWorth worth, int row) => worth.Rows is { } rows ? rows[0][row] : worth.Number;

    void Check(PlanResponse response, ReadOnlySpan<int> channels, ReadOnlySpan<double> spend)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.Horizon != horizon)
            throw new ArgumentException("The draw was frozen for other periods.", nameof(response));
        if (spend.Length != channels.Length * horizon.Cells)
            throw new ArgumentException($"Plans of {channels.Length} channels have {channels.Length * horizon.Cells} cells, not {spend.Length}.", nameof(spend));
    }
}
