namespace MediaMix.Analysis;

/// <summary>A column that drives the outcome, in units that can be compared over geos.</summary>
/// <param name="Name">Channel or control, as results call it.</param>
/// <param name="IsMedia">True for the exposure of a channel, false for a control.</param>
/// <param name="Values">[geo, period of the window] row-major; media per inhabitant, or relative to the size of the geo.</param>
/// <param name="Raw">The same as the data have it.</param>
sealed record DesignVariable(string Name, bool IsMedia, double[] Values, double[] Raw);
