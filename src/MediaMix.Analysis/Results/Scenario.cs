namespace MediaMix.Analysis;

/// <summary>Another way to spend, against the way it was.</summary>
/// <param name="Name">What is changed, in a few words.</param>
/// <param name="Spend">Spend per channel, before and after; paid channels in model order.</param>
/// <param name="Gain">Outcome above that of the spend as it was.</param>
/// <param name="ProbabilityBetter">P(gain &gt; 0).</param>
/// <param name="Roi">Outcome of all paid media per unit of spend under the scenario; null where nothing is spent.</param>
/// <param name="Sentence">What it comes to, as one sentence with a full stop.</param>
public sealed record Scenario(
    string Name, IReadOnlyList<ScenarioSpend> Spend, Estimate Gain, double ProbabilityBetter, Estimate? Roi, string Sentence);

/// <summary>Spend of one channel in a scenario.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Before">Spend as it was.</param>
/// <param name="After">Spend under the scenario.</param>
public readonly record struct ScenarioSpend(string Channel, double Before, double After);
