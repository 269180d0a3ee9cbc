namespace MediaMix.Analysis;

/// <summary>What is known of how good a solution is.</summary>
public enum CertificateKind
{
    /// <summary>The problem is concave: the bound is that of its dual, and a small gap proves the optimum.</summary>
    Concave,

    /// <summary>The problem is not concave: the bound is that of the smallest concave problem above it.</summary>
    Envelope,

    /// <summary>No bound is known: the best of several climbs.</summary>
    BestFound,
}

/// <summary>How good a solution is at least. No plan that keeps the constraints is worth more than the bound.</summary>
/// <param name="Kind">What the bound rests on.</param>
/// <param name="Value">What the solution reaches.</param>
/// <param name="Bound">What none can exceed; infinite where that is not known.</param>
public sealed record BudgetCertificate(CertificateKind Kind, double Value, double Bound)
{
    /// <summary>(bound − value) / |value|; ≥ 0 up to rounding.</summary>
    public double Gap => Math.Max(0, (Bound - Value) / Math.Max(Math.Abs(Value), double.Epsilon));
}
