using MediaMix.Numerics;

namespace MediaMix;

/// <summary>Buffers of one pass of one channel over some rows. Rows are a whole number of vectors; spare rows see no exposure.</summary>
sealed class MediaRun
{
    /// <summary>Allocates the buffers.</summary>
    /// <param name="transform">The channel's transforms.</param>
    /// <param name="rows">Rows of response wanted; rounded up to whole vectors.</param>
    /// <param name="varies">True when the effectiveness moves over time.</param>
    public MediaRun(MediaTransform transform, int rows, bool varies)
    {
        Rows = Padding.RoundUp(rows);
        var inner = transform.Order == TransformOrder.AdstockFirst ? Rows : Rows + transform.Lead;
        Response = new double[Rows];
        ResponseAdjoint = new double[Rows];
        Transformed = varies ? new double[Rows] : Response;
        TransformedAdjoint = varies ? new double[Rows] : ResponseAdjoint;
        Intermediate = new double[inner];
        IntermediateAdjoint = new double[inner];
        Reached = transform.HasReach ? new double[inner] : Intermediate;
        Tape = new double[inner];
    }

    /// <summary>Rows of response, padded.</summary>
    public int Rows { get; }

    /// <summary>Response of every row.</summary>
    public double[] Response { get; }

    /// <summary>∂L/∂response; set by the caller before the way back.</summary>
    public double[] ResponseAdjoint { get; }

    /// <summary>What the transforms make of the plan: the response before effectiveness multiplies it, the same array where that is constant.</summary>
    public double[] Transformed { get; }

    /// <summary>∂L/∂transformed.</summary>
    public double[] TransformedAdjoint { get; }

    /// <summary>Between the two transforms.</summary>
    public double[] Intermediate { get; }

    /// <summary>What is carried over where saturation comes first: the intermediate, times reach where there is one.</summary>
    public double[] Reached { get; }

    public double[] IntermediateAdjoint { get; }

    /// <summary>What the saturation keeps for its way back.</summary>
    public double[] Tape { get; }
}
