namespace MediaMix.Inference;

/// <summary>
/// A step made of 2^c leapfrogs of time/2^c, with the smallest c that holds the energy: the step of WALNUTS (Bou-Rabee,
/// Carpenter, Kleppe and Liu 2025), in its deterministic form.
/// </summary>
/// <remarks>
/// Level c <i>holds</i> between two states when the energies of all 2^c + 1 states on the way lie within δ. After the
/// first level that holds, the coarser ones are tried from the end, back in time. If one holds there, the step back would
/// take it and arrive elsewhere: such a step is refused.
/// <para>
/// Why the target stays invariant. Let F be the step forward where it is taken, B the step back. A level visits the same
/// states in both directions, so it holds in both or neither, and the check says precisely that B(F(x)) = x. Hence F is a
/// bijection of the states where it is taken to those where B is; it preserves volume, as it does so wherever c is
/// constant. So phase space falls apart into orbits, on which every state finds the same neighbours and the same ends, and
/// no-U-turn sampling on such an orbit is as exact as on the orbits of one leapfrog: an end depends on the orbit, not
/// on where in it a trajectory began. Everything that a tree does about an end must keep it so; see <see cref="NutsKernel"/>.
/// </para>
/// <para>
/// The source bounds either the error at the end of the step or the spread. The spread lets a hopeless level stop at its
/// first bad state and refuses errors that cancel by luck; per effective draw the two cost the same. The source's
/// randomised form, which takes the next finer level one time in three, has a third of the refused steps, but cost
/// as much or twice as much per effective draw in funnels, and about twice as much where no step needs refining.
/// </para>
/// </remarks>
sealed class RefinedStep(Leapfrog leapfrog, StepRefinement refinement, int dimension)
{
    readonly PhasePoint _scratch = new(dimension);

    /// <summary>Takes one step.</summary>
    /// <param name="from">Where to start; unchanged.</param>
    /// <param name="to">Overwritten; unspecified unless the step was taken.</param>
    /// <param name="time">Length of the step, negative to go back.</param>
    /// <param name="trialEnergy">Energy after a single leapfrog of that length: what the step size is tuned on.</param>
    public StepOutcome Take(PhasePoint from, PhasePoint to, double time, out double trialEnergy)
    {
        var level = 0;
        var holds = Holds(from, to, time, level);
        trialEnergy = to.Energy;
        while (!holds && level < refinement.MaxHalvings)
            holds = Holds(from, to, time, ++level);
        if (!holds)
            return StepOutcome.Failed;
        // The next coarser level is the likeliest to hold, and then no other need be tried.
        while (--level >= 0)
        {
            if (Holds(to, _scratch, -time, level))
                return StepOutcome.Irreversible;
        }
        return StepOutcome.Taken;
    }

    /// <summary>Integrates at one level and stops where the energy leaves its bounds; false then.</summary>
    bool Holds(PhasePoint from, PhasePoint to, double time, int level)
    {
        var count = 1 << level;
        var micro = time / count;
        var (lowest, highest) = (from.Energy, from.Energy);
        for (var n = 0; n < count; n++)
        {
            leapfrog.Step(n == 0 ? from : to, to, micro);
            (lowest, highest) = (Math.Min(lowest, to.Energy), Math.Max(highest, to.Energy));
            if (!(highest - lowest <= refinement.MaxEnergyError))
                return false;
        }
        return true;
    }
}
