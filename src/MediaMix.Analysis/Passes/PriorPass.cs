using MediaMix.Inference;
using MediaMix.Numerics;

namespace MediaMix.Analysis;

/// <summary>What the priors alone say of ROI and share: the simulator run on draws from the prior.</summary>
public sealed class PriorPass
{
    /// <summary>Number of draws from the prior.</summary>
    public const int Draws = 1000;

    /// <summary>The baseline costs more than media and is asked one question only.</summary>
    const int DrawsPerBaseline = 5;

    /// <summary>Draws that are one piece of work; divides <see cref="Draws"/>.</summary>
    const int DrawsPerPiece = 50;

    PriorPass(BoundModel model)
    {
        var spec = model.Spec;
        Effect = BandBuilder.Allocate(spec.Channels.Count, Draws);
        GroupEffect = BandBuilder.Allocate(spec.Groups.Count, Draws);
        Implied = BandBuilder.Allocate(spec.Experiments.Count, Draws);
        PaidEffect = new double[Draws];
        Worth = model.HasUnitValue ? BandBuilder.Allocate(spec.Channels.Count, Draws) : Effect;
        GroupWorth = model.HasUnitValue ? BandBuilder.Allocate(spec.Groups.Count, Draws) : GroupEffect;
        PaidWorth = model.HasUnitValue ? new double[Draws] : PaidEffect;
        Parameters = [];
        Weights = [];
    }

    /// <summary>Effect of the media inside the window, later carryover included, [channel][draw].</summary>
    public double[][] Effect { get; }

    /// <summary>Effect of the media of all paid channels together, per draw.</summary>
    public double[] PaidEffect { get; }

    /// <summary>Effect of the media of the counted channels of a group together, [group][draw].</summary>
    internal double[][] GroupEffect { get; }

    /// <summary>What <see cref="Effect"/> is worth in money; the same array where no value of a unit is stated.</summary>
    public double[][] Worth { get; }

    /// <summary>What <see cref="PaidEffect"/> is worth.</summary>
    public double[] PaidWorth { get; }

    /// <summary>What <see cref="GroupEffect"/> is worth.</summary>
    internal double[][] GroupWorth { get; }

    /// <summary>Share of draws whose baseline, controls included and treatments not, adds up to less than 0 over the window.</summary>
    public double NegativeBaselineProbability { get; private set; }

    /// <summary>What the model states in place of every experiment, in the unit of its statement, [experiment][draw].</summary>
    public double[][] Implied { get; }

    /// <summary>Share of the effect per lag, [channel][lag][draw].</summary>
    internal double[][][] Weights { get; private set; }

    /// <summary>Draws per parameter name.</summary>
    internal Dictionary<string, double[]> Parameters { get; }

    /// <summary>Draws every parameter independently from its prior and runs the simulator.</summary>
    /// <param name="model">Bound model.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="run">Threads, and when to stop; changes no result.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PriorPass Run(BoundModel model, ulong seed, Execution run = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var pass = new PriorPass(model);
        foreach (var parameter in model.Sampled)
            pass.Parameters[parameter.Name] = new double[Draws];
        pass.Weights = [.. model.Constants.Channels.Select(static c => BandBuilder.Allocate(c.MaxLag + 1, Draws))];
        var negative = 0;
        // Every draw has a stream of its own and writes its own cells, and whole numbers add up in any order.
        run.For(Draws / DrawsPerPiece, () => new Workspace(pass, model, seed), (piece, work) =>
        {
            for (var draw = piece * DrawsPerPiece; draw < (piece + 1) * DrawsPerPiece; draw++)
            {
                run.Token.ThrowIfCancellationRequested();
                if (work.Take(draw))
                    Interlocked.Increment(ref negative);
            }
        });
        pass.NegativeBaselineProbability = negative * DrawsPerBaseline / (double)Draws;
        return pass;
    }

    /// <summary>Simulator and buffers of one thread.</summary>
    sealed class Workspace(PriorPass pass, BoundModel model, ulong seed)
    {
        readonly OutcomeSimulator _simulator = model.CreateSimulator();
        readonly double[] _values = model.AllocateValues();
        readonly double[] _baseline = new double[model.Panel.Cells];
        readonly int[] _paid = model.PaidChannels();
        readonly GroupMembers[] _groups = GroupMembers.Of(model);

        /// <summary>Draws once and stores what follows; true where the baseline was asked for and is negative.</summary>
        public bool Take(int draw)
        {
            var rng = Rng.Create(seed, 0, draw, (int)RngPurpose.Prior);
            model.SamplePrior(ref rng, _values);
            foreach (var parameter in model.Sampled)
                pass.Parameters[parameter.Name][draw] = _values[parameter.Slot];
            _simulator.Load(_values);
            var isNegative = draw % DrawsPerBaseline == 0 && Baseline(model, _simulator, _baseline) < 0;
            pass.PaidEffect[draw] = _simulator.WindowEffect(_paid);
            pass.PaidWorth[draw] = _simulator.WindowWorth(_paid);
            for (var g = 0; g < _groups.Length; g++)
                (pass.GroupEffect[g][draw], pass.GroupWorth[g][draw]) = (_simulator.WindowEffect(_groups[g].Counted), _simulator.WindowWorth(_groups[g].Counted));
            for (var m = 0; m < pass.Effect.Length; m++)
            {
                (pass.Effect[m][draw], pass.Worth[m][draw]) = (_simulator.WindowEffect(m), _simulator.WindowWorth(m));
                ReturnPass.Shares(_simulator.LagWeights(m), pass.Weights[m], draw);
            }
            for (var e = 0; e < pass.Implied.Length; e++)
                pass.Implied[e][draw] = _simulator.ImpliedStatement(e);
            return isNegative;
        }
    }

    static double Baseline(BoundModel model, OutcomeSimulator simulator, double[] cells)
    {
        var sum = 0.0;
        for (var c = 0; c < model.LinearComponents.Count; c++)
        {
            if (model.Treatments.Contains(c))
                continue;
            simulator.Baseline(c, cells);
            sum += Kernels.Sum(cells);
        }
        return sum;
    }

    /// <summary>What the priors say in place of every experiment, in the unit of its statement, in model order.</summary>
    public IReadOnlyList<Estimate> Statements() => [.. Implied.Select(BandBuilder.Estimate)];

    /// <summary>ROI and share of outcome per channel, and of all paid channels together when there are several.</summary>
    /// <param name="model">The model that was run.</param>
    public IReadOnlyList<PriorImplication> Implications(BoundModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var channels = model.Constants.Channels;
        var lines = channels.Select((facts, m) => Line(facts.Name, facts.Spend, Effect[m], Worth[m])).ToList();
        if (model.PaidChannels().Length > 1)
            lines.Add(Line("all", model.Constants.TotalSpend, PaidEffect, PaidWorth));
        return lines;

        PriorImplication Line(string name, double spend, double[] effect, double[] worth) => new(
            name, spend,
            spend > 0 ? BandBuilder.Estimate([.. worth.Select(e => e / spend)]) : null,
            BandBuilder.Estimate([.. effect.Select(e => e / model.Constants.Outcome.Total)]));
    }
}
