namespace MediaMix.Analysis;

/// <summary>What is known of how good a solution is.</summary>
public enum CertificateKind
{
    /// <summary>The problem is concave: the bound is that of its dual, and a small gap proves the optimum.</summary>
    Concave,

    /// <summary>The problem is not concave: the bound is that of a concave problem above it, or of the envelopes of its curves.</summary>
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
    /// <summary>What a bound may lie below a value by rounding, relative to the terms that both are sums of.</summary>
    internal const double Rounding = 1e-8;

    /// <summary>(bound − value) / |value|, ≥ 0; infinite where no bound is known.</summary>
    public double Gap => (Bound - Value) / Math.Max(Math.Abs(Value), double.Epsilon);

    /// <summary>Makes a certificate. A bound below the value by less than rounding is the value.</summary>
    /// <param name="kind">What the bound rests on.</param>
    /// <param name="value">What the solution reaches.</param>
    /// <param name="bound">What none can exceed.</param>
    /// <param name="size">Magnitude of the terms of both.</param>
    /// <exception cref="InvalidOperationException">The bound is below the value by more than rounding: then it is no bound, which is a fault of the program.</exception>
    internal static BudgetCertificate Of(CertificateKind kind, double value, double bound, double size) =>
        !double.IsFinite(value) || double.IsNaN(bound) || bound < value - Rounding * Math.Max(size, Math.Abs(value))
            ? throw new InvalidOperationException(FormattableString.Invariant($"The plan reaches {value:R}, and the bound that no plan can exceed is {bound:R}: the bound is wrong. This is a fault of the program, please report it."))
            : new BudgetCertificate(kind, value, Math.Max(value, bound));
}
