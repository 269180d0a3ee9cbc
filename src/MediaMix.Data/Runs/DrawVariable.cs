using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MediaMix.Data;

/// <summary>The draws of one scalar.</summary>
/// <param name="Name">Name, such as <c>tv.adstock.decay</c> or <c>control[covid=2]</c>; any text.</param>
/// <param name="Values">[chain][draw]; every chain has equally many draws.</param>
public sealed record DrawVariable(string Name, double[][] Values);

/// <summary>What a draws folder holds.</summary>
/// <param name="Parameters">Parameters, in the order in which they were written.</param>
/// <param name="Statistics">Sampler statistics, such as <c>divergent</c>, in the order in which they were written.</param>
public sealed record StoredDraws(IReadOnlyList<DrawVariable> Parameters, IReadOnlyList<DrawVariable> Statistics)
{
    /// <value>What a fit without an experiment says in its place, in the unit of its statement, by the name of the experiment; of those that were fitted.</value>
    public IReadOnlyList<DrawVariable> Refits { get; init; } = [];

    /// <summary>SHA-256 of all names and all numbers, lower-case hex: equal for equal bits on every system.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var group in (IReadOnlyList<DrawVariable>[])[Parameters, Statistics, Refits])
        {
            Count(group.Count);
            foreach (var variable in group)
            {
                var name = Encoding.UTF8.GetBytes(variable.Name);
                Count(name.Length);
                hash.AppendData(name);
                Count(variable.Values.Length);
                foreach (var chain in variable.Values)
                {
                    Count(chain.Length);
                    Append(chain);
                }
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Count(int value)
        {
            Span<byte> bytes = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            hash.AppendData(bytes);
        }

        void Append(double[] values)
        {
            if (BitConverter.IsLittleEndian)
            {
                hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
                return;
            }
            Span<byte> bytes = stackalloc byte[sizeof(double)];
            foreach (var value in values)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                hash.AppendData(bytes);
            }
        }
    }
}
