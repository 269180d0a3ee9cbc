using System.Globalization;

namespace MediaMix;

/// <summary>What must hold between the noise of a model and its panel.</summary>
static class NoiseChecks
{
    public static void Errors(ModelSpec spec, FaultList faults)
    {
        if (spec is { Noise.Autoregression: not null, Likelihood: StudentTErrors })
            faults.Error("Student-t errors cannot be autocorrelated.", "Write `likelihood: normal` and exclude wild rows, or leave the autocorrelation out.");
    }

    public static void Autocorrelation(Prior prior, FaultList faults)
    {
        BindingChecks.Fits(new NoiseKey(NoisePart.Autocorrelation).Name, prior, AutoregressionSpec.Domain, faults);
        if (prior is FixedPrior { Value: 1 or -1 } point)
            faults.Error(string.Create(CultureInfo.InvariantCulture, $"The autocorrelation of the noise is fixed at {point.Value}: such errors have no variance."), "Write a value between -1 and 1, or a random walk as trend.");
    }

    public static void Data(ModelSpec spec, Panel panel, FaultList faults)
    {
        if (spec.Likelihood.Weights is not { } column)
            return;
        var weights = panel.WindowOf(column);
        var (missing, first) = (0, "");
        for (var cell = panel.Cells - 1; cell >= 0; cell--)
        {
            if (double.IsNaN(weights[cell]) && !double.IsNaN(panel.FittedOutcome[cell]))
                (missing, first) = (missing + 1, panel.Window.Label(cell % panel.Periods));
        }
        if (missing > 0)
        {
            faults.Error(
                string.Create(CultureInfo.InvariantCulture, $"The weight {column} is missing in {missing} fitted rows, first in {first}."),
                "Only rows without an outcome may lack a weight: write one, or exclude the row.");
        }
    }
}
