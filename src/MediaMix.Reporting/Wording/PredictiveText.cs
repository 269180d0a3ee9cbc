using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>Posterior predictive checks in words, for terminal and report alike.</summary>
public static class PredictiveText
{
    /// <summary>The statistic in one or two words.</summary>
    /// <param name="check">The check.</param>
    public static string Name(PredictiveCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Statistic switch
        {
            "sd" => "spread",
            "autocorrelation" => "autocorrelation",
            "min" => "lowest period",
            "max" => "highest period",
            _ => "average",
        };
    }

    /// <summary>What was observed and what the model makes: <c>1,230 in the data; 1,180–1,290 in 90 % of outcomes that the model makes.</c></summary>
    /// <param name="check">The check.</param>
    public static string Meaning(PredictiveCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return $"{NumberText.Compact(check.Observed)} in the data; {NumberText.Range(check.Replicated)} in 90 % of outcomes that the model makes.";
    }
}
