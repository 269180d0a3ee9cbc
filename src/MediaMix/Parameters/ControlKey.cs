using System.Globalization;

namespace MediaMix;

/// <summary>The effect of a control, a parameter of one with levels, or the control as a component.</summary>
/// <param name="Column">Column of the control.</param>
/// <param name="Lag">Rows by which it is late.</param>
/// <param name="Part">What it does, of a control with levels.</param>
/// <param name="Level">The level; null for other parts.</param>
public sealed record ControlKey(string Column, int Lag = 0, LevelPart Part = LevelPart.Whole, string? Level = null) : ParameterKey
{
    /// <inheritdoc/>
    private protected override string Stem => string.Create(
        CultureInfo.InvariantCulture,
        $"control[{Column}{(Part == LevelPart.Level ? $"={Level}" : "")}]{(Lag == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".lag[{Lag}]"))}{(Part == LevelPart.Contrast ? ".contrast" : "")}");
}
