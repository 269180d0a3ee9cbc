using MediaMix.Numerics.BitCheck;

// Prints which vector widths this process really uses, then the digests of the bits of kernels and decompositions.
Console.WriteLine(InstructionSets.Describe());
Console.WriteLine(KernelDigest.Compute());
Console.WriteLine(LinearAlgebraDigest.Compute());
