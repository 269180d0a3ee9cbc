namespace MediaMix;

/// <summary>
/// Coefficients that write a log density as
/// <c>c + ll·ln(x−lower) + lu·ln(upper−x) + a·x + q·(x−m)² + r/x + lq·(ln(x−lower)−lm)²</c>,
/// so that most priors of a model are evaluated in one vectorised pass.
/// </summary>
/// <param name="Constant">c, the logarithm of the normalising constant.</param>
/// <param name="LogLower">ll; needs a finite lower end of the support.</param>
/// <param name="LogUpper">lu; needs a finite upper end of the support.</param>
/// <param name="Linear">a.</param>
/// <param name="Quadratic">q.</param>
/// <param name="Centre">m.</param>
/// <param name="Reciprocal">r; the support is positive.</param>
/// <param name="LogQuadratic">lq; needs a finite lower end of the support.</param>
/// <param name="LogCentre">lm.</param>
public readonly record struct CanonicalDensity(
    double Constant,
    double LogLower = 0,
    double LogUpper = 0,
    double Linear = 0,
    double Quadratic = 0,
    double Centre = 0,
    double Reciprocal = 0,
    double LogQuadratic = 0,
    double LogCentre = 0);
