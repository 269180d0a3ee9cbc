namespace MediaMix.Inference;

/// <summary>What one step of a path tells of the curvature.</summary>
/// <param name="Step">s = θ′ − θ.</param>
/// <param name="Change">y = ∇f′ − ∇f for f = −log p, so that sᵀy &gt; 0 where log p is concave along the step.</param>
readonly record struct CurvaturePair(double[] Step, double[] Change);
