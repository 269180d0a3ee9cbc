using MediaMix.Analysis;

namespace MediaMix.Reporting;

/// <summary>What an experiment and the model say of each other, in plain sentences without a full stop, for terminal and report alike.</summary>
/// <remarks>As in <see cref="Sentences"/>, anything written into HTML still has to be encoded there.</remarks>
public static class ExperimentText
{
    // Half the width of a 90 % interval of a normal error, in standard errors.
    const double Ninety = 1.6448536269514722;

    /// <summary>
    /// <c>The experiment geo test found a lift of 1,200 (90 %: 707–1,693); without it the model says 1,450 (90 %: 900–2,010), which agrees
    /// (z = −0.5); with it 1,290 (90 %: 980–1,610)</c>.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    public static string Sentence(ExperimentResult experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return $"The experiment {Sentences.Name(experiment.Name)} found {Quantity(experiment)} of {Number(Stated(experiment))}; "
            + $"without it the model says {Number(experiment.Without)}, which {Agreement(experiment)}; with it {Number(experiment.With)}";
    }

    /// <summary>The stated value with the 90 % interval of its standard error.</summary>
    /// <param name="experiment">The experiment.</param>
    public static Estimate Stated(ExperimentResult experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return Stated(experiment.Stated, experiment.StandardError);
    }

    /// <summary>A stated value with the 90 % interval of its standard error.</summary>
    /// <param name="value">The value.</param>
    /// <param name="se">Its standard error.</param>
    public static Estimate Stated(double value, double se) => new(value, value - Ninety * se, value, value + Ninety * se);

    /// <summary>What an experiment states, with its article: <c>a lift</c>.</summary>
    /// <param name="experiment">The experiment.</param>
    public static string Quantity(ExperimentResult experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return Quantity(experiment.Quantity);
    }

    /// <summary>The same by the key of the quantity.</summary>
    /// <param name="quantity">As in <see cref="ExperimentResult.Quantity"/>.</param>
    public static string Quantity(string quantity) => quantity switch
    {
        "roi" => "a return per unit spent",
        "cost_per_outcome" => "a cost per unit of outcome",
        "pymc_saturation" => "a lift per period",
        _ => "a lift",
    };

    /// <summary>How far statement and model are apart: <c>agrees (z = 0.4)</c>.</summary>
    /// <param name="experiment">The experiment.</param>
    public static string Agreement(ExperimentResult experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var words = Math.Abs(experiment.Discrepancy) switch { < 2 => "agrees", <= 3 => "hardly agrees", _ => "does not agree" };
        return $"{words} (z = {NumberText.Fixed(experiment.Discrepancy, 1)})";
    }

    static string Number(Estimate estimate) => $"{NumberText.Mean(estimate)} (90 %: {NumberText.Range(estimate)})";
}
