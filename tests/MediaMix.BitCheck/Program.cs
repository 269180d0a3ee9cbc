using MediaMix.BitCheck;
using MediaMix.Numerics.BitCheck;

// Prints which vector widths this process really uses, then one line per quantity of every fit.
Console.WriteLine(InstructionSets.Describe());
foreach (var line in FitDigest.Lines())
    Console.WriteLine(line);
