namespace MediaMix;

/// <summary>What must hold of priors that are stated for single parameters.</summary>
static class ParameterPriorChecks
{
    /// <summary>Throws with everything that is wrong.</summary>
    /// <param name="stated">As the model states them.</param>
    /// <param name="declared">Every parameter with the prior that the rest of the model gives it.</param>
    public static void Run(IReadOnlyList<ParameterPrior> stated, IReadOnlyList<(string Name, Prior Prior, bool IsDeviation)> declared)
    {
        var faults = new FaultList();
        foreach (var (name, prior) in stated)
        {
            var at = faults.About($"parameter_priors.{name}");
            var known = declared.FirstOrDefault(p => p.Name == name);
            if (known.Name is null)
            {
                var near = DidYouMean.Suggest(name, declared.Where(static p => !p.IsDeviation).Select(static p => p.Name));
                at.Error($"parameter_priors: the model has no parameter {name}.", near is null ? "mediamix check lists its parameters." : $"Did you mean {near}?");
            }
            else if (known.IsDeviation)
                at.Error($"parameter_priors: {name} is a deviation inside a hierarchy.", "State the prior of the standard deviation that scales it.");
            else if (prior is FixedPrior)
                at.Error($"parameter_priors: {name} is fixed.", "Fix it where its component is stated.");
            else if (known.Prior is not FixedPrior && !prior.Support.IsWithin(known.Prior.Support))
                at.Error($"parameter_priors: the prior {prior.Text} of {name} reaches beyond that of {known.Prior.Text}.", "Choose one with the same support.");
        }
        foreach (var twice in stated.GroupBy(static p => p.Name, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            faults.About($"parameter_priors.{twice.Key}").Error($"parameter_priors: {twice.Key} is stated twice.", "State it once.");
        faults.ThrowIfErrors();
    }
}
