namespace MediaMix.Analysis;

/// <summary>What a model predicts for periods that follow its data, under planned media and assumed controls. Pure data.</summary>
public sealed record Prediction
{
    /// <value>The periods.</value>
    public required TimeAxis Periods { get; init; }

    /// <value>Geos, one for a national model.</value>
    public required IReadOnlyList<string> Geos { get; init; }

    /// <value>Outcome with noise, over all geos together, per period; its mean is the expected outcome.</value>
    public required Band Outcome { get; init; }

    /// <value>The same per geo; empty for a national model.</value>
    public required IReadOnlyList<Band> OutcomeByGeo { get; init; }

    /// <value>Outcome with noise over all periods and geos.</value>
    public required Estimate Total { get; init; }

    /// <value>Expected outcome over all periods and geos: parameter uncertainty alone.</value>
    public required Estimate ExpectedTotal { get; init; }

    /// <value>What every channel adds over the periods, carryover of earlier media included and that behind the periods left out; under log-normal errors what would be lost without it.</value>
    public required IReadOnlyList<(string Channel, double Spend, Estimate Effect)> Channels { get; init; }

    /// <value>Channels planned beyond the largest exposure that the fit has seen, where the response is a guess.</value>
    public IReadOnlyList<PlannedBeyond> Beyond { get; init; } = [];

    /// <value>Parameters that the fit says nothing of and that were drawn from their priors.</value>
    public required IReadOnlyList<string> Fresh { get; init; }
}
