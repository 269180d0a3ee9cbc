using static System.FormattableString;

namespace MediaMix.Data;

/// <summary>Reads a prior and checks that its support fits the parameter.</summary>
static class PriorValue
{
    public static Prior? Read(YamlNode node, string label, Interval domain, FaultList faults)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            YamlValue.Wrong(node, label, "a prior such as normal(0, 1)", faults);
            return null;
        }
        if (!scalar.IsQuoted && scalar.Text.Contains('(', StringComparison.Ordinal) && !scalar.Text.Contains(')', StringComparison.Ordinal))
        {
            faults.Error($"{label}: {FaultText.Quote(scalar.Text)} has no closing parenthesis.", "Inside { } a prior needs quotation marks, such as \"normal(0, 1)\".", scalar.Where);
            return null;
        }
        if (!PriorText.TryParse(scalar.Text, out var prior, out var problem, out var column))
        {
            faults.Error($"{label}: {problem}", null, Inside(scalar, column));
            return null;
        }
        return IsWithin(prior, label, domain, scalar.Where, faults) ? prior : null;
    }

    /// <summary>True when a prior may stand on a parameter of that domain; otherwise false after adding a fault.</summary>
    public static bool IsWithin(Prior prior, string label, Interval domain, SourceLocation where, FaultList faults)
    {
        if (Fits(prior.Support, domain))
            return true;
        faults.Error(
            $"{label}: {prior.Text} allows values {Words(prior.Support)}; the parameter lies {Words(domain)}.",
            $"Choose a prior with its support {Words(domain)}, such as {Example(domain)}.",
            where);
        return false;
    }

    // A fixed value has an interval without inside.
    static bool Fits(Interval support, Interval domain) =>
        support.IsWithin(domain) && (support.Lower < support.Upper || domain.Contains(support.Lower));

    static SourceLocation Inside(YamlScalar scalar, int column) =>
        scalar.Where with { Column = scalar.Where.Column + (scalar.IsQuoted ? 1 : 0) + Math.Max(0, column - 1) };

    static string Words(Interval interval) => (double.IsFinite(interval.Lower), double.IsFinite(interval.Upper)) switch
    {
        (true, true) when interval.Lower == interval.Upper => Invariant($"at {interval.Lower}"),
        (true, true) => Invariant($"between {interval.Lower} and {interval.Upper}"),
        (true, false) => Invariant($"above {interval.Lower}"),
        (false, true) => Invariant($"below {interval.Upper}"),
        _ => "anywhere",
    };

    static string Example(Interval domain) => domain == Interval.Unit ? "beta(2, 3)" : double.IsFinite(domain.Upper) ? "uniform(0, 0.95)" : "half_normal(1)";
}
