namespace MediaMix.Numerics;

/// <summary>Philox4x64-10: a keyed bijection of 256-bit counters whose outputs pass for random (Salmon et al. 2011).</summary>
static class Philox
{
    const int Rounds = 10;
    const ulong Multiplier0 = 0xD2E7_470E_E14C_6C93;
    const ulong Multiplier1 = 0xCA5A_8263_9512_1157;
    const ulong Weyl0 = 0x9E37_79B9_7F4A_7C15; // golden ratio
    const ulong Weyl1 = 0xBB67_AE85_84CA_A73B; // √3 − 1

    internal static (ulong R0, ulong R1, ulong R2, ulong R3) Block(
        (ulong C0, ulong C1, ulong C2, ulong C3) counter, (ulong K0, ulong K1) key)
    {
        var (c0, c1, c2, c3) = counter;
        var (k0, k1) = key;
        for (var round = 0; round < Rounds; round++)
        {
            var high0 = Math.BigMul(Multiplier0, c0, out var low0);
            var high1 = Math.BigMul(Multiplier1, c2, out var low1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }
}
