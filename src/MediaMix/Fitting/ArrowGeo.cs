using MediaMix.Numerics;

namespace MediaMix;

/// <summary>What an evaluation of an <see cref="ArrowBlock"/> keeps for one geo with k columns of its own.</summary>
sealed class ArrowGeo(int count)
{
    public int Count => count;

    /// <summary>Place of the first column among the rows of its <see cref="ArrowPart"/>.</summary>
    public int FirstRow { get; set; }

    /// <summary>1/r.</summary>
    public double Precision { get; set; }

    public double[] Sds { get; } = Padding.Allocate(count);

    /// <summary>h of the geo's coefficients.</summary>
    public double[] Weights { get; } = Padding.Allocate(count);

    /// <summary>The right-hand side, then the solution.</summary>
    public double[] Solution { get; } = Padding.Allocate(count);

    /// <summary>D = L Lᵀ.</summary>
    public CholeskyWorkspace Matrix { get; } = new(count);

    public double LogDeterminant { get; set; }

    /// <summary>εᵀε/r.</summary>
    public double Residual { get; set; }

    /// <summary>tr V − k of the geo's coefficients.</summary>
    public double Excess { get; set; }

    /// <summary>tr(V S G S)/r.</summary>
    public double Trace { get; set; }
}
