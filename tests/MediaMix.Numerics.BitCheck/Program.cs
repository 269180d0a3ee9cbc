using MediaMix.Numerics.BitCheck;

// Prints which vector widths this process really uses, then the digest of the kernels' bits.
Console.WriteLine(InstructionSets.Describe());
Console.WriteLine(KernelDigest.Compute());
