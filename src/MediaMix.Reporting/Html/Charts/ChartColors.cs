using System.Globalization;

namespace MediaMix.Reporting;

/// <summary>The colours of the charts by meaning; the style sheet holds their values for light, dark and print.</summary>
internal static class ChartColors
{
    public const string Ink = "var(--ink)";
    public const string Muted = "var(--muted)";
    public const string Faint = "var(--faint)";
    public const string Accent = "var(--accent)";
    public const string Baseline = "var(--series-baseline)";
    public const string Controls = "var(--series-controls)";
    public const string Treatments = "var(--series-treatments)";
    public const string Other = "var(--series-other)";
    public const string Loss = "var(--loss)";
    public const string Surface = "var(--surface)";

    /// <summary>How many series get a colour of their own; more cannot be told apart.</summary>
    public const int Distinct = 10;

    /// <summary>Colour of a series by rank, from 0.</summary>
    public static string Series(int rank) => $"var(--series-{(rank + 1).ToString(CultureInfo.InvariantCulture)})";
}
