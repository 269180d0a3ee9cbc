namespace MediaMix.Inference;

/// <summary>One leapfrog per step, whatever becomes of the energy.</summary>
sealed class PlainStep(Leapfrog leapfrog) : ITrajectoryStep
{
    public StepOutcome Take(PhasePoint from, PhasePoint to, double time, out double trialEnergy)
    {
        leapfrog.Step(from, to, time);
        trialEnergy = to.Energy;
        return StepOutcome.Taken;
    }
}
